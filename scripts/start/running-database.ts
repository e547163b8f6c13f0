import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileIn = (folder: string) => path.join(folder, 'run', 'database-url');

/**
 * Leaves word of the embedded database, for as long as it runs, for those who look after it.
 * @param folder of the data of `npm start`
 * @returns what takes it away
 */
export async function noteDatabase(folder: string, url: string): Promise<() => Promise<void>> {
  const file = fileIn(folder);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, url, { mode: 0o600 }); // it holds the password
  return () => rm(file, { force: true });
}

/** The environment; where it names no database, with the one that `npm start` of this checkout runs, and that is said. */
export async function withRunningDatabase(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  if (env['DATABASE_URL']) return env;
  const url = await readFile(fileIn(env['CONCORDAT_HOME'] || path.resolve('.concordat')), 'utf8').catch(() => '');
  if (url !== '') console.log('DATABASE_URL is not set: this is the database of `npm start`.');
  return { ...env, DATABASE_URL: url };
}
