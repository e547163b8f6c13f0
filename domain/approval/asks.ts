import { type Command, type CommandType } from '../contract/commands';
import { type Answer, choice, type QuestionRules } from '../contract/question-rule';
import { findApproval, subjectRules } from '../contract/subjects';
import { words } from '../kernel/words';
import { type ApprovalSubject, type StepId } from './state';
import { approvalFacts } from './facts';
import { capacityIn, namedStep } from './step-name';
import { isStepApproved, pendingSeats } from './steps';
import { zh } from '../kernel/chinese';

export interface ApprovalQuestions {
  /** `ask`: number of the request to this approver; see `Seat`. */
  approval: { subject: ApprovalSubject; stepId: StepId; ask: number };
}

type Question = { kind: 'approval' } & ApprovalQuestions['approval'];

/** The command of an approver's answer. */
function commandOf({ subject, stepId }: Question, { value, details, remark, recipient }: Answer): Command {
  const approver = recipient.email;
  const vote = { subject, stepId, approver };
  const { text, person = '', position = 'after', toStepId = '', straightBack = false } = details;
  const { commentId = '', mustBeResolved = false } = details;
  const commands: Partial<Record<CommandType, Command>> = {
    approve: { type: 'approve', ...vote, comment: remark },
    requestChanges: { type: 'requestChanges', ...vote, reason: text, straightBack },
    returnToStep: { type: 'returnToStep', ...vote, toStepId, straightBack, reason: text },
    delegate: { type: 'delegate', ...vote, to: person, reason: remark },
    addApprover: { type: 'addApprover', ...vote, person, position, reason: remark },
    comment: { type: 'comment', subject, by: approver, text, mustBeResolved },
    resolveComment: { type: 'resolveComment', subject, commentId, by: approver, text: remark },
  };
  return commands[value] ?? { type: 'reject', ...vote, reason: text };
}

/** The possible answers of an approver. The hints explain the difference between 要求修改 and 驳回. */
const approvalChoices = [
  choice('approve', 'Approve', '同意'),
  choice('requestChanges', 'Request changes', '要求修改', true, {
    hint: words(
      'In principle yes, once something is changed. It goes back at once; only those whom the change touches are asked again.',
      '原则上可以，但须先修改。立即退回起草人；修改后，只有受影响的审批人需要重新审批。',
    ),
  }),
  choice('reject', 'Reject – back to drafting', '驳回，退回起草', true, {
    hint: words(
      'You are against it. It goes back at once, or, where several people vote, when too few can still agree.',
      '不同意。立即退回起草；如本环节由多人表决，则在同意人数已无法达到要求时退回。',
    ),
  }),
  choice('returnToStep', 'Return to an earlier step', '驳回到指定环节', true, {
    details: ['step'],
    hint: words('An earlier step decides again; nothing goes back to drafting.', '由前面的环节重新审批，不退回起草。'),
  }),
  choice('delegate', 'Delegate to somebody else', '转交他人审批', false, {
    details: ['person'],
    hint: words('They decide in your place; you need not any more.', '由对方代替您审批，您无需再处理。'),
  }),
  choice('addApprover', 'Add an approver', '加签', false, {
    ...{ details: ['person', 'position'], isAside: true },
    hint: words('They must agree as well; your own decision is still needed.', '对方也须同意；您仍需作出决定。'),
  }),
  choice('comment', 'Only comment', '仅发表意见', true, { isAside: true }),
  choice('resolveComment', 'My comment is resolved', '我的意见已解决', false, { details: ['comment'], isAside: true }),
];

export const approvalQuestions: QuestionRules<ApprovalQuestions> = {
  approval: {
    side: 'ours',
    id: ({ subject, stepId, ask }) => `approval:${subject.kind}:${subject.id}:${stepId}:a${ask}`,
    heading: { en: 'What you should know', 'zh-CN': '审批前请留意' },
    choices: approvalChoices,
    title: (contract, { subject, stepId }) => {
      const { number } = contract;
      const as = capacityIn(namedStep(contract, subject, stepId));
      const what = subjectRules[subject.kind].words(subject.id);
      return {
        en: `Do you approve ${what.en} of contract ${number} ${as.en}?`,
        'zh-CN': zh`您是否${as['zh-CN']}同意合同 ${number} ${what['zh-CN']}？`,
      };
    },
    facts: (contract, question, reading) => approvalFacts(contract, question, reading),
    isOpen: (contract, { subject, stepId, ask }) => {
      const found = findApproval(contract, subject);
      const step = found?.underWay === true && found.approval.steps.find((one) => one.stepId === stepId);
      if (!step || step.openedAt === null || isStepApproved(step)) return false;
      return pendingSeats(step).some((seat) => seat.ask === ask);
    },
    command: commandOf,
  },
};
