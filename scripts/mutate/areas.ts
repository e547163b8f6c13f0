import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../stack/start-process';

interface Area {
  /** The Jest project whose tests are to notice. */
  project: 'unit' | 'workflow' | 'api';
  /** Temporal runs workflows in a world of their own, from where no coverage is reported: every test is tried. */
  coverage: 'perTest' | 'off';
  /** Tests with this in them prove something else, and slowly, or judge times, which a busy machine distorts. */
  not?: RegExp;
}

export const areas: Record<string, Area> = {
  domain: {
    project: 'unit',
    coverage: 'perTest',
    not: /from '[./]+\/(documents|prisma|activities|api|scripts\/(stack|checks))\//,
  },
  documents: { project: 'unit', coverage: 'perTest' },
  activities: { project: 'api', coverage: 'perTest', not: /servers-down|aLargeText/ },
  api: { project: 'api', coverage: 'perTest', not: /servers-down|aLargeText/ },
  workflows: { project: 'workflow', coverage: 'off' },
};

/** The tests that are to notice, by their paths in the project. */
export async function testsOf({ project, not }: Area, partOfName: string): Promise<string[]> {
  const folder = path.join('test', project);
  const names = await readdir(path.join(root, folder), { recursive: true });
  const files = names
    .filter((name) => name.endsWith('.test.ts') && name.includes(partOfName))
    .map((name) => path.join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
  return files.filter((_, index) => not === undefined || !not.test(texts[index] ?? ''));
}
