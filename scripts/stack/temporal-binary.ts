import { access, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildGo } from './build-go';
import { cacheDir, withLock } from './cache';
import { Explained, type Report } from './report';
import { runTool } from './run-tool';
import { downloadBySdk } from './sdk-download';
import { root } from './start-process';

const sources = path.join(root, 'tools', 'temporal');
const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

export interface TemporalBinary {
  path: string;
  /** Version of the server in it, such as `1.31.2`; a database file works with its own version only. */
  serverVersion: string;
}

/** The version of the program; undefined if it cannot be run or is older than 1.28. */
async function examine(file: string): Promise<TemporalBinary | undefined> {
  const { code, output } = await runTool(file, ['--version'], { timeoutMs: 20_000 });
  const version = /Server (\d+)\.(\d+)\.(\d+)/.exec(output);
  if (code !== 0 || version === null) return undefined;
  const [, major = '0', minor = '0', patch = '0'] = version;
  // Updates with validators, `--sqlite-pragma` and KeywordList attributes all need 1.28 or newer.
  if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < 28)) return undefined;
  return { path: file, serverVersion: `${major}.${minor}.${patch}` };
}

async function cliVersion(): Promise<string> {
  const text = await readFile(path.join(sources, 'go.mod'), 'utf8');
  const pinned = /github\.com\/temporalio\/cli v(\S+)/.exec(text)?.[1];
  if (pinned === undefined) throw new Error('tools/temporal/go.mod names no version of github.com/temporalio/cli');
  return pinned;
}

function build(target: string, report: Report): Promise<string | undefined> {
  const title = 'Building the Temporal dev server from source (once; about 7 minutes on two cores)';
  return buildGo({ sources, entryPoint: 'github.com/temporalio/cli/cmd/temporal', target, title }, report);
}

async function prepare(target: string, report: Report): Promise<TemporalBinary> {
  const cached = await examine(target);
  if (cached !== undefined) return cached;
  await mkdir(path.dirname(target), { recursive: true });
  const problem = (await downloadBySdk('cli', target, report)) ? undefined : await build(target, report);
  const ready = problem === undefined ? await examine(target) : undefined;
  if (ready !== undefined) return ready;
  throw new Explained(
    `There is no Temporal dev server: temporal.download did not answer, and ${problem ?? 'what was made does not run.'} ` +
      'Any one of these helps: install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on the PATH; ' +
      'set TEMPORAL_CLI to its path; install Go 1.21 or newer; ' +
      `put the program at ${target}; or set TEMPORAL_ADDRESS=host:port to use a server that runs already.`,
  );
}

/** Finds the dev server's program: named by TEMPORAL_CLI, on the PATH, in our cache, downloaded, or built; the first that works. */
export async function findTemporal(report: Report, env: NodeJS.ProcessEnv = process.env): Promise<TemporalBinary> {
  const named = env['TEMPORAL_CLI'];
  if (named) {
    await access(named).catch(() => {
      throw new Explained(`TEMPORAL_CLI names ${named}, and there is no such file.`);
    });
    const binary = await examine(named);
    if (binary !== undefined) return binary;
    throw new Explained(
      `TEMPORAL_CLI names ${named}, which is no Temporal CLI with a server of version 1.28 or newer.`,
    );
  }
  const onPath = await examine('temporal');
  if (onPath !== undefined) return onPath;
  const target = path.join(cacheDir(env), 'temporal', await cliVersion(), program);
  return (await examine(target)) ?? withLock(`${target}.lock`, report, () => prepare(target, report));
}
