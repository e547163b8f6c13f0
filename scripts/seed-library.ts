import { createHash } from 'node:crypto';
import { canonical } from '../domain/kernel/canonical';
import { type LibraryKind } from '../domain/library/library';
import { type Connection, type Prisma } from '../prisma/client';
import { library } from './library/library';

/**
 * Inserts the initial clauses, templates and contract types as published first versions, if the library is empty. An existing library is not changed:
 * its texts are what the company has approved, and its clause versions may have other texts than those that new templates refer to.
 */
export async function seedLibrary(db: Connection): Promise<void> {
  if ((await db.libraryItem.count()) > 0) return;
  const row = (kind: LibraryKind, itemId: string, body: object) => ({
    ...{ kind, itemId, version: 1, status: 'published', publishedAt: new Date() },
    body: body as Prisma.InputJsonValue, // built from plain JSON values
    digest: createHash('sha256').update(canonical(body)).digest('hex'),
  });
  await db.libraryItem.createMany({
    data: [
      ...library.clauses.map(({ libraryClauseId, clause }) => row('clause', libraryClauseId, clause)),
      ...library.templates.map(({ templateId, template }) => row('template', templateId, template)),
      ...library.contractTypes.map(({ contractTypeId, contractType }) =>
        row('contract_type', contractTypeId, contractType),
      ),
    ],
    skipDuplicates: true,
  });
}
