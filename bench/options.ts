import { parseArgs } from 'node:util';

export interface Options {
  /** Maximum number of rounds; no round starts that would not end within `minutes`. */
  rounds: number;
  minutes: number;
  /** Numbers of concurrent contracts; each is measured separately. */
  atOnce: number[];
}

function positive(text: string, name: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} takes whole numbers above 0, not "${text}". Example: --rounds=3 --at-once=1,10,100`);
}

/** Parses `--rounds=3 --minutes=4 --at-once=1,10,100`; BENCH_ROUNDS, BENCH_MINUTES and BENCH_AT_ONCE are the defaults. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ args, options: { rounds: text, minutes: text, 'at-once': text } });
  const atOnce = values['at-once'] ?? (env['BENCH_AT_ONCE'] || '1,10,100');
  return {
    rounds: positive(values.rounds ?? (env['BENCH_ROUNDS'] || '3'), 'rounds'),
    minutes: positive(values.minutes ?? (env['BENCH_MINUTES'] || '4'), 'minutes'),
    atOnce: atOnce.split(',').map((part) => positive(part.trim(), 'at-once')),
  };
}

/** Number of lives to measure. A single life would say little, so at least four run one after the other; many at once need no repetition. */
export function livesFor(atOnce: number): number {
  return Math.max(4, atOnce);
}
