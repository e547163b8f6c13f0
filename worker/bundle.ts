import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', 'workflow-bundle');

/**
 * The path of the bundled workflow code, which the build writes to `dist/` beside the compiled files.
 * @throws if there is not exactly one bundle: its file name is the worker's build id
 */
export function findBundle(): string {
  const files = readdirSync(folder);
  const [file] = files.filter((name) => name.endsWith('.js'));
  if (file === undefined || files.length > 1)
    throw new Error(`There is not exactly one workflow bundle in ${folder}; "npm run build" makes it.`);
  return path.join(folder, file);
}
