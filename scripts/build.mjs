/**
 * Compiles the project's TypeScript to `dist/`, file by file, and bundles the workflows. Unchanged files are kept. No process of ours compiles
 * anything at run time.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSync, stop, version } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const bundles = join(dist, 'workflow-bundle');

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];

/** Files to compile, and files to copy because they are read from beside the compiled file. Jest runs tests from their sources. */
function sources() {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const files = include.filter((name) => !name.includes('*')).flatMap((folder) => filesIn(join(root, folder)));
  return files.filter((file) => ['.ts', '.typ', '.sql'].includes(extname(file)) && !file.endsWith('.test.ts'));
}

function digestOf(files, version = '') {
  const hash = createHash('sha256').update(version);
  for (const file of files) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Replaces a file atomically, because another process may be loading it; an unchanged file is left alone. */
function write(path, bytes) {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
}

/**
 * Removes stale files from a folder, and the folders that are empty afterwards: Prisma would take the empty folder of a renamed migration for a
 * migration without a file.
 *
 * @param isStale whether the file with this path is to be removed
 */
export function removeStale(folder, isStale) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      removeStale(path, isStale);
      if (readdirSync(path).length === 0) rmdirSync(path);
    } else if (isStale(path)) rmSync(path);
  }
}

function compile(files) {
  const { outputFiles } = buildSync({
    entryPoints: files,
    ...{ outdir: dist, outbase: root, write: false, logLevel: 'silent' },
    ...{ format: 'cjs', platform: 'node', target: 'node20' },
    loader: { '.typ': 'copy', '.sql': 'copy' },
  });
  stop(); // esbuild's service process would otherwise keep running until this process ends
  for (const { path, contents } of outputFiles) write(path, Buffer.from(contents));
  const made = new Set(outputFiles.map(({ path }) => path));
  const isOurs = (file) => ['.js', '.typ', '.sql'].includes(extname(file)) && dirname(file) !== bundles;
  removeStale(dist, (file) => isOurs(file) && !made.has(file));
}

/** Runs in a process of its own, because webpack keeps 300 MB of memory. */
async function bundle(path) {
  mkdirSync(bundles, { recursive: true });
  const unfinished = join(dist, `workflows.${process.pid}`);
  const program = [join(root, 'scripts', 'bundle-workflows.mjs'), join(root, 'workflows', 'index.ts'), unfinished];
  await promisify(execFile)(process.execPath, program);
  renameSync(unfinished, path);
  for (const file of filesIn(bundles)) if (file !== path) rmSync(file);
}

/** The file name contains the digest of the sources, which is the worker's build id. */
function bundlePath() {
  const files = ['domain', 'workflows'].flatMap((folder) => filesIn(join(root, folder)));
  return join(bundles, `workflows-${digestOf([...files, join(root, 'package-lock.json')]).slice(0, 16)}.js`);
}

/** @param step runs a part that has work to do and shows its title */
export async function build(step) {
  const files = sources();
  const wanted = digestOf(files, version);
  const stamp = join(dist, '.made-from');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted)
    await step('Compiling', () => {
      compile(files);
      write(stamp, Buffer.from(wanted));
    });
  const path = bundlePath();
  if (!existsSync(path)) await step('Bundling the workflows', () => bundle(path));
}
