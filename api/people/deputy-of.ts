import { problemAt } from '../../domain/kernel/problem';
import { type Database } from '../../prisma/client';
import { problem } from '../http/problem';

/**
 * The user id of the deputy.
 * @throws ProblemError 400
 */
export async function deputyOf(db: Database, userId: string, address: string): Promise<string> {
  const deputy = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' }, active: true } });
  const fault = (code: string, en: string, zh: string) =>
    problem('INVALID_REQUEST', '', [problemAt('/deputy', code, en, zh)]);
  if (!deputy) throw fault('unknown_person', 'Nobody active has this address.', '没有在职员工使用该邮箱。');
  if (deputy.userId === userId) throw fault('own_deputy', 'Nobody is their own deputy.', '不能委托本人。');
  return deputy.userId;
}
