import { numberIn, type Numbering, seriesOf } from '../domain/drafting/numbering';
import { type Connection } from '../prisma/client';

/**
 * The next number of its series, for a contract that is recorded in the same transaction: where that fails, the number is free again.
 * Others who create at this moment wait for the transaction to end. Run again for the same contract it answers the number it has.
 * @param year as it is on the contract's own clocks
 */
export async function takeNumber(
  db: Connection,
  { contractId, numbering, year }: { contractId: string; numbering: Numbering; year: string },
): Promise<string> {
  const given = await db.contractNumber.findUnique({ where: { contractId } });
  if (given) return given.number;
  const series = seriesOf(numbering, year);
  for (;;) {
    const [row] = await db.$queryRaw<{ last: number }[]>`
      INSERT INTO number_series (series, last) VALUES (${series}, 1)
      ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1 RETURNING last`;
    const sequence = row?.last ?? 1;
    const number = numberIn(series, numbering.digits, sequence);
    // A number that somebody gave by hand is taken.
    if (await db.contract.findUnique({ where: { number }, select: { number: true } })) continue;
    await db.contractNumber.create({ data: { number, contractId, series, sequence } });
    return number;
  }
}
