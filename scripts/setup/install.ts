import { type CompanyProfile } from '../../domain/company/profile';
import { type Actor } from '../../domain/kernel/people';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { type Connection, type Prisma } from '../../prisma/client';
import { insertProfile } from '../../prisma/load-profile';
import { seedCalendar } from '../calendar-years';
import { seedLibrary } from '../seed-library';

/** Somebody who works here from the beginning. */
export type FirstUser = Required<Pick<Prisma.UserCreateManyInput, 'userId' | 'name' | 'email' | 'language' | 'roles'>> &
  Prisma.UserCreateManyInput;

export interface Installation {
  company: CompanyProfile;
  /** Superiors first. */
  users: readonly FirstUser[];
  /** To whom everything escalates that has nowhere else to go. */
  routeOwner: string;
  /** Who is named as the one who laid it down. */
  by: Actor;
}

/**
 * What an empty installation needs: the company, its first people, contract types, approval rules and a work calendar.
 * What is there already stays.
 * @returns False where the company had been there.
 */
export async function install(db: Connection, { company, users, routeOwner, by }: Installation): Promise<boolean> {
  const isNew = await insertProfile(db, company, by);
  await db.user.createMany({ data: [...users], skipDuplicates: true });
  await seedLibrary(db);
  const rules = defaultRuleSet(company.policy.executiveThreshold, routeOwner);
  const { ruleSetId, version } = rules;
  const body = rules as unknown as Prisma.InputJsonValue; // nothing but JSON in it; interfaces do not say so
  await db.ruleSet.createMany({
    data: [{ ruleSetId, version, status: 'published', body, publishedAt: new Date() }],
    skipDuplicates: true,
  });
  await seedCalendar(db);
  return isNew;
}
