import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../stack/start-process';

interface Area {
  /** The Jest project whose tests are to detect the mutants. */
  project: 'unit' | 'workflow' | 'api';
  /** Temporal runs workflows in an isolated VM that reports no coverage, so every test runs for every mutant. */
  coverage: 'perTest' | 'off';
  /** Skips mutants in code that runs while a file is loaded: no single test covers them, so every test would run, ten minutes for each mutant. */
  ignoreStatic?: true;
  /** Tests of `unit` whose text matches also run. */
  unit?: RegExp;
  /** Tests whose text matches are left out: they prove something else and are slow, or they measure times, which a busy machine distorts. */
  not?: RegExp;
}

const overHttp: Area = {
  ...{ project: 'api', coverage: 'perTest', ignoreStatic: true },
  unit: /from '[./]+\/(?:activities|prisma|api)\//,
  not: /servers-down|aLargeText/,
};

export const areas: Record<string, Area> = {
  domain: {
    project: 'unit',
    coverage: 'perTest',
    not: /from '[./]+\/(documents|prisma|activities|api|scripts\/(stack|checks))\//,
  },
  documents: { project: 'unit', coverage: 'perTest' },
  ...{ activities: overHttp, prisma: overHttp, api: overHttp },
  workflows: { project: 'workflow', coverage: 'off' },
};

async function testsIn(project: string): Promise<{ file: string; text: string }[]> {
  const folder = path.join('test', project);
  const names = await readdir(path.join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(folder, name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(path.join(root, file), 'utf8') })));
}

/**
 * Paths of the tests that are to detect the mutants, relative to the project.
 * @param parts parts of file names, separated by commas; empty for all files
 */
export async function testsOf({ project, unit, not }: Area, parts: string): Promise<string[]> {
  const own = await testsIn(project);
  const others = unit === undefined ? [] : (await testsIn('unit')).filter(({ text }) => unit.test(text));
  return [...own.filter(({ text }) => not?.test(text) !== true), ...others]
    .map(({ file }) => file)
    .filter((file) => parts.split(',').some((part) => path.basename(file).includes(part)));
}
