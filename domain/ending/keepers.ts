import { type Contract, type Ended } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { isSamePerson, type Person } from '../kernel/people';
import { absenceOn, asPerson, type Company, todayAt } from '../routing/company';

/** What somebody is who keeps the archive (档案管理员), among the roles of people. */
export const keeperRole = 'archive_keeper';

/** Stages of contracts that are over and not archived yet. */
export const archivableStages = ['completed', 'terminated', 'expired'] as const;

/** The contract, where it is to be archived; null where it is not over, or archived already. */
export function toArchive(contract: Contract): Ended | null {
  const { stage } = contract;
  return stage === 'completed' || stage === 'terminated' || stage === 'expired' ? contract : null;
}

/** Who archives: the keepers who are at work today or, where all are away, all of them; in a company without one the contract's owner. */
export function keepersOf({ owner }: Pick<Contract, 'owner'>, company: Company, now: Instant): Person[] {
  const keepers = company.people.filter(({ active, roles }) => active && roles.includes(keeperRole));
  const today = todayAt(company, now);
  const present = keepers.filter((one) => absenceOn(one, today) === null);
  const asked = (present.length > 0 ? present : keepers).map(asPerson);
  return asked.length > 0 ? asked : [owner];
}

export function isOwner({ owner }: Pick<Contract, 'owner'>, { email }: Pick<Person, 'email'>): boolean {
  return isSamePerson(owner.email, email);
}
