import { setImmediate } from 'node:timers/promises';
import { QueueBusyError, openWorkQueue } from '../../documents/jobs/work-queue';

afterEach(() => {
  jest.useRealTimers();
});

/** Work that ends when it is told to. */
function aTask() {
  let end: () => void = () => undefined;
  let isBegun = false;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = () => {
    isBegun = true;
    return done;
  };
  return { work, end, isBegun: () => isBegun };
}

describe('A queue', () => {
  it('lets work begin in its order, so much side by side', async () => {
    const queue = openWorkQueue({ sideBySide: 2, mostWaiting: 10, waitMs: 1_000 });
    const tasks = [aTask(), aTask(), aTask(), aTask()];
    const all = tasks.map(({ work }) => queue.run(work));
    await setImmediate();
    expect(tasks.map(({ isBegun }) => isBegun())).toEqual([true, true, false, false]);
    tasks[1]?.end();
    await setImmediate();
    expect(tasks.map(({ isBegun }) => isBegun())).toEqual([true, true, true, false]);
    for (const { end } of tasks) end();
    await Promise.all(all);
    expect(tasks.every(({ isBegun }) => isBegun())).toBe(true);
  });

  it('refuses at once what is more than may wait', async () => {
    const queue = openWorkQueue({ sideBySide: 1, mostWaiting: 1, waitMs: 1_000 });
    const [first, second] = [aTask(), aTask()];
    const both = [queue.run(first.work), queue.run(second.work)];
    await expect(queue.run(() => Promise.resolve())).rejects.toBeInstanceOf(QueueBusyError);
    first.end();
    second.end();
    await Promise.all(both);
  });

  it('refuses what has waited too long, and gives its place to the next', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const queue = openWorkQueue({ sideBySide: 1, mostWaiting: 10, waitMs: 1_000 });
    const [first, late, next] = [aTask(), aTask(), aTask()];
    const running = queue.run(first.work);
    const refused = expect(queue.run(late.work)).rejects.toBeInstanceOf(QueueBusyError);
    jest.advanceTimersByTime(600);
    const waiting = queue.run(next.work);
    jest.advanceTimersByTime(600);
    await refused;
    first.end();
    next.end();
    await Promise.all([running, waiting]);
    expect([late.isBegun(), next.isBegun()]).toEqual([false, true]);
  });

  it('goes on after work that fails', async () => {
    const queue = openWorkQueue({ sideBySide: 1, mostWaiting: 1, waitMs: 1_000 });
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(queue.run(() => Promise.resolve('whole'))).resolves.toBe('whole');
  });
});
