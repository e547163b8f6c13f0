import { type Contract } from '../contract/contract';
import { approvalsOf } from '../contract/subjects';
import { zh } from '../kernel/chinese';
import { type Words, words } from '../kernel/words';
import { type ApprovalStep, type ApprovalSubject, type BoundStep, type StepId } from './state';
import { canReturnTo } from './change-route';

/** The part of a step that texts need: its name, and where an approver added it if one did. */
export type NamedStep = Pick<BoundStep, 'name' | 'addedTo'>;

/** The step, or one with its id as name if the route no longer contains it. */
export function namedStep(contract: Contract, subject: ApprovalSubject, stepId: StepId): NamedStep {
  const now = approvalsOf(contract).find((one) => one.subject.kind === subject.kind && one.subject.id === subject.id);
  const past = 'approval' in contract && subject.kind === 'revision' ? contract.approval : null;
  const steps = (now?.approval ?? past)?.steps ?? [];
  return steps.find((step) => step.stepId === stepId) ?? { name: { en: stepId, 'zh-CN': stepId } };
}

/** The step's name, or its id if the route no longer contains it. */
export function stepName(contract: Contract, subject: ApprovalSubject, stepId: StepId): Words {
  return namedStep(contract, subject, stepId).name;
}

/** In which capacity somebody approves in the step: `for legal`, or `as an additional approver (tax, added by legal)`. */
export function capacityIn({ name, addedTo }: NamedStep): Words {
  return addedTo === undefined
    ? words(`for ${name.en}`, zh`代表${name['zh-CN']}`)
    : words(`as an additional approver (${name.en})`, zh`以“${name['zh-CN']}”审批人的身份`);
}

/** Steps that an approver may return the subject to: approved ones that do not come after their own. */
export function stepsBefore(contract: Contract, subject: ApprovalSubject, stepId: StepId): ApprovalStep[] {
  const found = approvalsOf(contract).find((one) => one.subject.kind === subject.kind && one.subject.id === subject.id);
  const own = found?.approval.steps.find((step) => step.stepId === stepId);
  if (!found?.underWay || !own) return [];
  return found.approval.steps.filter((step) => canReturnTo(step, own, found.approval));
}
