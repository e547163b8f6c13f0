import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { Admission, NotAdmittedError } from '../../api/http/admission';

/** Work that ends when it is told to, by name, and the order in which it began. */
function aDesk(admission: Admission) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const leaves = new Map<string, () => void>();
  const ask = (caller: string, name: string) =>
    admission.run(
      caller,
      () => {
        begun.push(name);
        return new Promise<string>((resolve) => {
          ends.set(name, () => {
            resolve(name);
          });
        });
      },
      (leave) => leaves.set(name, leave),
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    await setImmediate();
  };
  return { begun, ask, end, leave: (name: string) => leaves.get(name)?.() };
}

/** Callers that ask for so much each, at once, in this order. */
function crowd(desk: ReturnType<typeof aDesk>, caller: string, count: number): Promise<string | undefined>[] {
  const asked = Array.from({ length: count }, (_, index) => desk.ask(caller, `${caller}${index}`));
  for (const one of asked) one.catch(() => undefined); // whom a test leaves waiting is sent away after it
  return asked;
}

describe('Admission', () => {
  it('works on no more at once than it may, and on the rest when there is room', async () => {
    const desk = aDesk(new Admission({ alone: 4, together: 4, maxWaitMs: 60_000 }));
    const asked = [...crowd(desk, 'a', 3), ...crowd(desk, 'b', 3)];
    await setImmediate();
    expect(desk.begun).toEqual(['a0', 'a1', 'a2', 'b0']);
    for (const name of ['a0', 'a1', 'a2', 'b0', 'b1', 'b2']) await desk.end(name);
    expect(await Promise.all(asked)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
  });

  it('keeps room for others, however much one asks for and however slow that is', async () => {
    const desk = aDesk(new Admission({ alone: 8, together: 8, maxWaitMs: 60_000 }));
    void crowd(desk, 'a', 100);
    void desk.ask('b', 'b0');
    await setImmediate();
    // One who is alone has it all; from then on no more of it begins until it is back to three quarters.
    expect(desk.begun).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b0']);
    for (const name of ['a0', 'a1']) await desk.end(name);
    void desk.ask('b', 'b1');
    await setImmediate();
    expect(desk.begun.slice(9)).toEqual(['b1']);
    await desk.end('a2');
    expect(desk.begun.slice(10)).toEqual(['a8']);
  });

  it('lets one who asks for much have it all again some seconds after the last other one has been answered', async () => {
    let now = 0;
    const desk = aDesk(new Admission({ alone: 6, together: 2, maxWaitMs: 60_000 }, () => now));
    void desk.ask('b', 'b0');
    void crowd(desk, 'a', 9);
    await setImmediate();
    await desk.end('b0');
    expect(desk.begun).toEqual(['b0', 'a0']);
    now = 5_001;
    await desk.end('a0');
    expect(desk.begun.slice(2)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
  });

  it('knows one who comes back after a while, and finds it in its turn like any other', async () => {
    let now = 0;
    const desk = aDesk(new Admission({ alone: 1, together: 1, maxWaitMs: 60_000 }, () => now));
    void desk.ask('b', 'b0');
    await setImmediate();
    await desk.end('b0');
    void desk.ask('a', 'a0');
    await setImmediate();
    now = 10_000;
    void desk.ask('b', 'b1');
    await desk.end('a0');
    expect(desk.begun).toEqual(['b0', 'a0', 'b1']);
  });

  it('gives the next turn to who has least under way, so that a burst waits for itself', async () => {
    const desk = aDesk(new Admission({ alone: 2, together: 2, maxWaitMs: 60_000 }));
    void crowd(desk, 'a', 50);
    void crowd(desk, 'b', 2);
    void desk.ask('c', 'c0');
    await setImmediate();
    expect(desk.begun).toEqual(['a0', 'a1', 'b0']);
    for (const name of ['a0', 'b0', 'c0', 'a1']) await desk.end(name);
    expect(desk.begun.slice(3)).toEqual(['c0', 'b1', 'a2']);
  });

  it('forgets who has gone before the turn came', async () => {
    const desk = aDesk(new Admission({ alone: 1, together: 1, maxWaitMs: 60_000 }));
    const [, gone] = crowd(desk, 'a', 3);
    desk.leave('a1');
    expect(await gone).toBeUndefined();
    await desk.end('a0');
    expect(desk.begun).toEqual(['a0', 'a2']);
  });

  it('refuses at once what could not be answered in time, and says whose load it is', async () => {
    let now = 0;
    const admission = new Admission({ alone: 4, together: 4, maxWaitMs: 1_000 }, () => now);
    const desk = aDesk(admission);
    // Until it is known otherwise, a hundred are done in a second.
    void crowd(desk, 'a', 104);
    for (let done = 0; done < 60; done += 1) {
      await setImmediate();
      now += 100;
      await desk.end(`a${done}`);
    }
    const fault = await desk.ask('a', 'late').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NotAdmittedError);
    // Forty wait, one is done every tenth of a second: four seconds, three too many.
    expect(fault).toMatchObject({ because: 'own load', retryAfterSeconds: 3 });
    expect(() => {
      admission.assertInTime('b');
    }).not.toThrow();
  });

  it('lets work that fails make room like any other, and hands its fault on', async () => {
    const admission = new Admission({ alone: 1, together: 1, maxWaitMs: 60_000 });
    await expect(admission.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(admission.run('a', () => Promise.resolve('whole'))).resolves.toBe('whole');
  });

  it('answers everything that it lets in, in whatever order it is asked and ends', async () => {
    const atMost = (max: number) => fc.integer({ min: 1, max });
    const callers = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(callers, atMost(6), atMost(6), async (names, alone, together) => {
        const desk = aDesk(new Admission({ alone, together, maxWaitMs: 1e9 }));
        const asked = names.map((caller, index) => desk.ask(caller, `${caller}${index}`));
        for (let done = 0; done < names.length; done += 1) {
          await setImmediate();
          expect(desk.begun.length - done).toBeLessThanOrEqual(alone + together);
          expect(desk.begun.length).toBeGreaterThan(done);
          await desk.end(desk.begun[done] ?? '');
        }
        expect(await Promise.all(asked)).toEqual(names.map((caller, index) => `${caller}${index}`));
      }),
    );
  });

  it('sends away who waits in vain, and lets the next one in when there is room again', async () => {
    const desk = aDesk(new Admission({ alone: 1, together: 1, maxWaitMs: 20 }));
    const [first, second] = crowd(desk, 'a', 2);
    await expect(second).rejects.toMatchObject({ name: 'NotAdmittedError', because: 'load', retryAfterSeconds: 5 });
    await desk.end('a0');
    expect(await first).toBe('a0');
    void desk.ask('a', 'later');
    await setImmediate();
    expect(desk.begun).toEqual(['a0', 'later']);
  });

  it('says that it is the own load of who sends so much that its last requests do not come to their turn', async () => {
    const desk = aDesk(new Admission({ alone: 2, together: 2, maxWaitMs: 50 }));
    const ofA = crowd(desk, 'a', 6);
    const ofB = crowd(desk, 'b', 4);
    for (const name of ['a0', 'a1', 'a2', 'b0']) {
      await setImmediate();
      await desk.end(name);
    }
    // Of what was answered while they waited, three in four were of a.
    await expect(ofA[5]).rejects.toMatchObject({ because: 'own load' });
    await expect(ofB[3]).rejects.toMatchObject({ because: 'load' });
  });
});
