import { problemAt } from '../../domain/kernel/problem';
import { type Database } from '../../prisma/client';
import { problem } from '../http/problem';

type Users = Pick<Database, 'user'>;

/** Whether the superior reports, directly or indirectly, to the person. */
async function makesCycle(db: Users, userId: string, managerId: string): Promise<boolean> {
  const people = await db.user.findMany({ select: { userId: true, managerId: true } });
  const above = new Map(people.map((one) => [one.userId, one.managerId]));
  const seen = new Set<string>();
  for (let at: string | null = managerId; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === userId) return true;
    seen.add(at);
  }
  return false;
}

/**
 * The user id of the superior with this mail address; null for null.
 * @throws ProblemError 400
 */
export async function managerIdOf(db: Users, userId: string, address: string | null): Promise<string | null> {
  if (address === null) return null;
  const manager = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' } } });
  const fault = (code: string, en: string, zh: string) =>
    problem('INVALID_REQUEST', '', [problemAt('/manager', code, en, zh)]);
  if (!manager) throw fault('unknown_person', 'Nobody who works here has this address.', '没有员工使用该邮箱。');
  if (await makesCycle(db, userId, manager.userId))
    throw fault('cycle', 'The reporting line would run in a circle.', '汇报关系会形成循环。');
  return manager.userId;
}
