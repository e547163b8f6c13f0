/** Which packages a folder lacks. Runs before anything is installed, so it needs nothing but Node. */
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
 * What the lock file asks for and `node_modules` does not have, by each package's own file and not by npm's record of what
 * it installed: that record stays as it was where a package is deleted, or where the folder is a copy of another. Some 600
 * small files are read in 30 ms. Packages for other platforms (`optional`) may be absent.
 */
export function missingPackages(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined) return ['package-lock.json'];
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .filter(([path, entry]) => readJson(join(root, path, 'package.json'))?.version !== entry.version)
    .map(([path]) => path);
}
