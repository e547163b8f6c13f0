import { mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { version as sdkVersion } from '@temporalio/testing/package.json';
import { runTool } from './run-tool';
import { step, type Report } from './report';
import { root } from './start-process';

const host = 'https://temporal.download';

/** Checked first: the SDK's download has no time limit of its own, and a blocked network may never answer. */
async function isReachable(artifact: string): Promise<boolean> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const query = new URLSearchParams({ arch, platform, 'sdk-name': 'sdk-typescript', 'sdk-version': sdkVersion });
  try {
    const response = await fetch(`${host}/${artifact}/default?${query.toString()}`, {
      signal: AbortSignal.timeout(4000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** The SDK downloads the server only when it starts one. A separate process allows a time limit. */
const program = (kind: 'createLocal' | 'createTimeSkipping', folder: string) => `
  const { TestWorkflowEnvironment } = require('@temporalio/testing');
  TestWorkflowEnvironment.${kind}({ server: { executable: { type: 'cached-download', downloadDir: ${JSON.stringify(folder)} } } })
    .then((server) => server.teardown())
    .then(() => process.exit(0), (error) => { console.error(String(error)); process.exit(1); });`;

/**
 * Lets the SDK download its server and moves it to `target`.
 * @returns false if the network or the download fails
 */
export async function downloadBySdk(
  kind: 'cli' | 'temporal-test-server',
  target: string,
  report: Report,
): Promise<boolean> {
  if (!(await isReachable(kind))) return false;
  const folder = `${target}.download`;
  await mkdir(folder, { recursive: true });
  const method = kind === 'cli' ? 'createLocal' : 'createTimeSkipping';
  await step(
    report,
    `Downloading ${kind === 'cli' ? 'the Temporal dev server' : 'the time-skipping test server'}`,
    () => runTool(process.execPath, ['-e', program(method, folder)], { cwd: root, timeoutMs: 300_000 }),
  );
  const file = (await readdir(folder)).find((name) => !name.endsWith('.downloading'));
  if (file === undefined) return false;
  await rename(path.join(folder, file), target);
  return true;
}
