import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../stack/start-process';

/** Replacing a text by an empty one tests no rule, and mostly would not compile. */
export const excludedMutations = ['StringLiteral'];

const position = z.object({ line: z.number(), column: z.number() });
const mutant = z.object({
  /** Path relative to the project. */
  fileName: z.string(),
  location: z.object({ start: position, end: position }),
  mutatorName: z.string(),
  replacement: z.string(),
});
export type Mutant = z.infer<typeof mutant>;

async function filesOf(area: string): Promise<string[]> {
  const place = path.join(root, area);
  if ((await stat(place)).isFile()) return [area];
  const names = await readdir(place, { recursive: true });
  // Generated files are not our code.
  return names
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => path.join(area, name));
}

/**
 * Chooses a sample of mutants of an area; the same seed and code give the same sample.
 * @returns the sample and the total number of mutants
 */
export async function chooseMutants(
  area: string,
  seed: number,
  size: number,
): Promise<{ of: number; chosen: Mutant[] }> {
  const args = [
    path.join(root, 'scripts', 'mutate', 'list-mutants.mjs'),
    excludedMutations.join(','),
    ...(await filesOf(area)),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e9 });
  const all = z.array(mutant).parse(JSON.parse(stdout));
  const order = (one: Mutant) =>
    createHash('sha256')
      .update(`${seed} ${JSON.stringify(one)}`)
      .digest('hex');
  const shuffled = all.map((one) => ({ one, at: order(one) })).sort((a, b) => (a.at < b.at ? -1 : 1));
  return { of: all.length, chosen: shuffled.slice(0, size).map(({ one }) => one) };
}

/** The range of code for Stryker's option `mutate`. */
export function rangeOf({ fileName, location: { start, end } }: Mutant): string {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}
