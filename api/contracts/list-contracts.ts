import { z } from 'zod';
import { normalise } from '../../domain/kernel/money';
import { money } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { externalIdsOf } from '../../prisma/external-ids';
import { nextCursor, writeCursor } from '../http/paging';
import { findContracts } from './find-contracts';
import { type ListQuery } from './list-query';
import { stage, waitingFor } from './views';

export const contractPage = z.object({
  items: z.array(
    z
      .object({
        contractId: z.uuid(),
        number: z.string(),
        title: z.string(),
        stage,
        revision: z.int(),
        seq: z.int(),
        contractTypeId: z.string(),
        externalId: z.string().nullable().meta({ description: 'The id that you gave it when you created it' }),
        customerName: z.string(),
        customerId: z.uuid().nullable(),
        owner: z.object({ name: z.string(), email: z.string() }),
        gross: money,
        term: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() }),
        overdue: z.boolean(),
        waitingOn: z.array(waitingFor),
        nextDeadlineAt: z.iso.datetime().nullable(),
        createdAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
      })
      .meta({ id: 'ContractSummary' }),
  ),
  nextCursor,
});

/** A page of contracts, newest first. */
export async function listContracts(db: Database, query: ListQuery, caller: string) {
  const found = await findContracts(db, query, caller, query.limit + 1);
  const rows = await db.contract.findMany({
    where: { contractId: { in: found } },
    orderBy: [{ createdAt: 'desc' }, { contractId: 'desc' }],
    omit: { state: true, waiting: true },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const names = await externalIdsOf(
    db,
    caller,
    page.map(({ contractId }) => contractId),
  );
  return {
    items: page.map((row) => {
      const {
        contractId,
        number,
        title,
        stage: at,
        revision,
        seq,
        contractTypeId,
        customerName,
        ownerName,
        ownerEmail,
      } = row;
      const { gross, currency, startsOn, endsOn, overdue, waitingOn, nextDeadlineAt, createdAt, updatedAt } = row;
      return {
        ...{ contractId, number, title, stage: at, revision, seq, contractTypeId, customerName },
        ...{ customerId: row.customerId, externalId: names.get(contractId) ?? null },
        owner: { name: ownerName, email: ownerEmail },
        gross: normalise({ amount: gross.toFixed(), currency }),
        term: { startsOn: startsOn.toISOString().slice(0, 10), endsOn: endsOn.toISOString().slice(0, 10) },
        ...{ overdue, waitingOn, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
        nextDeadlineAt: nextDeadlineAt?.toISOString() ?? null,
      };
    }),
    nextCursor: rows.length > query.limit && last ? writeCursor(last.createdAt, last.contractId) : null,
  };
}
