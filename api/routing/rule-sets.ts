import { type Employee } from '../../domain/routing/company';
import { type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { type RuleSetProblem } from '../../domain/routing/route-problem';
import { type Database, type Prisma } from '../../prisma/client';
import { problem } from '../http/problem';

/** The company has one set of approval rules, in versions. */
const ruleSetId = 'default';

export type RuleSetContent = Omit<RuleSet, 'ruleSetId' | 'version'>;

interface RuleSetRow {
  version: number;
  status: string;
  body: unknown;
  createdAt: Date;
  publishedAt: Date | null;
  retiredAt: Date | null;
}

export function ruleSetOf({ body }: Pick<RuleSetRow, 'body'>): RuleSet {
  return body as RuleSet; // stored in this shape: below, by the seed or by a migration
}

/** Runs one change at a time under a lock, so that nobody else publishes, revises or discards a version between reading and changing it. */
function locked<T>(db: Database, change: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('concordat.rule_sets'))`;
    return change(tx);
  });
}

/** @throws ProblemError 404 */
export async function findRuleSet(db: Pick<Database, 'ruleSet'>, version: number): Promise<RuleSetRow> {
  const row = await db.ruleSet.findUnique({ where: { ruleSetId_version: { ruleSetId, version } } });
  if (!row) throw problem('RULE_SET_NOT_FOUND', String(version));
  return row;
}

/** Versions below `before`, newest first, without their rules. */
export function listRuleSets(db: Database, before: number, limit: number) {
  return db.ruleSet.findMany({
    where: { ruleSetId, version: { lt: before } },
    orderBy: { version: 'desc' },
    take: limit,
    omit: { body: true },
  });
}

function asJson(ruleSet: RuleSet): Prisma.InputJsonObject {
  return { ...ruleSet } as unknown as Prisma.InputJsonObject; // JSON by `ruleSetBody`; an interface has no index signature
}

async function assertDraft(tx: Prisma.TransactionClient, version: number): Promise<RuleSetRow> {
  const row = await findRuleSet(tx, version);
  if (row.status !== 'draft') throw problem('RULE_SET_NOT_DRAFT', String(version));
  return row;
}

/** Creates a draft. If a draft with the same content exists, it returns that one, so repeating is safe. */
export function draftRuleSet(db: Database, content: RuleSetContent): Promise<RuleSet> {
  return locked(db, async (tx) => {
    const [kept] = await tx.$queryRaw<{ version: number }[]>`
      SELECT version FROM rule_sets WHERE rule_set_id = ${ruleSetId} AND status = 'draft'
        AND body - 'version' = ${JSON.stringify({ ...content, ruleSetId })}::jsonb ORDER BY version LIMIT 1`;
    if (kept) return { ...content, ruleSetId, version: kept.version };
    const last = await tx.ruleSet.aggregate({ where: { ruleSetId }, _max: { version: true } });
    const ruleSet = { ...content, ruleSetId, version: (last._max.version ?? 0) + 1 };
    const { version } = ruleSet;
    await tx.ruleSet.create({ data: { ruleSetId, version, status: 'draft', body: asJson(ruleSet) } });
    return ruleSet;
  });
}

/**
 * Replaces the rules of a draft.
 * @throws ProblemError 404, 409
 */
export function reviseRuleSet(db: Database, version: number, content: RuleSetContent): Promise<RuleSet> {
  return locked(db, async (tx) => {
    await assertDraft(tx, version);
    const ruleSet = { ...content, ruleSetId, version };
    await tx.ruleSet.update({ where: { ruleSetId_version: { ruleSetId, version } }, data: { body: asJson(ruleSet) } });
    return ruleSet;
  });
}

/**
 * Publishes a draft and retires the version before it in one transaction. Contracts in approval keep the version under which they were submitted.
 * @returns the version that was published until now; null if there was none
 * @throws ProblemError 404, 409, and the error that `refuseFaults` makes of the faults
 */
export function publishRuleSet(
  db: Database,
  version: number,
  people: readonly Employee[],
  refuseFaults: (problems: RuleSetProblem[]) => Error,
): Promise<number | null> {
  return locked(db, async (tx) => {
    const problems = checkRuleSet(ruleSetOf(await assertDraft(tx, version)), people);
    if (problems.length > 0) throw refuseFaults(problems);
    const now = new Date();
    const [before] = await tx.ruleSet.updateManyAndReturn({
      where: { ruleSetId, status: 'published' }, // at most one, by the index rule_sets_published_key
      data: { status: 'retired', retiredAt: now },
    });
    await tx.ruleSet.update({
      where: { ruleSetId_version: { ruleSetId, version } },
      data: { status: 'published', publishedAt: now },
    });
    return before?.version ?? null;
  });
}

/**
 * Discards a draft.
 * @throws ProblemError 404, 409
 */
export function retireRuleSet(db: Database, version: number): Promise<void> {
  return locked(db, async (tx) => {
    const { status } = await findRuleSet(tx, version);
    if (status === 'published') throw problem('LAST_RULE_SET', String(version));
    await assertDraft(tx, version);
    await tx.ruleSet.update({
      where: { ruleSetId_version: { ruleSetId, version } },
      data: { status: 'retired', retiredAt: new Date() },
    });
  });
}
