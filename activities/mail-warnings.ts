import { LRUCache } from 'lru-cache';
import { type Question } from '../domain/contract/question';
import { weightyFirst } from '../domain/drafting/warning';
import { type Words, words } from '../domain/kernel/words';
import { type Database } from '../prisma/client';
import { loadContract } from '../prisma/load-contract';
import { loadTermsOf } from '../prisma/load-terms';
import { loadWarnings } from '../prisma/load-warnings';

/** Limit of warnings in a mail; the page shows all of them. */
const mostWarnings = 5;

/** Cache of the warnings of a revision: its approvers are mailed at nearly the same time and get the same list. */
const toldLately = new LRUCache<string, Promise<Words[]>>({ max: 500, ttl: 60_000 });

/** The first warnings, and how many more the page lists. */
export function firstOf(warnings: readonly Words[]): Words[] {
  const more = warnings.length - mostWarnings;
  if (more <= 0) return [...warnings];
  const rest = words(`And ${more} more, which the page lists.`, `另有 ${more} 项提示，请在页面上查看。`);
  return [...warnings.slice(0, mostWarnings), rest];
}

async function firstWarnings(db: Database, contractId: string): Promise<Words[]> {
  const contract = await loadContract(db, contractId);
  if (!contract) return [];
  const warnings = await loadWarnings(db, contract, await loadTermsOf(db, contract.terms));
  return firstOf(weightyFirst(warnings).map(({ message }) => message));
}

/**
 * The warnings for an approver of a revision; empty for any other mail. If loading them fails, it is empty too: the page shows them, and the mail
 * must be sent.
 */
export async function warningsForMail(db: Database, contractId: string, question: Question | null): Promise<Words[]> {
  if (question?.kind !== 'approval' || question.subject.kind !== 'revision') return [];
  const key = `${contractId} ${question.subject.id}`;
  const known = toldLately.get(key);
  if (known) return known;
  const told = firstWarnings(db, contractId).catch(() => {
    toldLately.delete(key);
    return [];
  });
  toldLately.set(key, told);
  return told;
}
