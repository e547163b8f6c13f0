import { type Contract } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { isSamePerson, type Person } from '../kernel/people';
import { absenceOn, asPerson, type Company, type Employee, todayAt } from '../routing/company';
import { type Maker } from './state';

type Owned = Pick<Contract, 'owner'>;

/**
 * Whether the person works in finance and is not the contract's owner: the person who sells must not also book the receipts.
 * Source: 企业内部控制基本规范 art. 29 (不相容职务分离).
 */
export function isOfFinance({ owner }: Owned, employee: Employee | null): boolean {
  if (!employee) return false;
  const { active, approvesFor, email } = employee;
  return active && approvesFor.includes('finance') && !isSamePerson(email, owner.email);
}

/** Whether the person may verify what `madeBy` recorded. */
export function mayVerify(contract: Owned, madeBy: Maker, employee: Employee): boolean {
  return isOfFinance(contract, employee) && !isSamePerson(employee.email, madeBy.email);
}

/** Who is asked to verify: the people who are present today; if all are absent, all of them. */
export function verifiersOf(contract: Owned, madeBy: Maker, company: Company, now: Instant): Person[] {
  const entitled = company.people.filter((one) => mayVerify(contract, madeBy, one));
  const today = todayAt(company, now);
  const present = entitled.filter((one) => absenceOn(one, today) === null);
  return (present.length > 0 ? present : entitled).map(asPerson);
}
