import { z } from 'zod';
import { instantText } from '../../domain/kernel/values';
import { type Stream } from '../../prisma/append-events';
import { type Database } from '../../prisma/client';
import { readFeed } from '../../prisma/event-feed';
import { actor } from '../contracts/views';
import { wholeNumberOr } from '../http/whole-number';

export const trailQuery = z.strictObject({
  after: wholeNumberOr(0, 0).meta({ description: 'Number of the last event you already have' }),
  limit: wholeNumberOr(100, 1, 500),
});

const event = {
  seq: z.int(),
  type: z.string(),
  at: instantText.meta({ description: 'When it happened; for a contract, by the clock of its workflow' }),
  recordedAt: instantText.meta({ description: 'When it was recorded' }),
  actor,
  commandId: z.string(),
  data: z.record(z.string(), z.any()),
};

export const trailPage = z.object({
  items: z.array(z.object(event).meta({ id: 'Event' })),
  nextAfter: z.int().nullable().meta({ description: '`after` of the next page; null on the last one' }),
});

interface EventRow {
  seq: number;
  type: string;
  at: Date;
  recordedAt: Date;
  actor: unknown;
  commandId: string;
  body: unknown;
}

function eventShown({ seq, type, at, recordedAt, actor: by, commandId, body }: EventRow) {
  const data = Object.fromEntries(Object.entries(body as object).filter(([key]) => key !== 'type')); // `eventRow` stores an object
  return { ...{ seq, type, at: at.toISOString(), recordedAt: recordedAt.toISOString() }, actor: by, commandId, data };
}

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
  const items = rows.slice(0, limit).map(eventShown);
  return { items, nextAfter: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
}

export const feedQuery = z.strictObject({
  after: wholeNumberOr(0, 0, Number.MAX_SAFE_INTEGER).meta({
    description: '`nextAfter` of the previous page; 0 starts with the very first event',
  }),
  limit: wholeNumberOr(100, 1, 500),
});

export const feedPage = z.object({
  items: z.array(
    z
      .object({
        position: z.int().meta({
          description:
            'Position among the events of all contracts. Positions may be missing; a missing position is never filled later',
        }),
        contractId: z.string(),
        number: z.string().nullable(),
        ...event,
      })
      .meta({ id: 'FeedEvent' }),
  ),
  nextAfter: z.int().meta({ description: '`after` of the next request; on the last page, use it to ask again later' }),
});

/** Events of all contracts, in the order in which they were written. */
export async function eventFeed(db: Database, query: z.output<typeof feedQuery>) {
  const { rows, through } = await readFeed(db, query);
  const items = rows.map(({ position, contractId, number, ...row }) => {
    return { position, contractId, number, ...eventShown(row) };
  });
  return { items, nextAfter: through };
}
