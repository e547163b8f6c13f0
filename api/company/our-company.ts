import { type Database } from '../../prisma/client';
import { loadProfile, type StoredProfile } from '../../prisma/load-profile';
import { problem } from '../http/problem';

/**
 * Loads the stored profile of the seller.
 * @throws ProblemError 503 before the installation is set up
 */
export async function ourCompany(db: Database): Promise<StoredProfile> {
  const stored = await loadProfile(db);
  if (!stored) throw problem('NOT_SET_UP');
  return stored;
}
