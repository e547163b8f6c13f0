import { fileKey } from '../domain/ending/file-key';
import { type Connection } from './client';

/**
 * Number of the contract that is filed under this file number; null if it is free. Contracts archived before there were file keys have the
 * file number itself as key until `npm run rebuild`.
 */
export async function loadFiledContract(db: Pick<Connection, '$queryRaw'>, fileNumber: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ number: string }[]>`
    SELECT c.number FROM archive_files a JOIN contracts c USING (contract_id)
    WHERE a.file_key IN (${fileKey(fileNumber)}, ${fileNumber}) ORDER BY a.archived_at LIMIT 1`;
  return found?.number ?? null;
}
