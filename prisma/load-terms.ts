import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Texts, textsOf } from '../domain/contract/texts';
import { type Terms } from '../domain/drafting/terms';
import { type Connection } from './client';

/** Cache size in characters: some hundred contracts, 30 MB. Terms never change, because they are identified by their digest. */
const mostCharacters = 4_000_000;

const cache = new LRUCache<string, Terms>({ maxSize: mostCharacters, maxEntrySize: mostCharacters / 4 });

interface TermsRow {
  digest: string;
  body: Terms;
  characters: number;
}

/** SHA-256, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Caches terms that were just written, because the next command reads them. */
export function cacheTerms(kept: ReadonlyMap<string, Terms>): void {
  for (const [digest, terms] of kept) cache.set(digest, terms, { size: JSON.stringify(terms).length });
}

/** Terms by digest, from the cache if possible. @throws Error when terms do not exist */
export async function loadTerms(
  db: Pick<Connection, '$queryRaw'>,
  digests: readonly string[],
): Promise<Map<string, Terms>> {
  const found = new Map<string, Terms>();
  for (const digest of digests) {
    const terms = cache.get(digest);
    if (terms) found.set(digest, terms);
  }
  const missing = [...new Set(digests)].filter((digest) => !found.has(digest));
  if (missing.length === 0) return found;
  const rows = await db.$queryRaw<TermsRow[]>`
    SELECT digest, body, length(body::text) AS characters FROM terms WHERE digest = ANY(${missing})`;
  for (const { digest, body, characters } of rows) {
    found.set(digest, body);
    cache.set(digest, body, { size: Math.max(1, characters) });
  }
  const lost = missing.find((digest) => !found.has(digest));
  if (lost !== undefined) throw new Error(`The terms ${lost} are not in the database.`);
  return found;
}

/** One set of terms. @throws Error when it does not exist */
export async function loadTermsOf(db: Pick<Connection, '$queryRaw'>, { digest }: { digest: string }): Promise<Terms> {
  const found = await loadTerms(db, [digest]);
  const terms = found.get(digest);
  if (!terms) throw new Error(`The terms ${digest} are not in the database.`);
  return terms;
}

/** These terms, and those kept later. */
export async function loadTexts(
  db: Pick<Connection, '$queryRaw'>,
  digests: readonly string[],
): Promise<Texts & { kept: Map<string, Terms> }> {
  return textsOf(sha256, await loadTerms(db, digests));
}
