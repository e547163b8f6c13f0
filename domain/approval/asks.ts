import { type Command, type CommandType } from '../contract/commands';
import { type Answer, type QuestionRules } from '../contract/question-rule';
import { findApproval, subjectRules } from '../contract/subjects';
import { type ApprovalSubject, type StepId } from './state';
import { approvalChoices } from './choices';
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

export const approvalQuestions: QuestionRules<ApprovalQuestions> = {
  approval: {
    side: 'ours',
    id: ({ subject, stepId, ask }) => `approval:${subject.kind}:${subject.id}:${stepId}:a${ask}`,
    heading: { en: 'What you should know', 'zh-CN': '审批前请留意' },
    choices: approvalChoices('revision'),
    choicesFor: ({ subject }) => approvalChoices(subject.kind),
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
