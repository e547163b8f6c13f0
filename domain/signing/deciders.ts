import { needsExecutive } from '../approval/needs-executive';
import { type Signed } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { type Instant } from '../kernel/days';
import { type Actor, isSamePerson, type Person } from '../kernel/people';
import { absenceOn, asPerson, type Company, type Employee, employeeOf, todayAt } from '../routing/company';

type Judged = Pick<Signed, 'terms' | 'policy' | 'owner'>;

/** Departments that may waive a condition or let the contract lapse; for a contract that is not important also legal. */
function departmentsFor({ terms, policy }: Judged): string[] {
  return needsExecutive([terms.gross], policy) ? ['executive'] : ['legal', 'executive'];
}

/** Whether the person may decide for one of these departments. Never the owner, so that a second person is involved. */
function isEntitled(
  { active, approvesFor, email }: Employee,
  { owner }: Judged,
  departments: readonly string[],
): boolean {
  return active && !isSamePerson(email, owner.email) && departments.some((name) => approvesFor.includes(name));
}

/** The person who decides, or the refusal if they may not. An actor who is a person can only decide in their own name. */
export function deciderOf(
  contract: Signed,
  email: string,
  actor: Actor,
  { input, code }: { input: Input<'company'>; code: 'NOT_ENTITLED_TO_WAIVE' | 'NOT_ENTITLED_TO_LAPSE' },
): Employee | Refusal {
  if (actor.email !== undefined && !isSamePerson(actor.email, email)) return refuse('NOT_YOURSELF', actor.name, email);
  const decider = employeeOf(input('company'), email);
  return decider && isEntitled(decider, contract, departmentsFor(contract))
    ? decider
    : refuse(code, email, contract.number);
}

/** The people who are present today; if all are absent, all of them. */
function atWork(people: readonly Employee[], company: Company, now: Instant): Person[] {
  const today = todayAt(company, now);
  const present = people.filter((one) => absenceOn(one, today) === null);
  return (present.length > 0 ? present : people).map(asPerson);
}

/** Everybody who may decide. */
export function decidersOf(contract: Judged, company: Company, now: Instant): Person[] {
  const departments = departmentsFor(contract);
  return atWork(
    company.people.filter((one) => isEntitled(one, contract, departments)),
    company,
    now,
  );
}

/** Who is asked first: legal if it may decide, otherwise executives. Everybody else who may decide is asked with the first reminder. */
export function firstDecidersOf(contract: Judged, company: Company, now: Instant): Person[] {
  for (const department of departmentsFor(contract)) {
    const people = company.people.filter((one) => isEntitled(one, contract, [department]));
    if (people.length > 0) return atWork(people, company, now);
  }
  return [];
}
