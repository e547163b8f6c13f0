import { createHash } from 'node:crypto';
import { canonical } from '../domain/kernel/canonical';
import { type LibraryKind } from '../domain/library/library';
import { type Connection, type Prisma } from '../prisma/client';
import { library } from './library/library';

/** Clauses, templates and contract types to begin with, published in their first version; what is there already stays. */
export async function seedLibrary(db: Connection): Promise<void> {
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
