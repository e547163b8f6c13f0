/** More wait already than can begin in time; later there may be fewer. */
export class LaneBusyError extends Error {
  override readonly name = 'LaneBusyError';
}

/** Lets work begin in its order, so much side by side; the rest waits, for so long and no longer. */
export interface Lane {
  /** @throws LaneBusyError when it could not begin in time */
  run: <T>(work: () => Promise<T>) => Promise<T>;
}

export function openLane({
  sideBySide,
  mostWaiting,
  waitMs,
}: {
  sideBySide: number;
  mostWaiting: number;
  waitMs: number;
}): Lane {
  const waiting: (() => void)[] = [];
  let running = 0;

  function begin(): Promise<void> {
    if (running < sideBySide) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= mostWaiting) throw new LaneBusyError('Too much waits already.');
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve(); // the place of whoever has ended: `running` stays as it is
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(new LaneBusyError(`It could not begin within ${waitMs / 1000} seconds.`));
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
