import { createHash, randomBytes } from 'node:crypto';
import { type Decision, decisionId } from '../domain/contract/decisions';
import { type Person } from '../domain/kernel/people';
import { type Database } from '../prisma/client';

/** Days a link can be used; long before that the decision is taken, replaced or reminded of with a new link. */
const linkDays = 90;

/**
 * A mail link to one decision for one person: 32 random bytes, of which only the SHA-256 is kept. A second run makes a second
 * link to the same decision, which is taken once all the same.
 */
export async function makeLink(
  db: Database,
  publicUrl: string,
  ask: { contractId: string; noticeId: string; decision: Decision; to: Person },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const { contractId, noticeId, decision, to } = ask;
  const [decisionJson, toJson] = [JSON.stringify(decision), JSON.stringify(to)];
  // Postgres' own clock sets the end, since it is the one that judges it.
  await db.$executeRaw`
    INSERT INTO link_tokens (token_hash, contract_id, notice_id, decision_id, decision, recipient, expires_at)
    VALUES (${hash}, ${contractId}, ${noticeId}, ${decisionId(contractId, decision)}, ${decisionJson}::jsonb, ${toJson}::jsonb,
            clock_timestamp() + make_interval(days => ${linkDays}::int))`;
  return `${publicUrl}/l/${token}`;
}
