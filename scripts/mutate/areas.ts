import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../stack/start-process';

interface Area {
  /** The Jest project whose tests are to notice. */
  project: 'unit' | 'workflow' | 'api';
  /** Temporal runs workflows in a world of their own, from where no coverage is reported: every test is tried. */
  coverage: 'perTest' | 'off';
  /** What works while a file is loaded no single test reaches: all of them would run for it, ten minutes a mutant. It is left out. */
  ignoreStatic?: true;
  /** Tests of `unit` with this in them are to notice, too. */
  unit?: RegExp;
  /** Tests with this in them prove something else, and slowly, or judge times, which a busy machine distorts. */
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
 * The tests that are to notice, by their paths in the project.
 * @param parts of the names of files, by comma; every file where there is none
 */
export async function testsOf({ project, unit, not }: Area, parts: string): Promise<string[]> {
  const own = await testsIn(project);
  const others = unit === undefined ? [] : (await testsIn('unit')).filter(({ text }) => unit.test(text));
  return [...own.filter(({ text }) => not?.test(text) !== true), ...others]
    .map(({ file }) => file)
    .filter((file) => parts.split(',').some((part) => path.basename(file).includes(part)));
}
