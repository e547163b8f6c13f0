import { z } from 'zod';
import { type Words } from '../../domain/kernel/words';
import { versionStatuses } from '../../domain/library/library';

/** Limit of reported problems; more help nobody. */
export const toldFaults = 100;

export const summary = z
  .object({
    itemId: z.string(),
    version: z.int(),
    status: z.enum(versionStatuses),
    name: z.object({ en: z.string(), 'zh-CN': z.string() }),
    digest: z.string().meta({ description: 'SHA-256 of its content' }),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LibrarySummary' });

export const checked = z
  .object({
    itemId: z.string(),
    version: z.int(),
    status: z.enum(versionStatuses),
    problems: z
      .array(
        z
          .object({
            pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the version' }),
            code: z.string(),
            message: z.object({ en: z.string(), 'zh-CN': z.string() }),
          })
          .meta({ id: 'LibraryProblem' }),
      )
      .meta({ description: `Problems that prevent its publication, the first ${toldFaults}; empty if there are none` }),
  })
  .meta({ id: 'CheckedLibraryVersion' });

interface StoredVersion {
  itemId: string;
  version: number;
  status: string;
  body: unknown;
  digest: string;
  createdAt: Date;
  publishedAt: Date | null;
  retiredAt: Date | null;
}

export function summaryOf({ itemId, version, status, body, digest, createdAt, publishedAt, retiredAt }: StoredVersion) {
  const { name, heading } = body as { name?: Words; heading?: Words }; // a clause has a heading, the others have a name
  return {
    ...{ itemId, version, status, name: name ?? heading, digest, createdAt: createdAt.toISOString() },
    ...{ publishedAt: publishedAt?.toISOString() ?? null, retiredAt: retiredAt?.toISOString() ?? null },
  };
}
