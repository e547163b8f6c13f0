import { DamagedObjectError, MissingObjectError, StoreUnavailableError } from '../../documents/store/object-store';
import { refuse } from '../../domain/contract/refusals';
import { noteDamage } from '../../prisma/note-damage';
import { refused } from '../http/problem';
import { type Services } from '../services';

/** What reading from the document store may meet. */
export const ofReading = ['DOCUMENT_DAMAGED', 'DOCUMENT_MISSING', 'STORE_UNAVAILABLE'] as const;

/**
 * The bytes of a file, exactly as they were put.
 * @throws ProblemError 409 for a file that is damaged or gone, which is on record then; 503 when the store is away
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

/** The bytes kept, and their digest. @throws ProblemError 503; then nothing was kept */
export async function keepObject({ store }: Pick<Services, 'store'>, bytes: Uint8Array): Promise<string> {
  try {
    return await store.put(bytes);
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw refused(refuse('STORE_UNAVAILABLE', error.sentence));
    throw error;
  }
}
