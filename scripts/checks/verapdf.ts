import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir, withLock } from '../stack/cache';
import { Explained, step, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';
import { root } from '../stack/start-process';
import { installByApt } from './apt';

const tool = path.join(root, 'tools', 'verapdf');
const pom = path.join(tool, 'pom.xml');

const howToGetIt = 'Install Java 17 or newer and Maven, so that "java" and "mvn" are on the PATH.';

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function pinnedVersion(): Promise<string> {
  const version = /validation-model<\/artifactId>\s*<version>([^<]+)</.exec(await readFile(pom, 'utf8'))?.[1];
  if (version === undefined) throw new Error('tools/verapdf/pom.xml names no version of the validator');
  return version;
}

async function fetchByMaven(jars: string, report: Report): Promise<void> {
  if (await exists(jars)) return;
  const hasJava = async () => (await runTool('mvn', ['-v'], { timeoutMs: 30_000 })).code === 0;
  if (!(await hasJava())) await installByApt(['default-jdk-headless', 'maven'], report);
  const fresh = `${jars}.${process.pid}.new`;
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
  const { code, output } = await step(report, 'Fetching the PDF/A validator by Maven (once)', () =>
    runTool('mvn', args, { timeoutMs: 300_000 }),
  );
  if (code === 0) {
    await rename(fresh, jars);
    return;
  }
  await rm(fresh, { recursive: true, force: true });
  const problem = code === null ? 'Maven is not installed.' : `Maven failed: ${output.split('\n')[0] ?? ''}`;
  throw new Explained(`The tests of PDF/A need veraPDF, and it could not be fetched. ${problem} ${howToGetIt}`);
}

export interface Validity {
  isValid: boolean;
  /** One entry for each rule of ISO 19005-2 that the file breaks, such as `6.2.11.3.2-1 …`. */
  broken: string[];
}

/** Validates files as PDF/A-2b with veraPDF, which is fetched into our cache if it is missing. */
export async function validatePdfA(files: string[], report: Report): Promise<Validity[]> {
  const jars = path.join(cacheDir(), 'verapdf', `${await pinnedVersion()}-jars`);
  await mkdir(path.dirname(jars), { recursive: true });
  if (!(await exists(jars))) await withLock(`${jars}.lock`, report, () => fetchByMaven(jars, report));
  const args = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', path.join(jars, '*')];
  const { code, output } = await runTool('java', [...args, path.join(tool, 'Validate.java'), ...files], {
    timeoutMs: 120_000,
  });
  if (code === null) throw new Explained(`The tests of PDF/A need Java, and there is none. ${howToGetIt}`);
  if (code !== 0) throw new Explained(`The PDF/A validator failed: ${output}`);
  const blocks = output.split(/^(?=(?:in)?valid )/m);
  return files.map((file) => {
    const [verdict, ...broken] = (
      blocks.find((block) => block.split('\n')[0] === `valid ${file}` || block.startsWith(`invalid ${file}\n`)) ?? ''
    )
      .trim()
      .split('\n');
    return { isValid: verdict === `valid ${file}`, broken: broken.map((line) => line.trim()) };
  });
}
