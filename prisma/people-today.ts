import { type Person } from '../domain/kernel/people';
import { type Connection } from './client';

/** The people with their current names and languages, if they are our employees; others as given. People are identified by mail address. */
export async function peopleToday(db: Pick<Connection, '$queryRaw'>, people: readonly Person[]): Promise<Person[]> {
  const addresses = people.map(({ email }) => email.toLowerCase());
  const found = await db.$queryRaw<Person[]>`
    SELECT name, lower(email) AS email, CASE language WHEN 'en' THEN 'en' ELSE 'zh-CN' END AS language
    FROM users WHERE lower(email) = ANY(${addresses})`;
  return people.map((person) => {
    const now = found.find(({ email }) => email === person.email.toLowerCase());
    return now ? { ...person, name: now.name, language: now.language } : person;
  });
}
