import { type Contract } from '../contract/contract';
import { approvalsOf } from '../contract/subjects';
import { type Words } from '../kernel/words';
import { type ApprovalStep, type ApprovalSubject, type StepId } from './state';
import { canReturnTo } from './change-route';

/** The step's name, or its id if the route no longer contains it. */
export function stepName(contract: Contract, subject: ApprovalSubject, stepId: StepId): Words {
  const now = approvalsOf(contract).find((one) => one.subject.kind === subject.kind && one.subject.id === subject.id);
  const past = 'approval' in contract && subject.kind === 'revision' ? contract.approval : null;
  const steps = (now?.approval ?? past)?.steps ?? [];
  return steps.find((step) => step.stepId === stepId)?.name ?? { en: stepId, 'zh-CN': stepId };
}

/** For whom somebody approves, in English: `for legal`, `as an approver added by legal`. */
export function forStep({ en }: Words): string {
  return en.startsWith('added by ') ? `as an approver ${en}` : `for ${en}`;
}

/** Steps that an approver may return the subject to: approved ones that do not come after their own. */
export function stepsBefore(contract: Contract, subject: ApprovalSubject, stepId: StepId): ApprovalStep[] {
  const found = approvalsOf(contract).find((one) => one.subject.kind === subject.kind && one.subject.id === subject.id);
  const own = found?.approval.steps.find((step) => step.stepId === stepId);
  if (!found?.underWay || !own) return [];
  return found.approval.steps.filter((step) => canReturnTo(step, own, found.approval));
}
