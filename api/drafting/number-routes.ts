import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { type Database, Prisma } from '../../prisma/client';
import { loadFramework } from '../../prisma/load-drafting';
import { normalise, subtract } from '../../domain/kernel/money';
import { line, money } from '../../domain/kernel/values';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { balance, stage } from '../contracts/views';
import { contractState } from '../contracts/send-command';
import { wholeNumberOr } from '../http/whole-number';

const voidNumber = z
  .object({
    number: z.string(),
    contractId: z.string(),
    title: z.string(),
    series: z.string().meta({
      description: 'The number series, with a placeholder for the running number',
      example: 'HD-GEN-XS-2026-{seq}',
    }),
    status: z
      .enum(['withdrawn', 'declined', 'refused'])
      .meta({ description: '`refused`: a supplementary agreement that was refused' }),
    endedAt: z.iso.datetime(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'VoidNumber' });

const voidQuery = z.strictObject({
  after: line(128).optional().meta({ description: '`nextAfter` of the previous page' }),
  limit: wholeNumberOr(100, 1, 500),
});

/** Void numbers of contracts and of supplementary agreements. Each part of the query uses an index. */
export function findVoidNumbers(db: Pick<Database, '$queryRaw'>, after: string | undefined, limit: number) {
  const most = Prisma.raw(String(limit));
  return db.$queryRaw<z.output<typeof voidNumber>[]>`
    (SELECT c.number, c.contract_id AS "contractId", c.title, n.series, c.stage AS status,
      c.state->'ending'->>'at' AS "endedAt", c.state->'ending'->>'reason' AS reason
    FROM contracts c JOIN numbers n ON n.number = c.number AND n.subject_kind = 'contract'
    WHERE c.stage IN ('withdrawn', 'declined') AND c.number > ${after ?? ''} ORDER BY c.number LIMIT ${most})
    UNION ALL
    (SELECT a.amendment_id, c.contract_id, c.title, c.number || '-S{seq}', 'refused',
      to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.closed_because
    FROM amendments a JOIN contracts c USING (contract_id)
    WHERE a.status = 'refused' AND a.amendment_id > ${after ?? ''} ORDER BY a.amendment_id LIMIT ${most})
    ORDER BY number LIMIT ${most}`;
}

/**
 * Numbers are never reused. This lists the numbers of contracts and amendments that ended before they were signed or agreed, so that every gap is
 * explained.
 */
function voidNumbersRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: '/v1/void-numbers', operationId: 'listVoidNumbers', tag: 'Contracts' },
    summary: 'Void numbers of contracts and supplementary agreements',
    description:
      'Numbers are never reused. This list explains each gap in the numbers of signed contracts, with the given reason.',
    query: voidQuery,
    answer: {
      status: 200,
      description: 'A page of void numbers, ordered by number',
      schema: z.object({ items: z.array(voidNumber), nextAfter: z.string().nullable() }),
    },
    problems: [],
    handle: async ({ response, query: { after, limit } }) => {
      const rows = await findVoidNumbers(db, after, limit + 1);
      const items = rows.slice(0, limit);
      response.json({ items, nextAfter: rows.length > limit ? (items.at(-1)?.number ?? null) : null });
    },
  });
}

const orders = z
  .object({
    ceiling: money,
    used: money.meta({ description: 'Total of the orders that were submitted or are in a later stage' }),
    left: balance,
    items: z.array(z.object({ contractId: z.string(), number: z.string(), title: z.string(), stage, gross: money })),
    nextAfter: z.string().nullable(),
  })
  .meta({ id: 'CallOffOrders' });

function ordersRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    ...{ method: 'get', path: '/v1/contracts/{contractId}/orders', operationId: 'listOrders', tag: 'Contracts' },
    summary: 'Orders called off from a framework contract, and how much of it is used',
    description: 'Only orders that were submitted and not withdrawn or declined count against the ceiling.',
    query: z.strictObject({
      after: line(128).optional().meta({ description: '`nextAfter` of the previous page' }),
      limit: wholeNumberOr(100, 1, 500),
    }),
    answer: { status: 200, description: 'A page of orders, ordered by number', schema: orders },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId, query: { after, limit } }) => {
      const { terms } = await contractState(db, contractId);
      // `loadFramework` leaves out the asking order from the sum. An order with an empty id matches none, so all orders are counted.
      const asOrder = { contractId: '', terms: { ...terms, frameworkId: contractId } };
      const [standing, rows] = await Promise.all([
        loadFramework(db, asOrder),
        db.contract.findMany({
          where: { frameworkId: contractId, number: { gt: after ?? '' } },
          orderBy: { number: 'asc' },
          take: limit + 1,
          omit: { state: true, waiting: true },
        }),
      ]);
      const { ceiling, used } = standing ?? { ceiling: terms.gross, used: { ...terms.gross, amount: '0' } };
      response.json({
        ...{ ceiling: normalise(ceiling), used: normalise(used), left: normalise(subtract(ceiling, used)) },
        items: rows.slice(0, limit).map(({ contractId: id, number: named, title, stage: at, gross, currency }) => {
          return {
            contractId: id,
            number: named,
            title,
            stage: at,
            gross: normalise({ amount: gross.toFixed(), currency }),
          };
        }),
        nextAfter: rows.length > limit ? (rows[limit - 1]?.number ?? null) : null,
      });
    },
  });
}

/** Routes for void numbers and for the orders of framework contracts. */
export function numberRoutes(services: Services): Route[] {
  return [voidNumbersRoute(services), ordersRoute(services)];
}
