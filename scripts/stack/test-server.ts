import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir, withLock } from './cache';
import { Explained, step, type Report } from './report';
import { runTool } from './run-tool';
import { downloadBySdk } from './sdk-download';
import { root } from './start-process';

const pom = path.join(root, 'tools', 'temporal-test-server', 'pom.xml');

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function pinnedVersion(): Promise<string> {
  const version = /temporal-test-server<\/artifactId>\s*<version>([^<]+)</.exec(await readFile(pom, 'utf8'))?.[1];
  if (version === undefined) throw new Error('tools/temporal-test-server/pom.xml names no version of the server');
  return version;
}

/** `exec`, because the SDK kills the process that it started, which must be Java itself and not a shell around it. */
const wrapper = (jars: string) => `#!/bin/sh
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "${jars}/*" io.temporal.testserver.TestServer "$@"
`;

/** Downloads the server's jars by Maven, which often works where the SDK's download site is blocked. */
async function fetchByMaven(target: string, report: Report): Promise<string | undefined> {
  if ((await runTool('java', ['-version'])).code !== 0) return 'Java is not installed.';
  if ((await runTool('mvn', ['-v'])).code !== 0) return 'Maven is not installed.';
  const jars = `${target}-jars`;
  const fresh = `${jars}.${process.pid}.new`;
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
  const { code, output } = await step(report, 'Fetching the time-skipping test server by Maven (once)', () =>
    runTool('mvn', args),
  );
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    return `Maven failed: ${output.split('\n').slice(0, 2).join(' ')}`;
  }
  await rm(jars, { recursive: true, force: true });
  await rename(fresh, jars);
  await writeFile(`${target}.new`, wrapper(jars), { mode: 0o755 });
  await rename(`${target}.new`, target);
  return undefined;
}

async function prepare(target: string, report: Report): Promise<string> {
  if (await exists(target)) return target;
  await mkdir(path.dirname(target), { recursive: true });
  if (await downloadBySdk('temporal-test-server', target, report)) return target;
  const problem = await fetchByMaven(target, report);
  if (problem === undefined) return target;
  throw new Explained(
    `There is no time-skipping test server: temporal.download did not answer. ${problem} ` +
      `Any one of these helps: install Java 17 and Maven; set TEMPORAL_TEST_SERVER to the program; or put it at ${target}.`,
  );
}

/**
 * Finds the program of the time-skipping server, for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path',
 * path } } })`: named by TEMPORAL_TEST_SERVER, in our cache, downloaded, or fetched by Maven; the first that works.
 */
export async function findTestServer(report: Report, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env['TEMPORAL_TEST_SERVER'];
  if (named) {
    if (await exists(named)) return named;
    throw new Explained(`TEMPORAL_TEST_SERVER names ${named}, and there is no such file.`);
  }
  const target = path.join(cacheDir(env), 'temporal-test-server', await pinnedVersion(), 'temporal-test-server');
  return (await exists(target)) ? target : withLock(`${target}.lock`, report, () => prepare(target, report));
}
