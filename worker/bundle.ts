import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = join(__dirname, '..');

async function sources(): Promise<string[]> {
  const folders = ['domain', 'workflows'];
  const files = await Promise.all(
    folders.map(async (folder) => {
      const found = await readdir(join(root, folder), { recursive: true });
      return found.filter((file) => file.endsWith('.ts')).map((file) => join(root, folder, file));
    }),
  );
  return [...files.flat().sort(), join(root, 'package-lock.json')];
}

/** Hash of all that the workflows are made from: the Build Id of the worker. */
export async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sources()) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The workflow code as one file. Making it takes seconds, so it is kept in `cache` under the hash of its sources.
 * @returns the path of the bundle
 */
export async function bundleWorkflows(cache: string): Promise<string> {
  const path = join(cache, `workflows-${await fingerprint()}.js`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return path;
  const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows', 'index.ts') });
  await mkdir(cache, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, path);
  return path;
}
