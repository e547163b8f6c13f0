import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', 'workflow-bundle');

/**
 * The workflow code as one file, which the build has left in `dist/` beside the compiled files.
 * @throws when there is not exactly one: its name says of which build the worker is
 */
export function findBundle(): string {
  const files = readdirSync(folder);
  const [file] = files.filter((name) => name.endsWith('.js'));
  if (file === undefined || files.length > 1)
    throw new Error(`There is not exactly one workflow bundle in ${folder}; "npm run build" makes it.`);
  return path.join(folder, file);
}
