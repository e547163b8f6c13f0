import { type Connection } from './client';

/** Records a file of the document store that has changed or is missing, as an incident. Can be repeated. */
export async function noteDamage(
  db: Pick<Connection, '$executeRaw'>,
  { digest, kind, contractId }: { digest: string; kind: 'damaged' | 'missing'; contractId: string | null },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO damaged_files (digest, contract_id, kind) VALUES (${digest}, ${contractId}, ${kind})
    ON CONFLICT (digest) DO UPDATE SET kind = EXCLUDED.kind, seen_at = clock_timestamp()`;
}
