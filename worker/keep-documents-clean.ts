import { collectDocuments } from '../activities/collect-documents';
import { type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';

const everyMs = 6 * 60 * 60 * 1000;

interface Cleaning {
  db: Database;
  store: ObjectStore;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
}

/**
 * Every six hours removes files that no row refers to, and reads damaged files again.
 * @returns a function that stops it
 */
export function keepDocumentsClean({ log, ...kept }: Cleaning): () => void {
  const collect = async () => {
    try {
      const { uploads, objects, mended } = await collectDocuments(kept, new Date());
      if (mended.length > 0) log.info({ mended }, 'Damaged or missing files can be read again.');
      if (uploads + objects.length > 0) log.info({ uploads, objects }, 'Files that nothing refers to were removed.');
    } catch (error) {
      log.warn({ err: error }, 'Unused files could not be removed; the next run retries.');
    }
  };
  const timer = setInterval(() => void collect(), everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
