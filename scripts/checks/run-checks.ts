import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { duration, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';
import { root } from '../stack/start-process';
import { endWhenSilent } from './end-when-silent';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

/** Beside the one that takes longest. */
const quickChecks = ['format', 'types', 'dependencies', 'dead-code'];

const jestResult = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  /** Files that could not even be loaded: their tests are in no other number. */
  numRuntimeErrorTestSuites: z.number(),
});

async function check(name: string, report: Report): Promise<boolean> {
  const start = Date.now();
  const [command = '', ...args] = (scripts[`check:${name}`] ?? '').split(' ');
  const tool = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${command}.cmd` : command);
  const lines: string[] = [];
  const { code, output } = await runTool(command === 'node' ? process.execPath : tool, args, {
    cwd: root,
    onLine: (line) => lines.push(line),
  });
  report(`${code === 0 ? '✓' : '✗'} ${name} – ${duration(Date.now() - start)}`);
  if (code !== 0) report(lines.length === 0 ? output : lines.slice(0, 200).join('\n'));
  return code === 0;
}

/** How many checks, run one after the other, failed. */
async function runOneByOne(names: string[], report: Report): Promise<number> {
  let failed = 0;
  for (const name of names) if (!(await check(name, report))) failed += 1;
  return failed;
}

/** Most of what tests make is forgotten at once: with room for more of it, collecting takes a twentieth less of all. */
const forTheProcesses = ['--max-semi-space-size=32'];

/** Jest says something with every file that has passed; none takes nearly as long. */
const silenceLimitMs = 20 * 60_000;

async function runJest(report: Report): Promise<{ passed: number; failed: number }> {
  const start = Date.now();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-verify-'));
  const file = path.join(folder, 'result.json');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const colours = process.stderr.isTTY ? ['--colors'] : [];
  const child = spawn(process.execPath, [...forTheProcesses, jest, '--json', `--outputFile=${file}`, ...colours], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'], // Jest tells people on stderr; on stdout goes the JSON once more
  });
  const code = await endWhenSilent(child, { name: 'The tests', limitMs: silenceLimitMs, report });
  const text = await readFile(file, 'utf8').catch(() => '');
  await rm(folder, { recursive: true, force: true });
  report(`${code === 0 ? '✓' : '✗'} tests – ${duration(Date.now() - start)}`);
  if (text === '') return { passed: 0, failed: 1 };
  const result = jestResult.parse(JSON.parse(text));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/**
 * The whole truth about a checkout: every check, then every test, and one last line with the numbers. A failed check
 * counts as one failed, so that the line never says less than the exit code.
 * @returns Whether everything passed.
 */
export async function runChecks(report: Report): Promise<boolean> {
  // Linting has a core of its own for as long as it takes; the tests do not wait for it.
  const linting = runOneByOne(['lint'], report);
  const quick = await runOneByOne(quickChecks, report);
  const [{ passed, failed }, lint] = await Promise.all([runJest(report), linting]);
  const failedChecks = quick + lint;
  report(`${passed} passed, ${failed + failedChecks} failed`);
  return failed + failedChecks === 0;
}
