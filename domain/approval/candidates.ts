import { type Contract } from '../contract/contract';
import { findApproval } from '../contract/subjects';
import { type Instant } from '../kernel/days';
import { isSamePerson } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Company, type Employee } from '../routing/company';
import { ineligibilityOf } from './eligibility';
import { judgedOf } from './matter';
import { type ApprovalSubject, type StepId } from './state';

/** What a department is called: as the rules call a step of its people; its id where they have none. */
export function departmentWords({ ruleSet }: Pick<Company, 'ruleSet'>, department: string): Words {
  const steps = ruleSet?.rules.flatMap((rule) => rule.steps) ?? [];
  const own = steps.find(({ approvers }) =>
    approvers.some((source) => source.kind === 'department' && source.department === department),
  );
  return own?.name ?? { en: department, 'zh-CN': department };
}

/** Whom an approver may delegate to, or ask to approve as well: whoever may approve now and is not asked in the step already. */
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
