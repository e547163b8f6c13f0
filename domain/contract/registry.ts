import { amendmentQuestions, amendmentWaiters } from '../amendment/asks';
import { amendmentRules } from '../amendment/commands';
import { amendmentDeadlines, planAmendment } from '../amendment/deadlines';
import { amendmentEvolvers } from '../amendment/evolve';
import { amendmentFollowUp } from '../amendment/follow-up';
import { amendmentNotices } from '../amendment/notices';
import { operationQuestions } from '../operation/asks';
import { approvalQuestions } from '../approval/asks';
import { approvalRules } from '../approval/commands';
import { approvalDeadlines, planApproval } from '../approval/deadlines';
import { approvalEvolvers } from '../approval/evolve';
import { approvalFollowUp } from '../approval/follow-up';
import { approvalNotices } from '../approval/notices';
import { remarkRules } from '../approval/remark-commands';
import { approvalWaiters } from '../approval/waiting';
import { confirmationQuestions, confirmationWaiters } from '../confirmation/asks';
import { confirmationRules } from '../confirmation/commands';
import { confirmationDeadlines, planConfirmation } from '../confirmation/deadlines';
import { confirmationEvolvers } from '../confirmation/evolve';
import { confirmationNotices } from '../confirmation/notices';
import { deliveryQuestions, deliveryWaiters } from '../delivery/asks';
import { deliveryRules } from '../delivery/commands';
import { deliveryDeadlines, planDelivery } from '../delivery/deadlines';
import { deliveryEvolvers } from '../delivery/evolve';
import { deliveryNotices } from '../delivery/notices';
import { draftingRules } from '../drafting/commands';
import { draftingEvolvers } from '../drafting/evolve';
import { draftingNotices } from '../drafting/notices';
import { draftingWaiters } from '../drafting/waiting';
import { endingQuestions, endingWaiters } from '../ending/asks';
import { endingRules } from '../ending/commands';
import { endingDeadlines, planEnding } from '../ending/deadlines';
import { endingEvolvers } from '../ending/evolve';
import { endingFollowUp } from '../ending/follow-up';
import { endingNotices } from '../ending/notices';
import { access, isInternal } from '../kernel/access';
import { words } from '../kernel/words';
import { operationRules } from '../operation/commands';
import { operationEvolvers } from '../operation/evolve';
import { operationNotices } from '../operation/notices';
import { paymentWaiters } from '../payment/asks';
import { paymentRules } from '../payment/commands';
import { paymentDeadlines, planPayment } from '../payment/deadlines';
import { paymentEvolvers } from '../payment/evolve';
import { paymentNotices } from '../payment/notices';
import { signingQuestions, signingWaiters } from '../signing/asks';
import { signingRules } from '../signing/commands';
import { planSigning, signingDeadlines } from '../signing/deadlines';
import { signingEvolvers } from '../signing/evolve';
import { signingFollowUp } from '../signing/follow-up';
import { signingNotices } from '../signing/notices';
import { verificationQuestions, verificationWaiters } from '../verification/asks';
import { verificationRules } from '../verification/commands';
import { planVerification, verificationDeadlines } from '../verification/deadlines';
import { verificationEvolvers } from '../verification/evolve';
import { verificationFollowUp } from '../verification/follow-up';
import { verificationNotices } from '../verification/notices';
import { type Commands, type CommandType, type InternalCommands } from './commands';
import { stages } from './contract';
import { type DeadlineAbout, type DeadlineKinds } from './deadline';
import { type Events } from './events';
import { type Evolvers } from './evolver';
import { type FollowUp } from './follow-up';
import { type NoticeWriters } from './notice-draft';
import { type DeadlineRules, type Planned, type Planning } from './planning';
import { type QuestionKinds } from './question';
import { type QuestionRules } from './question-rule';
import { type RulesFor } from './rule';
import { type Waiters } from './waiting-item';

/** Puts all areas together. If an area lacks a rule, an evolver or a notice, this file does not compile. */
export const commandRules = {
  ...draftingRules,
  ...approvalRules,
  ...remarkRules,
  ...confirmationRules,
  ...signingRules,
  ...deliveryRules,
  ...paymentRules,
  ...amendmentRules,
  ...endingRules,
  ...verificationRules,
  ...operationRules,
  /** Decided in `pass-deadlines.ts`, over the deadlines of all areas. */
  passDeadlines: {
    ...{
      words: words('meeting a deadline', '处理到期事项'),
      stages,
      access: access.itself,
      needs: ['clock', 'company'],
      refusals: [],
    },
    decide: () => [],
  },
} satisfies RulesFor<Commands & InternalCommands>;

/** Commands from outside: each has a route, an Update and a Signal. */
export const commandTypes = (Object.keys(commandRules) as (keyof typeof commandRules)[]) // the keys of the table above
  .filter((type): type is CommandType => !isInternal(commandRules[type].access));

export const evolvers: Evolvers<Events> = {
  ...draftingEvolvers,
  ...approvalEvolvers,
  ...confirmationEvolvers,
  ...signingEvolvers,
  ...deliveryEvolvers,
  ...paymentEvolvers,
  ...amendmentEvolvers,
  ...endingEvolvers,
  ...verificationEvolvers,
  ...operationEvolvers,
};

export const noticeWriters: NoticeWriters<Events> = {
  ...draftingNotices,
  ...approvalNotices,
  ...confirmationNotices,
  ...signingNotices,
  ...deliveryNotices,
  ...paymentNotices,
  ...amendmentNotices,
  ...endingNotices,
  ...verificationNotices,
  ...operationNotices,
};

export const deadlineRules: DeadlineRules<DeadlineKinds> = {
  ...approvalDeadlines,
  ...confirmationDeadlines,
  ...signingDeadlines,
  ...deliveryDeadlines,
  ...paymentDeadlines,
  ...amendmentDeadlines,
  ...endingDeadlines,
  ...verificationDeadlines,
};

/** The deadline planners of all areas. */
export const planners: readonly ((planning: Planning) => Planned<DeadlineAbout>[])[] = [
  planApproval,
  planConfirmation,
  planSigning,
  planDelivery,
  planPayment,
  planAmendment,
  planEnding,
  planVerification,
];

export const questionRules: QuestionRules<QuestionKinds> = {
  ...approvalQuestions,
  ...confirmationQuestions,
  ...deliveryQuestions,
  ...amendmentQuestions,
  ...endingQuestions,
  ...signingQuestions,
  ...verificationQuestions,
  ...operationQuestions,
};

/** Lists whom the contract waits for, in the order in which people read it. */
export const waiters: readonly Waiters[] = [
  draftingWaiters,
  approvalWaiters,
  confirmationWaiters,
  signingWaiters,
  amendmentWaiters,
  endingWaiters,
  deliveryWaiters,
  paymentWaiters,
  verificationWaiters,
];

/** Follow-ups of all areas. The first one that gives an event wins; then all are tried again. */
export const followUps: readonly FollowUp[] = [
  approvalFollowUp,
  verificationFollowUp,
  signingFollowUp,
  amendmentFollowUp,
  endingFollowUp,
];
