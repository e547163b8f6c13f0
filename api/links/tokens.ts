import { type Decision } from '../../domain/contract/decisions';
import { type Person } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { sha256 } from '../http/idempotency';

/** What a link's token stands for. */
export interface Link {
  tokenHash: string;
  contractId: string;
  decisionId: string;
  decision: Decision;
  recipient: Person;
  expired: boolean;
}

interface TokenRow {
  contract_id: string;
  decision_id: string;
  decision: Decision;
  recipient: Person;
  expired: boolean;
}

/** The link of a token, null for one that we never gave out. Only the token's hash is known here. */
export async function findLink(db: Database, token: string): Promise<Link | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const rows = await db.$queryRaw<TokenRow[]>`
    SELECT contract_id, decision_id, decision, recipient, expires_at <= clock_timestamp() AS expired
    FROM link_tokens WHERE token_hash = ${sha256(token)}`;
  const row = rows[0];
  if (!row) return null;
  const { contract_id: contractId, decision_id: decisionId, decision, recipient, expired } = row;
  return { tokenHash: sha256(token), contractId, decisionId, decision, recipient, expired };
}
