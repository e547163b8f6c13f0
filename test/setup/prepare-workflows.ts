import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/stack/start-process';
import { findTestServer } from '../../scripts/stack/test-server';

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** Stryker says by the environment which mutant is active; the world that Temporal runs workflows in has none. */
async function withMutant(bundle: string, mutant: string): Promise<string> {
  const copy = path.join(path.dirname(bundle), '..', `mutant-${process.pid}.js`);
  const code = await readFile(bundle, 'utf8');
  await writeFile(copy, `globalThis.__stryker__ = { activeMutant: ${JSON.stringify(mutant)} };\n${code}`);
  return copy;
}

/** Compiles what tests run as processes, and bundles the workflows, as `npm run build` does; what has not changed is taken from the last run. */
export async function prepareBuild(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'bootstrap.mjs')]);
  const folder = path.join(root, 'dist', 'workflow-bundle');
  const bundle = path.join(folder, (await readdir(folder))[0] ?? '');
  const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
  process.env['CONCORDAT_BUNDLE'] = mutant === undefined ? bundle : await withMutant(bundle, mutant);
}

/** Before the first test in skipped time. */
export default async function prepareWorkflows(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBuild();
  process.env['CONCORDAT_TEST_SERVER'] ??= await findTestServer(report);
}
