import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../stack/start-process';

/** An empty text in place of a word says nothing of a rule, and mostly would not compile. */
export const excludedMutations = ['StringLiteral'];

const position = z.object({ line: z.number(), column: z.number() });
const mutant = z.object({
  /** Relative to the project. */
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
  // What is generated is not ours.
  return names
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => path.join(area, name));
}

/**
 * So many mutants of an area, the same ones for the same seed and the same code.
 * @returns Them, and how many there are in all.
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

/** The part of a file that Stryker changes for this mutant, as its option `mutate` wants it. */
export function rangeOf({ fileName, location: { start, end } }: Mutant): string {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}
