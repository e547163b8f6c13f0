import { type Command } from './commands';
import { type StepId } from '../approval/approval-state';
import { type Decision } from './decisions';
import { type Person } from '../kernel/people';

/** What a person filled in beside the choice. */
export interface Details {
  /** The comment or, where one is needed, the reason. */
  text: string;
  person?: string;
  personName?: string;
  position?: 'before' | 'after';
  toStepId?: string;
  straightBack?: boolean;
  mustBeResolved?: boolean;
  commentId?: string;
}

type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>;

/** What an answer's command is made from. */
interface Given {
  vote: { revision: number; stepId: StepId; approver: string };
  details: Details;
  remark: string | null;
}

type Maker<G> = (given: G) => Command;

const approvalCommands: Partial<Record<Command['type'], Maker<Given>>> = {
  approve: ({ vote, remark }) => ({ type: 'approve', ...vote, comment: remark }),
  requestChanges: ({ vote, details: { text, straightBack = false } }) => ({
    ...{ type: 'requestChanges', ...vote, reason: text, straightBack },
  }),
  returnToStep: ({ vote, details: { text, toStepId = '', straightBack = false } }) => ({
    ...{ type: 'returnToStep', ...vote, toStepId, straightBack, reason: text },
  }),
  delegate: ({ vote, details: { person = '' }, remark }) => ({ type: 'delegate', ...vote, to: person, reason: remark }),
  addApprover: ({ vote, details: { person = '', position = 'after' }, remark }) => ({
    ...{ type: 'addApprover', ...vote, person, position, reason: remark },
  }),
  resolveComment: ({ vote, details: { commentId = '' }, remark }) => ({
    ...{ type: 'resolveComment', commentId, by: vote.approver, text: remark },
  }),
  comment: ({ vote, details: { text, mustBeResolved = false } }) => ({
    ...{ type: 'comment', by: vote.approver, text, mustBeResolved },
  }),
};

function approvalCommand(
  decision: Of<'approval'>,
  value: Command['type'],
  details: Details,
  approver: string,
): Command {
  const { revision, stepId } = decision;
  const vote = { revision, stepId, approver };
  const remark = details.text === '' ? null : details.text;
  return approvalCommands[value]?.({ vote, details, remark }) ?? { type: 'reject', ...vote, reason: details.text };
}

function confirmationCommand(
  decision: Of<'confirmation'>,
  value: Command['type'],
  details: Details,
  recipient: Person,
): Command {
  const { text, person = '', personName = '' } = details;
  const of = { revision: decision.revision, contact: recipient.email };
  const remark = text === '' ? null : text;
  if (value === 'confirm') return { type: 'confirm', ...of, comment: remark };
  if (value === 'decline') return { type: 'decline', ...of, reason: text };
  if (value === 'requestChanges') return { type: 'requestChanges', ...of, reason: text };
  const to = { name: personName, email: person, language: recipient.language };
  return { type: 'forward', ...of, to, reason: remark };
}

/** The command of an answer, in the name of who was asked. */
export function commandOf(decision: Decision, value: Command['type'], details: Details, recipient: Person): Command {
  const { text } = details;
  const comment = text === '' ? null : text;
  switch (decision.kind) {
    case 'approval':
      return approvalCommand(decision, value, details, recipient.email);
    case 'confirmation':
      return confirmationCommand(decision, value, details, recipient);
    case 'acceptance': {
      const { milestoneId, attempt } = decision;
      return value === 'acceptDelivery'
        ? { type: 'acceptDelivery', milestoneId, attempt, comment }
        : { type: 'rejectDelivery', milestoneId, attempt, reason: text };
    }
    case 'amendment': {
      const { amendmentId, side } = decision;
      return value === 'agreeToAmendment'
        ? { type: 'agreeToAmendment', amendmentId, side, comment }
        : { type: 'refuseAmendment', amendmentId, side, reason: text };
    }
    case 'rescission': {
      const { rescissionId, side } = decision;
      return value === 'agreeToRescission'
        ? { type: 'agreeToRescission', rescissionId, side, comment }
        : { type: 'refuseRescission', rescissionId, side, reason: text };
    }
  }
}
