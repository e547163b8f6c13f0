import { LRUCache } from 'lru-cache';
import { type Terms } from '../../domain/drafting/terms';
import { type Unshown } from '../../domain/drafting/unshown';
import { mediaTypes } from '../../documents/intake/kinds';
import { comparePages, PageImageError } from '../../documents/pdf/page-images';
import { readObject } from '../documents/read-object';
import { type Services } from '../services';

/** Results by digest: the content of a file never changes, and drafters ask often. */
const known = new LRUCache<string, Unshown[]>({ max: 1_000 });

/**
 * The content of the customer's own paper that its page images do not show. Only PDF files are compared, because other types have no page images.
 * @throws ProblemError if the file is damaged or missing; JobsBusyError
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
