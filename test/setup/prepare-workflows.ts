import path from 'node:path';
import { findTestServer } from '../../scripts/stack/test-server';
import { bundleWorkflows } from '../../worker/bundle';

const root = path.resolve(__dirname, '..', '..');

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** Bundles the workflows once for all test files; unchanged ones are taken from the last run. */
export async function prepareBundle(): Promise<void> {
  process.env['CONCORDAT_BUNDLE'] ??= await bundleWorkflows(path.join(root, 'node_modules', '.cache', 'concordat'));
}

/** Before the first test in skipped time. */
export default async function prepareWorkflows(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBundle();
  process.env['CONCORDAT_TEST_SERVER'] ??= await findTestServer(report);
}
