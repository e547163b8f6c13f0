import { DateTime } from 'luxon';
import { type Database } from '../../prisma/client';

/**
 * The contract's number, such as `HT-2026-0001`: the year on the contract's own calendar and the next free number of that year.
 * Given once for each contract id, however often creation is tried. The lock keeps two creations from reading the same maximum.
 */
export async function numberFor(db: Database, contractId: string, timeZone: string): Promise<string> {
  const year = DateTime.now().setZone(timeZone).year;
  const [, , rows] = await db.$transaction([
    db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('concordat.contract_numbers'))`,
    db.$executeRaw`
      INSERT INTO contract_numbers (contract_id, year, sequence)
      SELECT ${contractId}, ${year}::int, COALESCE(max(sequence), 0) + 1 FROM contract_numbers WHERE year = ${year}::int
      ON CONFLICT (contract_id) DO NOTHING`,
    db.contractNumber.findMany({ where: { contractId } }),
  ]);
  const given = rows[0];
  if (!given) throw new Error(`Contract ${contractId} got no number.`);
  return `HT-${given.year}-${String(given.sequence).padStart(4, '0')}`;
}
