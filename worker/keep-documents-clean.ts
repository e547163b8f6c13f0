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
 * Collects files that nothing names, a few times a day.
 * @returns a function that stops it
 */
export function keepDocumentsClean({ log, ...kept }: Cleaning): () => void {
  const collect = async () => {
    try {
      const { uploads, objects, mended } = await collectDocuments(kept, new Date());
      if (mended.length > 0) log.info({ mended }, 'Files that were damaged or gone are whole again.');
      if (uploads + objects.length > 0) log.info({ uploads, objects }, 'Files that nothing names were removed.');
    } catch (error) {
      log.warn({ err: error }, 'Files that nothing names could not be collected; the next round tries again.');
    }
  };
  const timer = setInterval(() => void collect(), everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
