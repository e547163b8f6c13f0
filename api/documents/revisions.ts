import { type Contract } from '../../domain/contract/contract';
import { type FrozenDocument } from '../../domain/drafting/document';
import { changesForCustomer, fieldChanges } from '../../domain/drafting/field-changes';
import { type Departure } from '../../domain/drafting/wording';
import { type Side } from '../../domain/kernel/people';
import { type Terms } from '../../domain/drafting/terms';
import { clauseTexts } from '../../documents/text/compose';
import { compareClauses } from '../../documents/redline/clauses';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { loadTerms, loadTermsOf } from '../../prisma/load-terms';
import { problem } from '../http/problem';

/** A submitted revision as it was frozen. */
export interface FrozenRevision {
  revision: number;
  frozenAt: string;
  terms: Terms;
  /** Null for old revisions that were frozen without a document. */
  document: FrozenDocument | null;
  departures: Departure[];
}

interface RevisionRow {
  revision: number;
  frozenAt: Date;
  termsDigest: string;
  document: unknown;
  departures: unknown;
}

async function frozen(db: Database, rows: readonly RevisionRow[]): Promise<FrozenRevision[]> {
  const texts = await loadTerms(
    db,
    rows.map(({ termsDigest }) => termsDigest),
  );
  return rows.flatMap(({ revision, frozenAt, termsDigest, document, departures }) => {
    const terms = texts.get(termsDigest);
    if (!terms) return [];
    return [
      {
        ...{ revision, frozenAt: frozenAt.toISOString(), terms },
        ...{ document: document as FrozenDocument | null, departures: (departures ?? []) as Departure[] }, // written by `recordTransition`
      },
    ];
  });
}

/** The frozen revisions of a contract, the newest first. */
export async function frozenRevisions(
  db: Database,
  contractId: string,
  before: number,
  limit: number,
): Promise<FrozenRevision[]> {
  const where = { contractId, revision: { lt: before } };
  return frozen(db, await db.revision.findMany({ where, orderBy: { revision: 'desc' }, take: limit }));
}

/** @throws ProblemError 404 */
export async function frozenRevision(db: Database, contractId: string, revision: number): Promise<FrozenRevision> {
  const row = await db.revision.findUnique({ where: { contractId_revision: { contractId, revision } } });
  const [found] = row ? await frozen(db, [row]) : [];
  if (!found) throw problem('REVISION_NOT_FOUND', String(revision));
  return found;
}

/** Whether the revision is approved and still the current one, so that people may rely on its document. */
export function isApproved(contract: Contract, revision: number): boolean {
  const open: Contract['stage'][] = ['draft', 'in_approval', 'withdrawn', 'declined'];
  return contract.revision === revision && !open.includes(contract.stage);
}

/** A version of the terms to be compared. `at` is the instant of freezing, null for a draft. */
export interface Version {
  revision: number | 'draft';
  at: string | null;
  terms: Terms;
}

/**
 * A frozen revision, or the draft if the number is that of the current draft.
 * @throws ProblemError 404
 */
export async function versionOf(db: Database, contract: Contract, revision: number): Promise<Version> {
  const { contractId, stage } = contract;
  if (stage === 'draft' && revision === contract.revision)
    return { revision: 'draft', at: null, terms: await loadTermsOf(db, contract.terms) };
  const { terms, frozenAt } = await frozenRevision(db, contractId, revision);
  return { revision, at: frozenAt, terms };
}

/** Compares two versions: clauses word by word, everything else field by field; for the customer only what the customer is shown. */
export function comparisonOf(
  { number, terms: { title } }: Pick<Contract, 'number' | 'terms'>,
  before: Version,
  after: Version,
  reader: Side,
): Comparison {
  const textsOf = (version: Version) => clauseTexts({ number, terms: version.terms });
  return {
    ...{ number, title },
    before: { revision: before.revision, at: before.at },
    after: { revision: after.revision, at: after.at },
    fields: (reader === 'ours' ? fieldChanges : changesForCustomer)(before.terms, after.terms),
    clauses: compareClauses(textsOf(before), textsOf(after)),
  };
}
