import { access, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildGo } from './build-go';
import { cacheDir, withLock } from './cache';
import { Explained, type Report } from './report';
import { runTool } from './run-tool';
import { root } from './start-process';

const sources = path.join(root, 'tools', 's3-server');
const program = process.platform === 'win32' ? 'versitygw.exe' : 'versitygw';
const entryPoint = 'github.com/versity/versitygw/cmd/versitygw';

async function pinnedVersion(): Promise<string> {
  const text = await readFile(path.join(sources, 'go.mod'), 'utf8');
  const pinned = /github\.com\/versity\/versitygw v(\S+)/.exec(text)?.[1];
  if (pinned === undefined) throw new Error('tools/s3-server/go.mod names no version of github.com/versity/versitygw');
  return pinned;
}

async function runs(file: string): Promise<boolean> {
  return (await runTool(file, ['--version'], { timeoutMs: 20_000 })).code === 0;
}

function build(target: string, report: Report): Promise<string | undefined> {
  const title = "Building the tests' S3 server from source (once; about a minute on two cores)";
  return buildGo({ sources, entryPoint, target, title }, report);
}

async function prepare(target: string, report: Report): Promise<string> {
  if (await runs(target)) return target;
  await mkdir(path.dirname(target), { recursive: true });
  const problem = await build(target, report);
  if (problem === undefined && (await runs(target))) return target;
  throw new Explained(
    `There is no S3 server for the tests: ${problem ?? 'what was built does not run.'} Any one of these helps: ` +
      'install Go 1.21 or newer; set VERSITYGW to the program of Versity S3 Gateway (https://github.com/versity/versitygw); ' +
      `or put it at ${target}.`,
  );
}

/** Finds the program of an S3 server (Versity S3 Gateway): named by VERSITYGW, in our cache, or built; the first that works. */
export async function findS3Server(report: Report, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env['VERSITYGW'];
  if (named) {
    await access(named).catch(() => {
      throw new Explained(`VERSITYGW names ${named}, and there is no such file.`);
    });
    return named;
  }
  const target = path.join(cacheDir(env), 's3-server', await pinnedVersion(), program);
  return (await runs(target)) ? target : withLock(`${target}.lock`, report, () => prepare(target, report));
}
