import { createHash, randomBytes } from 'node:crypto';
import { questionId } from '../domain/contract/ask';
import { type Question } from '../domain/contract/question';
import { type Person } from '../domain/kernel/people';
import { type Database } from './client';
import { asRecords } from './columns';

/** Days a link can be used; long before that the question is answered, replaced or reminded of with a new link. */
const linkDays = 90;

/** What a link asks whom, and the mail that it stands in. */
export interface LinkAsk {
  contractId: string;
  effectId: string;
  question: Question;
  to: Person;
}

function made({ contractId, effectId, question, to: recipient }: LinkAsk) {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const row = { tokenHash, contractId, effectId, questionId: questionId(contractId, question), question, recipient };
  return { token, row };
}

/**
 * A mail link to each question for one person: 32 random bytes, of which only the SHA-256 is kept. A second run makes a second
 * link to the same question, which is answered once all the same.
 */
export async function makeLinks(db: Database, publicUrl: string, asks: readonly LinkAsk[]): Promise<string[]> {
  const links = asks.map(made);
  const rows = asRecords(links.map(({ row }) => row));
  // Postgres' own clock sets the end, since it is the one that judges it.
  await db.$executeRaw`
    INSERT INTO link_tokens (token_hash, contract_id, effect_id, question_id, question, recipient, expires_at)
    SELECT token_hash, contract_id, effect_id, question_id, question, recipient,
      clock_timestamp() + make_interval(days => ${linkDays}::int)
    FROM jsonb_populate_recordset(NULL::link_tokens, ${rows}::jsonb)`;
  return links.map(({ token }) => `${publicUrl}/l/${token}`);
}
