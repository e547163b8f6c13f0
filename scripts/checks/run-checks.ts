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

/** They run one after the other beside the tests, which take far longer, so that no core is idle. */
const checks = ['types', 'lint', 'format', 'dependencies', 'dead-code'];

const jestResult = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  /** Test files that could not be loaded; their tests are in none of the other numbers. */
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

/**
 * Runs the checks one after the other.
 * @returns how many failed
 */
async function runOneByOne(names: string[], report: Report): Promise<number> {
  let failed = 0;
  for (const name of names) if (!(await check(name, report))) failed += 1;
  return failed;
}

/**
 * Most objects that tests create are short-lived. A larger young generation makes garbage collection cheaper, which saves a twentieth of the total
 * time.
 */
const forTheProcesses = ['--max-semi-space-size=32'];

/** Jest writes a line after every test file, and no file takes nearly this long. */
const silenceLimitMs = 20 * 60_000;

async function runJest(report: Report): Promise<{ passed: number; failed: number }> {
  const start = Date.now();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-verify-'));
  const file = path.join(folder, 'result.json');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const colours = process.stderr.isTTY ? ['--colors'] : [];
  const child = spawn(process.execPath, [...forTheProcesses, jest, '--json', `--outputFile=${file}`, ...colours], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'], // Jest writes its progress to stderr and the JSON to stdout too
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
 * Runs every check and every test, and reports the numbers in a last line. A failed check counts as one failure, so that the line agrees with the
 * exit code.
 * @returns whether everything passed
 */
export async function runChecks(report: Report): Promise<boolean> {
  const [{ passed, failed }, failedChecks] = await Promise.all([runJest(report), runOneByOne(checks, report)]);
  report(`${passed} passed, ${failed + failedChecks} failed`);
  return failed + failedChecks === 0;
}
