import { sideOf } from '../../domain/contract/ask';
import { type Question } from '../../domain/contract/question';
import { type Actor, type Person } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { sha256 } from '../http/idempotency';

/** What a link's token stands for. */
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

/** The link of a token, null for one that we never gave out. Only the token's hash is known here. */
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

/** Whoever uses the link: its recipient, for their own side, and nobody else. */
export function linkActor({ questionId, question, recipient }: Link): Actor {
  const { name, email } = recipient;
  const owner = question.kind === 'ownership' ? { owner: true as const } : {};
  return { kind: 'link', id: questionId, name, email, side: sideOf(question), ...owner };
}

/** The command id of the answer: the same for every link to the question, so that it is answered once. */
export function answerId({ questionId }: Pick<Link, 'questionId'>): string {
  return `link:${questionId}`;
}
