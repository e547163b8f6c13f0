import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/stack/start-process';
import { findTestServer } from '../../scripts/stack/test-server';

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** Compiles what tests run as processes, and bundles the workflows, as `npm run build` does; what has not changed is taken from the last run. */
export async function prepareBuild(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'bootstrap.mjs')]);
  const folder = path.join(root, 'dist', 'workflow-bundle');
  process.env['CONCORDAT_BUNDLE'] ??= path.join(folder, (await readdir(folder))[0] ?? '');
}

/** Before the first test in skipped time. */
export default async function prepareWorkflows(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBuild();
  process.env['CONCORDAT_TEST_SERVER'] ??= await findTestServer(report);
}
