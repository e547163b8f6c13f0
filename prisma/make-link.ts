import { createHash, randomBytes } from 'node:crypto';
import { questionId } from '../domain/contract/ask';
import { type Question } from '../domain/contract/question';
import { type Person } from '../domain/kernel/people';
import { type Database } from './client';

/** Days a link can be used; long before that the question is answered, replaced or reminded of with a new link. */
const linkDays = 90;

/**
 * A mail link to one question for one person: 32 random bytes, of which only the SHA-256 is kept. A second run makes a second
 * link to the same question, which is answered once all the same.
 */
export async function makeLink(
  db: Database,
  publicUrl: string,
  ask: { contractId: string; effectId: string; question: Question; to: Person },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const { contractId, effectId, question, to } = ask;
  const [questionJson, toJson] = [JSON.stringify(question), JSON.stringify(to)];
  // Postgres' own clock sets the end, since it is the one that judges it.
  await db.$executeRaw`
    INSERT INTO link_tokens (token_hash, contract_id, effect_id, question_id, question, recipient, expires_at)
    VALUES (${hash}, ${contractId}, ${effectId}, ${questionId(contractId, question)}, ${questionJson}::jsonb, ${toJson}::jsonb,
            clock_timestamp() + make_interval(days => ${linkDays}::int))`;
  return `${publicUrl}/l/${token}`;
}
