import { type Database } from '../../prisma/client';
import { aCompany, rules } from './a-company';

/** Inserts the people of the test company and its approval rules into the database. */
export async function hireStaff(db: Database): Promise<void> {
  const idOf = (email: string) => email.split('@')[0] ?? email;
  const staff = aCompany().people.map(({ name, email, language, active, approvesFor, roles, manager }) => ({
    ...{ userId: idOf(email), name, email, language, active, approvesFor, roles },
    managerId: manager === null ? null : idOf(manager),
  }));
  await db.user.createMany({ data: staff.sort((a, b) => Number(a.managerId !== null) - Number(b.managerId !== null)) });
  const { ruleSetId, version } = rules;
  const body = JSON.parse(JSON.stringify(rules)) as object;
  await db.ruleSet.create({ data: { ruleSetId, version, status: 'published', body, publishedAt: new Date() } });
}
