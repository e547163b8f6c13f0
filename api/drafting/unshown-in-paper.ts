import { LRUCache } from 'lru-cache';
import { type Terms } from '../../domain/drafting/terms';
import { type Unshown } from '../../domain/drafting/unshown';
import { mediaTypes } from '../../documents/intake/kinds';
import { comparePages, PageImageError } from '../../documents/pdf/page-images';
import { readObject } from '../documents/read-object';
import { type Services } from '../services';

/** By digest: what a file says never changes, and drafters ask often. */
const known = new LRUCache<string, Unshown[]>({ max: 1_000 });

/**
 * What the customer’s own paper says and its drawn pages do not show: other kinds of files than PDF are not drawn.
 * @throws ProblemError where the file is damaged or gone; JobsBusyError
 */
export async function unshownInPaper(services: Services, contractId: string, { paper }: Terms): Promise<Unshown[]> {
  if (paper?.mediaType !== mediaTypes.pdf) return [];
  const { digest } = paper;
  const compared = known.get(digest) ?? (await compare(await readObject(services, digest, contractId)));
  known.set(digest, compared);
  return compared;
}

async function compare(file: Buffer): Promise<Unshown[]> {
  try {
    return (await comparePages(file)).unshown;
  } catch (error) {
    if (error instanceof PageImageError) return [{ page: 1, what: 'unchecked', detail: '' }];
    throw error;
  }
}
