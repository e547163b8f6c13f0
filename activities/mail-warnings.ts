import { LRUCache } from 'lru-cache';
import { type Question } from '../domain/contract/question';
import { type Words } from '../domain/kernel/words';
import { type Database } from '../prisma/client';
import { loadContract } from '../prisma/load-contract';
import { loadTermsOf } from '../prisma/load-terms';
import { loadWarnings } from '../prisma/load-warnings';

/** Limit of warnings in a mail; the page shows all of them. */
const mostWarnings = 5;

/** Cache of the warnings of a revision: its approvers are mailed at nearly the same time and get the same list. */
const toldLately = new LRUCache<string, Promise<Words[]>>({ max: 500, ttl: 60_000 });

async function firstWarnings(db: Database, contractId: string): Promise<Words[]> {
  const contract = await loadContract(db, contractId);
  if (!contract) return [];
  const warnings = await loadWarnings(db, contract, await loadTermsOf(db, contract.terms));
  return warnings.slice(0, mostWarnings).map(({ message }) => message);
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
