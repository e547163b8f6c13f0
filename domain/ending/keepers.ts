import { type Contract, type Ended } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { isSamePerson, type Person } from '../kernel/people';
import { absenceOn, asPerson, type Company, todayAt } from '../routing/company';

/** The employee role of an archive keeper (档案管理员). */
export const keeperRole = 'archive_keeper';

/** Stages of contracts that have ended and are not archived yet. */
export const archivableStages = ['completed', 'terminated', 'expired'] as const;

/** The contract if it has ended and is not archived; otherwise null. */
export function toArchive(contract: Contract): Ended | null {
  const { stage } = contract;
  return stage === 'completed' || stage === 'terminated' || stage === 'expired' ? contract : null;
}

/** Whom to ask to archive: archive keepers present today; if all are absent, all of them; if the company has none, the contract's owner. */
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
