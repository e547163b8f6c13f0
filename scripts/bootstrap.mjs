/**
 * Runs a TypeScript file of this project on a machine that has nothing but Node: checks Node's version, installs what
 * the lock file names when it is not there yet, generates the database client, then loads the file in this process.
 *
 *     node scripts/bootstrap.mjs <file.ts> [arguments]
 */
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

class Stop extends Error {}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Concordat needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What the lock file asks for and `node_modules` does not have. npm's own record of what it installed is compared, so
 * it does not matter who installed it; packages for other platforms (`optional`) may be absent.
 */
function missingPackages() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined) return ['package-lock.json'];
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  const production = process.env.NODE_ENV === 'production';
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !(production && entry.dev))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path);
}

/** Runs a command with its output on the terminal and, while it is silent, the time that has passed. */
async function run(title, command, args, options = {}) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  process.stderr.write(`${title} …\n`);
  const ticker = setInterval(() => process.stderr.write(`  … still at it after ${seconds()} s\n`), 10_000);
  const code = await new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows, ...options });
    child.on('error', fail);
    child.on('exit', (exit, signal) => done(exit ?? signal));
  }).finally(() => clearInterval(ticker));
  process.stderr.write(code === 0 ? `  done in ${seconds()} s\n` : '');
  return code;
}

/**
 * `install --no-save` keeps to the lock file as `ci` does, but also works where a registry mirror lacks the packages of
 * other platforms. Install scripts are not needed by anything here, so they do not run.
 */
async function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const npm = process.env.npm_execpath;
  const byNode = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (process.env.NODE_ENV === 'production') args.push('--omit=dev');
  const code = await run(
    `Installing ${missing.length} npm packages (once; about a minute)`,
    byNode ? process.execPath : 'npm',
    byNode ? [npm, ...args] : args,
    byNode ? { shell: false } : {},
  );
  if (code === 0 && missingPackages().length === 0) return;
  throw new Stop(
    code === 0
      ? `npm finished but ${missingPackages()[0]} is still not as package-lock.json wants it. Delete node_modules and run the command again.`
      : `npm could not install the packages (its message is above). Check the network and the registry that "npm config get registry" names, then run the command again.`,
  );
}

/** The client is generated, not committed; it is made again when the schema or Prisma changed. */
function generateClient() {
  const schema = join(root, 'prisma', 'schema.prisma');
  if (!existsSync(schema)) return;
  const { version } = readJson(join(root, 'node_modules', 'prisma', 'package.json')) ?? {};
  const wanted = createHash('sha256').update(readFileSync(schema)).update(String(version)).digest('hex');
  const generated = join(root, 'prisma', 'generated');
  const stamp = join(generated, '.made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const start = Date.now();
  process.stderr.write('Generating the database client …\n');
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate', '--schema', schema, '--no-hints'],
    {
      cwd: root,
      encoding: 'utf8',
      // Any existing file will do: `generate` does not run the engine, it only wants to download it when it has none.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (result.status !== 0)
    throw new Stop(
      `The database client could not be generated from prisma/schema.prisma:\n${result.stdout}${result.stderr}`,
    );
  writeFileSync(stamp, wanted);
  process.stderr.write(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}

async function main() {
  checkNode();
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined) throw new Stop('Say which file to run: node scripts/bootstrap.mjs <file.ts> [arguments]');
  const path = resolve(root, file);
  if (!existsSync(path)) throw new Stop(`There is no file ${file} in this project.`);
  await installPackages();
  generateClient();
  const require = createRequire(import.meta.url);
  require('tsx/cjs/api').register();
  process.argv = [process.argv[0], path, ...rest];
  createRequire(pathToFileURL(path))(path);
}

await main().catch((error) => {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
