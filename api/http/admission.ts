/** What comes of asking for admission too late: the caller's own crowd, or everybody's, is too long to be answered in time. */
export class NotAdmittedError extends Error {
  override readonly name = 'NotAdmittedError';

  constructor(
    readonly because: 'own crowd' | 'crowd',
    readonly retryAfterSeconds: number,
  ) {
    super(`Too much is asked at once (${because}).`);
  }
}

/** Tells who waits that the turn has come. */
type Waiter = () => void;

interface Caller {
  running: number;
  waiting: Waiter[];
  /** When its last turn came, counted in turns. */
  lastTurn: number;
}

export interface AdmissionOptions {
  /** How much is worked on side by side. */
  atOnce: number;
  /** Whoever would have to wait longer is sent away at once. */
  patienceMs: number;
}

/** So much of what is worked on may be one caller's; the rest is left to others, however slow the work of the one is. */
const shareOfOne = 3 / 4;
/** How much the last work counts in the average. */
const weight = 0.05;

/**
 * Lets in so much at once, in turns: of those who wait, whoever has least under way comes next, so that a burst of one caller keeps only
 * that caller waiting. What could not be answered in time is refused when it comes, not after the wait.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #callers = new Map<string, Caller>();
  #running = 0;
  #turn = 0;
  #meanMs = 50;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  get #share(): number {
    return Math.max(1, Math.floor(this.#options.atOnce * shareOfOne));
  }

  /** How long one more of this caller would wait, by what the last ones took. */
  #expectedMs(caller: Caller | undefined, crowd: number): number {
    const own = caller?.waiting.length ?? 0;
    const slots = Math.min(this.#share, this.#options.atOnce / crowd);
    return (own * this.#meanMs) / slots;
  }

  /** @throws NotAdmittedError where this caller would wait for too long */
  assertInTime(name: string): void {
    const { patienceMs } = this.#options;
    const caller = this.#callers.get(name);
    const crowd = Math.max(1, this.#callers.size);
    const expected = this.#expectedMs(caller, crowd);
    if (expected <= patienceMs) return;
    const isOwn = this.#expectedMs(caller, 1) > patienceMs;
    throw new NotAdmittedError(isOwn ? 'own crowd' : 'crowd', Math.max(1, Math.ceil((expected - patienceMs) / 1000)));
  }

  /**
   * Does the work when its turn has come.
   * @param whenGone Called with what to do when nobody waits for the answer any more.
   * @throws NotAdmittedError
   */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    whenGone: (leave: () => void) => void = () => undefined,
  ): Promise<T | undefined> {
    this.assertInTime(name);
    const caller = this.#callers.get(name) ?? { running: 0, waiting: [], lastTurn: 0 };
    this.#callers.set(name, caller);
    const isCome = await this.#turnOf(name, caller, whenGone);
    if (!isCome) return undefined;
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#meanMs += (performance.now() - began - this.#meanMs) * weight;
      this.#leave(name, caller);
    }
  }

  /** Resolves when it may begin; false when nobody waits for it any more. */
  async #turnOf(name: string, caller: Caller, whenGone: (leave: () => void) => void): Promise<boolean> {
    if (this.#running < this.#options.atOnce && caller.running < this.#share && caller.waiting.length === 0) {
      this.#enter(caller);
      return true;
    }
    return new Promise((resolve) => {
      const waiter: Waiter = () => {
        resolve(true);
      };
      caller.waiting.push(waiter);
      whenGone(() => {
        const at = caller.waiting.indexOf(waiter);
        if (at < 0) return;
        caller.waiting.splice(at, 1);
        this.#forget(name, caller);
        resolve(false);
      });
    });
  }

  #enter(caller: Caller): void {
    this.#running += 1;
    caller.running += 1;
    caller.lastTurn = this.#turn += 1;
  }

  #leave(name: string, caller: Caller): void {
    this.#running -= 1;
    caller.running -= 1;
    this.#forget(name, caller);
    while (this.#running < this.#options.atOnce) {
      const next = this.#next();
      if (!next) return;
      this.#enter(next);
      next.waiting.shift()?.();
    }
  }

  #forget(name: string, caller: Caller): void {
    if (caller.running === 0 && caller.waiting.length === 0) this.#callers.delete(name);
  }

  /** Of those who wait, who has least under way; among equals, whose last turn is longest ago. */
  #next(): Caller | undefined {
    const waiting = [...this.#callers.values()].filter(
      (caller) => caller.waiting.length > 0 && caller.running < this.#share,
    );
    return waiting.sort((a, b) => a.running - b.running || a.lastTurn - b.lastTurn)[0];
  }
}
