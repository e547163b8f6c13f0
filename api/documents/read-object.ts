import { DamagedObjectError, MissingObjectError, StoreUnavailableError } from '../../documents/store/object-store';
import { refuse } from '../../domain/contract/refusals';
import { noteDamage } from '../../prisma/note-damage';
import { refused } from '../http/problem';
import { type Services } from '../services';

/** Problems that reading from the document store may end in. */
export const ofReading = ['DOCUMENT_DAMAGED', 'DOCUMENT_MISSING', 'STORE_UNAVAILABLE'] as const;

/**
 * Reads the bytes of a file exactly as they were stored.
 * @throws ProblemError 409 if the file is damaged or missing, which is then recorded; 503 if the store is unavailable
 */
export async function readObject(
  { db, store }: Pick<Services, 'db' | 'store'>,
  digest: string,
  contractId: string | null,
): Promise<Buffer> {
  try {
    return await store.get(digest);
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw refused(refuse('STORE_UNAVAILABLE', error.sentence));
    if (!(error instanceof DamagedObjectError) && !(error instanceof MissingObjectError)) throw error;
    const kind = error instanceof DamagedObjectError ? 'damaged' : 'missing';
    await noteDamage(db, { digest, kind, contractId });
    throw refused(refuse(kind === 'damaged' ? 'DOCUMENT_DAMAGED' : 'DOCUMENT_MISSING', digest));
  }
}

/**
 * Stores the bytes and returns their digest.
 * @throws ProblemError 503; then nothing was stored
 */
export async function keepObject({ store }: Pick<Services, 'store'>, bytes: Uint8Array): Promise<string> {
  try {
    return await store.put(bytes);
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw refused(refuse('STORE_UNAVAILABLE', error.sentence));
    throw error;
  }
}
