/** How many Updates of one contract may run at the same time. Temporal allows ten; more than that time out under load. */
const atOnce = 4;

interface Queue {
  running: number;
  waiting: (() => void)[];
}

const queues = new Map<string, Queue>();

function leave(contractId: string, queue: Queue): void {
  queue.running -= 1;
  const next = queue.waiting.shift();
  if (next) next();
  else if (queue.running === 0) queues.delete(contractId);
}

/** Limits the commands of one contract that are sent to Temporal at the same time; the others queue. Contracts do not wait for each other. */
export async function withContractLimit<T>(contractId: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(contractId) ?? { running: 0, waiting: [] };
  queues.set(contractId, queue);
  if (queue.running >= atOnce) await new Promise<void>((resolve) => queue.waiting.push(resolve));
  queue.running += 1;
  try {
    return await work();
  } finally {
    leave(contractId, queue);
  }
}
