/** Finds missing packages. It runs before anything is installed, so it uses only Node's own modules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Packages of the lock file that are missing in `node_modules`. Each package's own file is checked, not npm's record of the installation: that record
 * is wrong if a package was deleted or the folder was copied. Reading some 600 small files takes 30 ms. Packages for other platforms (`optional`) may
 * be absent.
 */
export function missingPackages(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined) return ['package-lock.json'];
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .filter(([path, entry]) => readJson(join(root, path, 'package.json'))?.version !== entry.version)
    .map(([path]) => path);
}
