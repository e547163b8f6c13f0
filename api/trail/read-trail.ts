import { z } from 'zod';
import { instantText } from '../../domain/kernel/values';
import { type Stream } from '../../prisma/append-events';
import { type Database } from '../../prisma/client';
import { actor } from '../contracts/views';
import { wholeNumberOr } from '../http/whole-number';

export const trailQuery = z.strictObject({
  after: wholeNumberOr(0, 0).meta({ description: 'Number of the last event known' }),
  limit: wholeNumberOr(100, 1, 500),
});

export const trailPage = z.object({
  items: z.array(
    z
      .object({
        seq: z.int(),
        type: z.string(),
        at: instantText.meta({ description: 'By the clock of the contract, or of whatever it happened to' }),
        recordedAt: instantText.meta({ description: 'When it was written down' }),
        actor,
        commandId: z.string(),
        data: z.record(z.string(), z.any()),
      })
      .meta({ id: 'Event' }),
  ),
  nextAfter: z.int().nullable().meta({ description: '`after` of the next page; null on the last one' }),
});

/** A page of an entity's audit trail, oldest first. */
export async function readTrail(
  db: Database,
  { kind: streamKind, id: streamId }: Stream,
  { after, limit }: z.output<typeof trailQuery>,
) {
  const rows = await db.event.findMany({
    where: { streamKind, streamId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(({ seq, type, at, recordedAt, actor: by, commandId, body }) => {
    const data = Object.fromEntries(Object.entries(body as object).filter(([key]) => key !== 'type')); // an object by eventRow
    return { ...{ seq, type, at: at.toISOString(), recordedAt: recordedAt.toISOString() }, actor: by, commandId, data };
  });
  return { items, nextAfter: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
}
