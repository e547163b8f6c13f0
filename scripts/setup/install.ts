import { type CompanyProfile } from '../../domain/company/profile';
import { type Actor } from '../../domain/kernel/people';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { type Connection, type Prisma } from '../../prisma/client';
import { insertProfile } from '../../prisma/load-profile';
import { seedCalendar } from '../calendar-years';
import { seedLibrary } from '../seed-library';

/** A user who is created at the installation. */
export type FirstUser = Required<Pick<Prisma.UserCreateManyInput, 'userId' | 'name' | 'email' | 'language' | 'roles'>> &
  Prisma.UserCreateManyInput;

export interface Installation {
  company: CompanyProfile;
  /** Superiors come first, because others refer to them. */
  users: readonly FirstUser[];
  /** The route owner of the approval rules: the last person to whom approvals escalate. */
  routeOwner: string;
  /** The actor who is recorded as the author of the settings. */
  by: Actor;
}

/**
 * Inserts what an empty installation needs: the company, its first users, contract types, approval rules and a work calendar. Existing rows stay.
 * @returns false if the company already existed
 */
export async function install(db: Connection, { company, users, routeOwner, by }: Installation): Promise<boolean> {
  const isNew = await insertProfile(db, company, by);
  await db.user.createMany({ data: [...users], skipDuplicates: true });
  await seedLibrary(db);
  const rules = defaultRuleSet(company.policy.executiveThreshold, routeOwner);
  const { ruleSetId, version } = rules;
  const body = rules as unknown as Prisma.InputJsonValue; // plain JSON; TypeScript cannot tell from the interface
  await db.ruleSet.createMany({
    data: [{ ruleSetId, version, status: 'published', body, publishedAt: new Date() }],
    skipDuplicates: true,
  });
  await seedCalendar(db);
  return isNew;
}
