import { z } from 'zod';
import { type Database } from '../../prisma/client';
import { problem } from '../http/problem';

const absence = z
  .object({ absenceId: z.string(), from: z.iso.date(), to: z.iso.date(), deputy: z.string().nullable() })
  .meta({ id: 'Absence', description: 'Days of absence, first and last included; the deputy decides meanwhile' });

export const user = z
  .object({
    ...{ userId: z.string(), name: z.string(), email: z.string(), language: z.string(), active: z.boolean() },
    ...{ approvesFor: z.array(z.string()), roles: z.array(z.string()), manager: z.string().nullable() },
    absences: z.array(absence),
  })
  .meta({ id: 'User' });

interface UserRow {
  userId: string;
  email: string;
}

/** Users with an id greater than `after`, ordered by id. */
export function usersNow(db: Database, after: string, limit: number, only: string | null = null): Promise<UserRow[]> {
  return db.$queryRaw<UserRow[]>`
    SELECT u.user_id AS "userId", u.name, u.email, u.language, u.active, u.approves_for AS "approvesFor", u.roles,
      m.email AS manager, COALESCE((SELECT jsonb_agg(jsonb_build_object('absenceId', a.absence_id, 'from', a.from_day,
        'to', a.to_day, 'deputy', d.email) ORDER BY a.from_day)
        FROM absences a LEFT JOIN users d ON d.user_id = a.deputy_id WHERE a.user_id = u.user_id), '[]') AS absences
    FROM users u LEFT JOIN users m ON m.user_id = u.manager_id
    WHERE u.user_id > ${after} AND (${only}::text IS NULL OR u.user_id = ${only}) ORDER BY u.user_id LIMIT ${limit}`;
}

export async function userNow(db: Database, userId: string): Promise<UserRow> {
  const [found] = await usersNow(db, '', 1, userId);
  if (!found) throw problem('USER_NOT_FOUND');
  return found;
}
