import { createHash } from 'node:crypto';
import { canonical } from '../domain/kernel/canonical';
import { type LibraryKind } from '../domain/library/library';
import { type Connection, type Prisma } from '../prisma/client';
import { library } from './library/library';

/**
 * Clauses, templates and contract types to begin with, published in their first version, where there are none. A library that is there
 * stays as it is: its own texts are what the company has approved, and new ones may name clauses by versions that say something else there.
 */
export async function seedLibrary(db: Connection): Promise<void> {
  if ((await db.libraryItem.count()) > 0) return;
  const row = (kind: LibraryKind, itemId: string, body: object) => ({
    ...{ kind, itemId, version: 1, status: 'published', publishedAt: new Date() },
    body: body as Prisma.InputJsonValue, // plain JSON by construction
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
