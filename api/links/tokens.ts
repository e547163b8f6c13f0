import { sideOf } from '../../domain/contract/ask';
import { type Question } from '../../domain/contract/question';
import { type Actor, type Person } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { sha256 } from '../http/idempotency';

/** The data of a link. */
export interface Link {
  tokenHash: string;
  contractId: string;
  questionId: string;
  question: Question;
  recipient: Person;
  expired: boolean;
}

interface TokenRow {
  contract_id: string;
  question_id: string;
  question: Question;
  recipient: Person;
  expired: boolean;
}

/** The link of a token; null for an unknown token. The database holds only the token's hash. */
export async function findLink(db: Database, token: string): Promise<Link | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const rows = await db.$queryRaw<TokenRow[]>`
    SELECT contract_id, question_id, question, recipient, expires_at <= clock_timestamp() AS expired
    FROM link_tokens WHERE token_hash = ${sha256(token)}`;
  const row = rows[0];
  if (!row) return null;
  const { contract_id: contractId, question_id: questionId, question, recipient, expired } = row;
  return { tokenHash: sha256(token), contractId, questionId, question, recipient, expired };
}

/** The actor of the link: its recipient, on the side that the question is addressed to. */
export function linkActor({ questionId, question, recipient }: Link): Actor {
  const { name, email } = recipient;
  const owner = question.kind === 'ownership' ? { owner: true as const } : {};
  return { kind: 'link', id: questionId, name, email, side: sideOf(question), ...owner };
}

/** The command id of the answer. All links to a question share it, so that the question is answered once. */
export function answerId({ questionId }: Pick<Link, 'questionId'>): string {
  return `link:${questionId}`;
}
