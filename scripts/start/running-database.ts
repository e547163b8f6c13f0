import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileIn = (folder: string) => path.join(folder, 'run', 'database-url');

/**
 * Writes the URL of the embedded database to a file while it runs, for `npm run doctor`, `keys` and `rebuild`.
 * @param folder data folder of `npm start`
 * @returns a function that removes the file
 */
export async function noteDatabase(folder: string, url: string): Promise<() => Promise<void>> {
  const file = fileIn(folder);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, url, { mode: 0o600 }); // it holds the password
  return () => rm(file, { force: true });
}

/** The environment; without DATABASE_URL it gets the database that `npm start` of this checkout runs, and a message says so. */
export async function withRunningDatabase(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  if (env['DATABASE_URL']) return env;
  const url = await readFile(fileIn(env['CONCORDAT_HOME'] || path.resolve('.concordat')), 'utf8').catch(() => '');
  if (url !== '') console.log('DATABASE_URL is not set; using the database of `npm start`.');
  return { ...env, DATABASE_URL: url };
}
