import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/stack/start-process';
import { findTestServer } from '../../scripts/stack/test-server';

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** Stryker names the active mutant in an environment variable, which Temporal's workflow VM cannot read. So the bundle gets it as a global. */
async function withMutant(bundle: string, mutant: string): Promise<string> {
  const copy = path.join(path.dirname(bundle), '..', `mutant-${process.pid}.js`);
  const code = await readFile(bundle, 'utf8');
  // Temporal freezes what the world of workflows begins with, and Stryker counts there what was reached: into an object that is new each time.
  const counts = '{ get mutantCoverage() { return { static: {}, perTest: {} }; } }';
  const told = `Object.create(${counts}, { activeMutant: { value: ${JSON.stringify(mutant)} } })`;
  await writeFile(copy, `globalThis.__stryker__ = ${told};\n${code}`);
  return copy;
}

/** Compiles the code that tests run as processes and bundles the workflows, like `npm run build`; unchanged parts are kept from the last run. */
export async function prepareBuild(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'bootstrap.mjs')]);
  const folder = path.join(root, 'dist', 'workflow-bundle');
  const bundle = path.join(folder, (await readdir(folder))[0] ?? '');
  const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
  process.env['CONCORDAT_BUNDLE'] = mutant === undefined ? bundle : await withMutant(bundle, mutant);
}

/** Setup of the tests with skipped time. */
export default async function prepareWorkflows(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBuild();
  process.env['CONCORDAT_TEST_SERVER'] ??= await findTestServer(report);
}
