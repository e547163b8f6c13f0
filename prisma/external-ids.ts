import { type Database } from './client';

/** Where the creation that claimed a name came to nothing and nobody freed it, the name is free after this time. */
const claimSeconds = 60;

interface Named {
  caller: string;
  externalId: string;
}

/**
 * Gives a contract that is about to be created its name with this caller. Of two at the same time one gets it.
 * @returns the contract that has the name already; null where it is this one's now
 */
export async function claimExternalId(
  db: Database,
  { caller, externalId }: Named,
  contractId: string,
): Promise<{ contractId: string; number: string | null } | null> {
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO external_ids (caller, external_id, contract_id) VALUES (${caller}, ${externalId}, ${contractId})
    ON CONFLICT (caller, external_id) DO UPDATE SET contract_id = EXCLUDED.contract_id, claimed_at = clock_timestamp()
      WHERE external_ids.contract_id = EXCLUDED.contract_id
        OR (external_ids.claimed_at < clock_timestamp() - make_interval(secs => ${claimSeconds})
          AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.contract_id = external_ids.contract_id))
    RETURNING contract_id`;
  if (rows.length > 0) return null;
  const key = { caller_externalId: { caller, externalId } };
  const taken = await db.externalId.findUnique({ where: key });
  const number = await db.contract.findUnique({
    where: { contractId: taken?.contractId ?? '' },
    select: { number: true },
  });
  return { contractId: taken?.contractId ?? contractId, number: number?.number ?? null };
}

/** The creation was refused: the name is free. */
export async function freeExternalId(db: Database, { caller, externalId }: Named, contractId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM external_ids e WHERE caller = ${caller} AND external_id = ${externalId} AND contract_id = ${contractId}
      AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.contract_id = e.contract_id)`;
}

/** What this caller calls the contracts, by their ids. */
export async function externalIdsOf(
  db: Database,
  caller: string,
  contractIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.externalId.findMany({ where: { caller, contractId: { in: [...contractIds] } } });
  return new Map(rows.map(({ contractId, externalId }) => [contractId, externalId]));
}
