/** The queue is full, or the work could not start in time; it may be tried again later. */
export class QueueBusyError extends Error {
  override readonly name = 'QueueBusyError';
}

/** A queue: starts work in order with limited concurrency; the number and time of waiting are limited. */
export interface WorkQueue {
  /** @throws QueueBusyError when the work could not start in time */
  run: <T>(work: () => Promise<T>) => Promise<T>;
}

export function openWorkQueue({
  sideBySide,
  mostWaiting,
  waitMs,
}: {
  sideBySide: number;
  mostWaiting: number;
  waitMs: number;
}): WorkQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  function begin(): Promise<void> {
    if (running < sideBySide) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= mostWaiting) throw new QueueBusyError('Too many jobs are waiting.');
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve(); // takes over the slot of the finished work, so `running` does not change
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(new QueueBusyError(`The job could not start within ${waitMs / 1000} seconds.`));
      }, waitMs);
      waiting.push(turn);
    });
  }

  function end(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    run: async (work) => {
      await begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
