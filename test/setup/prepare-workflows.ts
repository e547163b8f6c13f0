import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findTestServer } from '../../scripts/stack/test-server';
import { bundleWorkflows } from '../../worker/bundle';

const root = path.resolve(__dirname, '..', '..');

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

const cache = path.join(root, 'node_modules', '.cache', 'concordat');

/** Stryker says by the environment which mutant is active; the world that Temporal runs workflows in has none. */
async function withMutant(bundle: string, mutant: string): Promise<string> {
  const copy = path.join(path.dirname(bundle), `mutant-${process.pid}.js`);
  const code = await readFile(bundle, 'utf8');
  await writeFile(copy, `globalThis.__stryker__ = { activeMutant: ${JSON.stringify(mutant)} };\n${code}`);
  return copy;
}

/** Bundles the workflows once for all test files; unchanged ones are taken from the last run. */
export async function prepareBundle(): Promise<void> {
  const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
  if (mutant !== undefined) process.env['CONCORDAT_BUNDLE'] = await withMutant(await bundleWorkflows(cache), mutant);
  process.env['CONCORDAT_BUNDLE'] ??= await bundleWorkflows(cache);
}

/** Before the first test in skipped time. */
export default async function prepareWorkflows(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBundle();
  process.env['CONCORDAT_TEST_SERVER'] ??= await findTestServer(report);
}
