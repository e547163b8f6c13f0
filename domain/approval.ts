import { type Command } from './commands';
import {
  type Approval,
  type ApprovalStep,
  type Approvers,
  type Contract,
  type Draft,
  type Policy,
  type StepId,
} from './contract';
import { type EventBody } from './events';
import { compare } from './money';
import { isSamePerson } from './people';
import { refuse, type Refusal } from './refusals';
import { type Terms } from './terms';
import { stepWords } from './words';

type Submit = Extract<Command, { type: 'submit' }>;
type Approve = Extract<Command, { type: 'approve' }>;
type Reject = Extract<Command, { type: 'reject' }>;

/** Whether the terms are important enough for the executive level: at or above the threshold, or not comparable with it. */
export function needsExecutive(terms: Terms, policy: Policy): boolean {
  const { gross } = terms.price;
  return gross.currency !== policy.executiveThreshold.currency || compare(gross, policy.executiveThreshold) >= 0;
}

/** The approval route: three departments side by side, then the executive where needed. */
export function planApprovalRoute(
  terms: Terms,
  policy: Policy,
  approvers: Approvers,
): Pick<ApprovalStep, 'stepId' | 'order' | 'approver'>[] {
  const departments: StepId[] = ['legal', 'finance', 'business'];
  const route = departments.map((stepId) => ({ stepId, order: 1, approver: approvers[stepId] }));
  return needsExecutive(terms, policy)
    ? [...route, { stepId: 'executive' as const, order: 2, approver: approvers.executive }]
    : route;
}

/** The steps that come next once everything opened so far is approved; empty while votes are out or when all is approved. */
export function stepsToOpen(approval: Approval): StepId[] {
  if (approval.steps.some((step) => step.openedAt !== null && step.approved === null)) return [];
  const closed = approval.steps.filter((step) => step.openedAt === null);
  const order = Math.min(...closed.map((step) => step.order));
  return closed.filter((step) => step.order === order).map((step) => step.stepId);
}

export function isApproved(approval: Approval): boolean {
  return approval.steps.every((step) => step.approved !== null);
}

export function openSteps(approval: Approval): ApprovalStep[] {
  return approval.steps.filter((step) => step.openedAt !== null && step.approved === null);
}

/** Four eyes: nobody approves what they drafted. */
export function submit(contract: Draft, command: Submit): EventBody[] | Refusal {
  const steps = planApprovalRoute(contract.terms, contract.policy, command.approvers);
  const conflicted = steps.find((step) => isSamePerson(step.approver.email, contract.owner.email));
  if (conflicted) {
    const words = stepWords[conflicted.stepId];
    return refuse('DRAFTER_CANNOT_APPROVE', contract.owner.name, words.en, words['zh-CN']);
  }
  return [{ type: 'ContractSubmitted', revision: contract.revision, approvers: command.approvers, steps }];
}

/** The step a vote is meant for, or why the vote does not count. */
function stepOf(contract: Contract & { approval: Approval }, command: Approve | Reject): ApprovalStep | Refusal {
  const step = contract.approval.steps.find((candidate) => candidate.stepId === command.stepId);
  const { en, 'zh-CN': zh } = stepWords[command.stepId];
  if (step === undefined || step.openedAt === null) return refuse('STEP_NOT_OPEN', en, contract.number, zh);
  if (step.approved !== null) return refuse('STEP_CLOSED', en, contract.number, zh);
  if (!isSamePerson(step.approver.email, command.approver)) return refuse('NOT_THE_APPROVER', command.approver, en, zh);
  return step;
}

export function vote(contract: Contract & { approval: Approval }, command: Approve | Reject): EventBody[] | Refusal {
  const step = stepOf(contract, command);
  if ('refused' in step) return step;
  const { revision } = contract;
  return command.type === 'approve'
    ? [{ type: 'ApprovalGiven', revision, stepId: step.stepId, comment: command.comment }]
    : [{ type: 'ContractReturned', revision, cause: 'rejected', by: step.approver.name, reason: command.reason }];
}
