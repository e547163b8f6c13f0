import { commandsPerLife } from './lives';
import { type Measured } from './measure';

interface Measure {
  title: string;
  value: (measured: Measured) => number | undefined;
  digits: number;
}

/** The value below which the share `q` of the values lies (nearest rank). */
export function percentile(values: readonly number[], q: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}

function cpuRow(title: string, parts: (keyof NonNullable<Measured['cpu']>)[]): Measure {
  return {
    title: `CPU ms per command: ${title}`,
    value: ({ cpu, lives }) => cpu && parts.reduce((total, part) => total + cpu[part], 0) / (lives * commandsPerLife),
    digits: 1,
  };
}

function historyRow(title: string, key: Exclude<keyof Measured['counts'], 'histories'>): Measure {
  const value = ({ counts }: Measured) => counts[key] / (counts.histories * commandsPerLife);
  return { title, value, digits: 2 };
}

const rows: Measure[] = [
  { title: 'lives per second', value: ({ lives, seconds }) => lives / seconds, digits: 2 },
  { title: 'commands per second', value: ({ lives, seconds }) => (lives * commandsPerLife) / seconds, digits: 1 },
  { title: 'p50 ms, request to 2xx', value: ({ latencies }) => percentile(latencies, 0.5), digits: 1 },
  { title: 'p99 ms, request to 2xx', value: ({ latencies }) => percentile(latencies, 0.99), digits: 1 },
  { title: 'answers 429 (sent again)', value: ({ rejected }) => rejected, digits: 0 },
  cpuRow('worker', ['worker']),
  cpuRow('API', ['api']),
  cpuRow('Temporal', ['temporal']),
  cpuRow('Postgres', ['postgres']),
  cpuRow('all four', ['worker', 'api', 'temporal', 'postgres']),
  {
    title: 'CPU ms per command: bench and mail catcher',
    value: ({ benchMs, lives }) => benchMs / (lives * commandsPerLife),
    digits: 1,
  },
  historyRow('workflow tasks per command, whole history', 'workflowTasks'),
  historyRow('… that accept a command', 'accepting'),
  historyRow('… that accept or answer one', 'ofCommands'),
  historyRow('history events per command', 'events'),
];

function cell(value: number | undefined, digits: number): string {
  return value === undefined || Number.isNaN(value) ? 'not measured' : value.toFixed(digits);
}

function ratio(one: number | undefined, other: number | undefined): string {
  return one === undefined || other === undefined || other === 0 ? '–' : (one / other).toFixed(2);
}

/** A table with the product, the bare subject, and the ratio. */
export function tableOf(contract: Measured, bare: Measured): string {
  const lines = rows.map(({ title, value, digits }) => {
    const [ours, theirs] = [value(contract), value(bare)];
    return [title, cell(ours, digits), cell(theirs, digits), ratio(ours, theirs)];
  });
  return [['', 'contract', 'bare', 'ratio'], ...lines]
    .map(([title = '', ...cells]) => title.padEnd(44) + cells.map((text) => text.padStart(13)).join(''))
    .join('\n');
}

/** The ratio of speeds, round by round, which shows how much the machine's speed drifted. */
export function drift(contract: readonly Measured[], bare: readonly Measured[]): string {
  const speed = (measured: Measured | undefined) => measured && measured.lives / measured.seconds;
  return contract.map((measured, round) => ratio(speed(measured), speed(bare[round]))).join('  ');
}
