import { createHash, randomBytes } from 'node:crypto';
import { questionId } from '../domain/contract/ask';
import { type Question } from '../domain/contract/question';
import { type Person } from '../domain/kernel/people';
import { type Database } from './client';
import { asRecords } from './columns';

/** Days for which a link is valid; usually the question is answered, replaced or sent again with a new link long before. */
const linkDays = 90;

/** The question of a link, its recipient, and its mail. */
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
 * Creates a mail link for each question and person: 32 random bytes, of which only the SHA-256 is stored. A second run creates another
 * link to the same question, which can still be answered only once.
 */
export async function makeLinks(db: Database, publicUrl: string, asks: readonly LinkAsk[]): Promise<string[]> {
  const links = asks.map(made);
  const rows = asRecords(links.map(({ row }) => row));
  // Use Postgres' clock, because it also checks the expiry.
  await db.$executeRaw`
    INSERT INTO link_tokens (token_hash, contract_id, effect_id, question_id, question, recipient, expires_at)
    SELECT token_hash, contract_id, effect_id, question_id, question, recipient,
      clock_timestamp() + make_interval(days => ${linkDays}::int)
    FROM jsonb_populate_recordset(NULL::link_tokens, ${rows}::jsonb)`;
  return links.map(({ token }) => `${publicUrl}/l/${token}`);
}
