import { createHash } from 'node:crypto';
import { canonical } from '../../domain/kernel/canonical';
import { type ContractType, type LibraryKind, refsOf, type Template } from '../../domain/library/library';
import { type Problem } from '../../domain/kernel/problem';
import { type Words, words } from '../../domain/kernel/words';
import { type Connection, type Database, type Prisma } from '../../prisma/client';
import { problem } from '../http/problem';

/** An item of the library: its kind and id. */
export interface ItemName {
  kind: LibraryKind;
  itemId: string;
}

/** One version of an item. */
export interface VersionName extends ItemName {
  version: number;
}

/** Runs one change at a time under a lock, so that nobody else publishes, revises or retires a version between reading and changing it. */
function locked<T>(db: Database, change: (tx: Connection) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('concordat.library'))`;
    return change(tx);
  });
}

function keyOf({ kind, itemId, version }: VersionName) {
  return { kind_itemId_version: { kind, itemId, version } };
}

const kindsInChinese: Record<LibraryKind, string> = {
  contract_type: '合同类型',
  template: '合同模板',
  clause: '条款',
};

/** The name of a version in a sentence. */
export function nameOf({ kind, itemId, version }: VersionName): Words {
  return words(
    `${kind.replace('_', ' ')} ${itemId} version ${version}`,
    `${kindsInChinese[kind]} ${itemId} 第 ${version} 版`,
  );
}

/** @throws ProblemError 404 */
export async function findVersion(db: Pick<Connection, 'libraryItem'>, name: VersionName) {
  const row = await db.libraryItem.findUnique({ where: keyOf(name) });
  if (!row) throw problem('LIBRARY_ITEM_NOT_FOUND', nameOf(name));
  return row;
}

async function assertDraft(tx: Connection, name: VersionName): Promise<void> {
  const { status } = await findVersion(tx, name);
  if (status !== 'draft') throw problem('LIBRARY_ITEM_NOT_DRAFT', nameOf(name));
}

function content(body: object): { body: Prisma.InputJsonValue; digest: string } {
  const digest = createHash('sha256').update(canonical(body)).digest('hex');
  return { body: body, digest }; // JSON by its schema
}

/** Creates a draft with the next version number. If a draft with the same content exists, it returns that one, so repeating is safe. */
export function draftVersion(db: Database, { kind, itemId }: ItemName, body: object): Promise<number> {
  return locked(db, async (tx) => {
    const written = content(body);
    const kept = await tx.libraryItem.findFirst({
      where: { kind, itemId, status: 'draft', digest: written.digest },
      orderBy: { version: 'asc' },
    });
    if (kept) return kept.version;
    const last = await tx.libraryItem.aggregate({ where: { kind, itemId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    await tx.libraryItem.create({ data: { kind, itemId, version, status: 'draft', ...written } });
    return version;
  });
}

/**
 * Replaces the content of a draft.
 * @throws ProblemError 404, 409
 */
export function reviseVersion(db: Database, name: VersionName, body: object): Promise<void> {
  return locked(db, async (tx) => {
    await assertDraft(tx, name);
    await tx.libraryItem.update({ where: keyOf(name), data: content(body) });
  });
}

/**
 * Publishes a draft and retires the version before it in one transaction. Contracts keep the versions that they were made from.
 * @param problemsOf checks the version against the library at that moment
 * @returns the version that was published until now; null if there was none
 * @throws ProblemError 404, 409, and the error that `refuseFaults` makes of the problems
 */
export function publishVersion(
  db: Database,
  name: VersionName,
  problemsOf: (tx: Connection) => Promise<Problem[]>,
  refuseFaults: (problems: Problem[]) => Error,
): Promise<number | null> {
  const { kind, itemId } = name;
  return locked(db, async (tx) => {
    await assertDraft(tx, name);
    const problems = await problemsOf(tx);
    if (problems.length > 0) throw refuseFaults(problems);
    const now = new Date();
    const [before] = await tx.libraryItem.updateManyAndReturn({
      where: { kind, itemId, status: 'published' }, // at most one, by the index library_items_published_key
      data: { status: 'retired', retiredAt: now },
    });
    await tx.libraryItem.update({ where: keyOf(name), data: { status: 'published', publishedAt: now } });
    return before?.version ?? null;
  });
}

/** The published contract types that use a template, or the published templates that use a clause. */
async function usersOf(tx: Connection, { kind, itemId, version }: VersionName): Promise<string[]> {
  const inUse = (user: LibraryKind) => tx.libraryItem.findMany({ where: { kind: user, status: 'published' } });
  if (kind === 'contract_type') return [];
  if (kind === 'template')
    return (await inUse('contract_type')).flatMap(
      ({ itemId: of, body }) => ((body as unknown as ContractType).templateId === itemId ? [of] : []), // parsed by its schema before it was stored
    );
  return (await inUse('template')).flatMap(({ itemId: of, body }) =>
    refsOf(body as unknown as Template).some((ref) => ref.libraryClauseId === itemId && ref.version === version) // the same
      ? [of]
      : [],
  );
}

/**
 * Retires a version or discards a draft.
 * @throws ProblemError 404; 409 if something published uses it
 */
export function retireVersion(db: Database, name: VersionName): Promise<void> {
  return locked(db, async (tx) => {
    const { status } = await findVersion(tx, name);
    if (status === 'retired') throw problem('LIBRARY_ITEM_NOT_DRAFT', nameOf(name));
    const users = status === 'published' ? await usersOf(tx, name) : [];
    if (users.length > 0) throw problem('LIBRARY_ITEM_IN_USE', users.join(', '));
    await tx.libraryItem.update({ where: keyOf(name), data: { status: 'retired', retiredAt: new Date() } });
  });
}
