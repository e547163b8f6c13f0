import { createHash } from 'node:crypto';
import { canonical } from '../../domain/kernel/canonical';
import { type ContractType, type LibraryKind, refsOf, type Template } from '../../domain/library/library';
import { type Problem } from '../../domain/kernel/problem';
import { type Words, words } from '../../domain/kernel/words';
import { type Connection, type Database, type Prisma } from '../../prisma/client';
import { problem } from '../http/problem';

/** Something of the library: which kind, and its id. */
export interface ItemName {
  kind: LibraryKind;
  itemId: string;
}

/** One version of it. */
export interface VersionName extends ItemName {
  version: number;
}

/** One change at a time: between reading a version and changing it, nobody else publishes, revises or retires one. */
function alone<T>(db: Database, change: (tx: Connection) => Promise<T>): Promise<T> {
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

/** How a version is called in a sentence. */
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

/** A new draft, numbered on from the last version; a second run finds the draft with the same content, and keeps no other. */
export function draftVersion(db: Database, { kind, itemId }: ItemName, body: object): Promise<number> {
  return alone(db, async (tx) => {
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

/** Another content for a draft. @throws ProblemError 404, 409 */
export function reviseVersion(db: Database, name: VersionName, body: object): Promise<void> {
  return alone(db, async (tx) => {
    await assertDraft(tx, name);
    await tx.libraryItem.update({ where: keyOf(name), data: content(body) });
  });
}

/**
 * Puts a draft in use and the version before it out of use, both or neither. Contracts keep the versions they were made from.
 * @param problemsOf what is wrong with it, as the library is at that moment
 * @returns the version that was in use until now
 * @throws ProblemError 404, 409, and what `refuseFaults` makes of the problems
 */
export function publishVersion(
  db: Database,
  name: VersionName,
  problemsOf: (tx: Connection) => Promise<Problem[]>,
  refuseFaults: (problems: Problem[]) => Error,
): Promise<number | null> {
  const { kind, itemId } = name;
  return alone(db, async (tx) => {
    await assertDraft(tx, name);
    const problems = await problemsOf(tx);
    if (problems.length > 0) throw refuseFaults(problems);
    const now = new Date();
    const [before] = await tx.libraryItem.updateManyAndReturn({
      where: { kind, itemId, status: 'published' }, // one at most, by library_items_published_key
      data: { status: 'retired', retiredAt: now },
    });
    await tx.libraryItem.update({ where: keyOf(name), data: { status: 'published', publishedAt: now } });
    return before?.version ?? null;
  });
}

/** Contract types in use that are made from the template, and templates in use that have the clause. */
async function usersOf(tx: Connection, { kind, itemId, version }: VersionName): Promise<string[]> {
  const inUse = (user: LibraryKind) => tx.libraryItem.findMany({ where: { kind: user, status: 'published' } });
  if (kind === 'contract_type') return [];
  if (kind === 'template')
    return (await inUse('contract_type')).flatMap(
      ({ itemId: of, body }) => ((body as unknown as ContractType).templateId === itemId ? [of] : []), // read by its schema before it was written
    );
  return (await inUse('template')).flatMap(({ itemId: of, body }) =>
    refsOf(body as unknown as Template).some((ref) => ref.libraryClauseId === itemId && ref.version === version) // the same
      ? [of]
      : [],
  );
}

/** Takes a version out of use, or discards a draft. @throws ProblemError 404, 409 where something in use is made from it */
export function retireVersion(db: Database, name: VersionName): Promise<void> {
  return alone(db, async (tx) => {
    const { status } = await findVersion(tx, name);
    if (status === 'retired') throw problem('LIBRARY_ITEM_NOT_DRAFT', nameOf(name));
    const users = status === 'published' ? await usersOf(tx, name) : [];
    if (users.length > 0) throw problem('LIBRARY_ITEM_IN_USE', users.join(', '));
    await tx.libraryItem.update({ where: keyOf(name), data: { status: 'retired', retiredAt: new Date() } });
  });
}
