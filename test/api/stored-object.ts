import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Api } from './harness';

/** Where the object lies on disk. */
export async function objectFile({ documents }: Pick<Api, 'documents'>, digest: string): Promise<string> {
  const all = await readdir(documents, { recursive: true });
  const found = all.find((file) => file.endsWith(digest) || file.replaceAll(path.sep, '').endsWith(digest));
  if (found === undefined) throw new Error(`There is no object ${digest}.`);
  return path.join(documents, found);
}
