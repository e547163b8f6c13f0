import { type Database } from './client';

/** If the creation that claimed a name failed and nobody freed the name, it is free again after this time. */
const claimSeconds = 60;

interface Named {
  caller: string;
  externalId: string;
}

/**
 * Claims the caller's external id for a contract that is about to be created. Of two concurrent claims one succeeds.
 * @returns the contract that already has the id; null if the claim succeeded
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

/** Frees the id after the creation was refused. */
export async function freeExternalId(db: Database, { caller, externalId }: Named, contractId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM external_ids e WHERE caller = ${caller} AND external_id = ${externalId} AND contract_id = ${contractId}
      AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.contract_id = e.contract_id)`;
}

/** The caller's external ids of contracts, by contract id. */
export async function externalIdsOf(
  db: Database,
  caller: string,
  contractIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.externalId.findMany({ where: { caller, contractId: { in: [...contractIds] } } });
  return new Map(rows.map(({ contractId, externalId }) => [contractId, externalId]));
}
