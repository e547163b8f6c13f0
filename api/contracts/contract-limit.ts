/** Updates of one contract under way at the same time. Temporal takes ten; a crowd beyond that costs it time-outs. */
const atOnce = 4;

interface Line {
  running: number;
  waiting: (() => void)[];
}

const lines = new Map<string, Line>();

function leave(contractId: string, line: Line): void {
  line.running -= 1;
  const next = line.waiting.shift();
  if (next) next();
  else if (line.running === 0) lines.delete(contractId);
}

/** Lets a few commands of a contract go to Temporal side by side and the others wait their turn; contracts do not wait for each other. */
export async function withContractLimit<T>(contractId: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(contractId) ?? { running: 0, waiting: [] };
  lines.set(contractId, line);
  if (line.running >= atOnce) await new Promise<void>((resolve) => line.waiting.push(resolve));
  line.running += 1;
  try {
    return await work();
  } finally {
    leave(contractId, line);
  }
}
