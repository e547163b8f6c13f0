/**
 * Runs a TypeScript file of this project on a machine that has only Node. It checks Node's version, installs the packages of the lock file if they
 * are missing, generates the database client, compiles what has changed, and then loads the compiled file in this process. Without sources, as in the
 * image, it only does the last step.
 *
 * node scripts/bootstrap.mjs [<file.ts> [arguments]]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

class Stop extends Error {}

/**
 * Sends SIGTERM to this process when npm's command has ended. npm passes a signal only to the shell that it runs, and the shell ends without passing it
 * on, so that an API or a worker would go on without a parent. A process that npm did not start follows nobody: its shell may be closed meanwhile.
 */
function followNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}

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

const terminal = process.stderr.isTTY === true;

/** Shows one line per step: in a terminal the line is updated in place; elsewhere it is printed every 30 s and at the end. */
async function step(title, work) {
  const start = Date.now();
  const line = (sign) => `${terminal ? '\r\x1b[2K' : ''}${title} ${sign} ${((Date.now() - start) / 1000).toFixed(1)} s`;
  const show = () => process.stderr.write(`${line('…')}${terminal ? '' : '\n'}`);
  if (terminal) show();
  const ticker = setInterval(show, terminal ? 1_000 : 30_000);
  try {
    await work();
    process.stderr.write(`${line('–')}\n`);
  } finally {
    clearInterval(ticker);
  }
}

/** Runs a command to its end; its output is shown only if it fails. */
async function run(command, args, options) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = (output + chunk).slice(-8_000)));
  const code = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (exit, signal) => done(exit ?? signal));
  });
  if (code !== 0) throw new Error(output.trim());
}

/**
 * `install --no-save` respects the lock file like `ci`, but also works if a registry mirror lacks the packages of other platforms. No package here
 * needs its install scripts, so they do not run.
 */
async function installPackages() {
  const { missingPackages } = await import('./missing-packages.mjs');
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  // npm trusts this record of what is installed and might install nothing; without the record it checks.
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
  const npm = process.env.npm_execpath;
  const byNode = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await step(`Installing ${missing.length} npm packages (once; about a minute)`, () =>
    byNode ? run(process.execPath, [npm, ...args]) : run('npm', args, { shell: windows }),
  ).catch((error) => {
    throw new Stop(
      `${error.message}\nnpm could not install the packages; above is what it said. Check the network and the registry that "npm config get registry" names, then run the command again.`,
    );
  });
  const [still] = missingPackages(root);
  if (still === undefined) return;
  throw new Stop(
    `npm finished but ${still} is still not as package-lock.json wants it. Delete node_modules and run the command again.`,
  );
}

/** The client is generated, not committed. It is generated again if the schema or Prisma has changed. */
async function generateClient() {
  const schema = join(root, 'prisma', 'schema.prisma');
  const prisma = join(root, 'node_modules', 'prisma');
  const { version } = readJson(join(prisma, 'package.json')) ?? {};
  const wanted = createHash('sha256').update(readFileSync(schema)).update(String(version)).digest('hex');
  const stamp = join(root, 'prisma', 'generated', '.made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const args = [join(prisma, 'build', 'index.js'), 'generate', '--schema', schema, '--no-hints'];
  // `generate` does not run the engine and downloads one only if none is configured, so any existing file will do.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  await step('Generating the database client', () => run(process.execPath, args, { env })).catch((error) => {
    throw new Stop(`The database client could not be generated from prisma/schema.prisma:\n${error.message}`);
  });
  writeFileSync(stamp, wanted);
}

async function compileAll() {
  const { build } = await import('./build.mjs');
  await build(step).catch((error) => {
    throw new Stop(`The sources could not be compiled:\n${error.message}`);
  });
}

async function main() {
  checkNode();
  followNpm();
  const [file, ...rest] = process.argv.slice(2);
  const path = join(root, 'dist', String(file).replace(/\.ts$/, '.js'));
  if (existsSync(join(root, 'package-lock.json'))) {
    if (file !== undefined && !existsSync(join(root, file)))
      throw new Stop(`There is no file ${file} in this project.`);
    await installPackages();
    await generateClient();
    await compileAll();
  }
  if (file === undefined) return;
  process.argv = [process.argv[0], path, ...rest];
  createRequire(path)(path);
}

await main().catch((error) => {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
