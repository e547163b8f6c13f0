import { numberIn, type Numbering, seriesOf } from '../domain/drafting/numbering';
import { type Stream } from './append-events';
import { type Connection } from './client';

/**
 * The next number of its series, for what is recorded in the same transaction: where that fails, the number is free again.
 * Others who take one at this moment wait for the transaction to end. Run again for the same subject it answers the number it has.
 * @param year as it is on the subject's own clocks
 */
export async function takeNumber(
  db: Connection,
  { subject, numbering, year }: { subject: Stream; numbering: Numbering; year: string },
): Promise<string> {
  const { kind: subjectKind, id: subjectId } = subject;
  const given = await db.givenNumber.findUnique({ where: { subjectKind_subjectId: { subjectKind, subjectId } } });
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
    await db.givenNumber.create({ data: { number, series, sequence, subjectKind, subjectId } });
    return number;
  }
}
