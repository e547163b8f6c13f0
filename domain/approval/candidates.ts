import { type Contract } from '../contract/contract';
import { findApproval } from '../contract/subjects';
import { type Instant } from '../kernel/days';
import { isSamePerson } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Company, type Employee } from '../routing/company';
import { ineligibilityOf } from './eligibility';
import { judgedOf } from './matter';
import { type ApprovalSubject, type StepId } from './state';

/** A department's name: that of a step for which it approves, or its id if no rule has such a step. */
export function departmentWords({ ruleSet }: Pick<Company, 'ruleSet'>, department: string): Words {
  const steps = ruleSet?.rules.flatMap((rule) => rule.steps) ?? [];
  const own = steps.find(({ approvers }) =>
    approvers.some((source) => source.kind === 'department' && source.department === department),
  );
  return own?.name ?? { en: department, 'zh-CN': department };
}

/** People to whom an approver may delegate, or whom they may add: eligible to approve now and not yet asked in the step. */
export function candidatesFor(
  contract: Contract,
  { subject, stepId }: { subject: ApprovalSubject; stepId: StepId },
  { company, now }: { company: Company; now: Instant },
): Employee[] {
  const step = findApproval(contract, subject)?.approval.steps.find((one) => one.stepId === stepId);
  if (!step) return [];
  const eligibility = { contract: judgedOf(contract, subject), company, now };
  const isAsked = ({ email }: Employee) => step.seats.some(({ holder }) => isSamePerson(holder.email, email));
  return company.people.filter((person) => !isAsked(person) && ineligibilityOf(person.email, eligibility) === null);
}
