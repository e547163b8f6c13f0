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

/** Whoever has waited for so many times the patience is sent away after all: it was expected to be done by then. */
const atMost = 1.5;
/** Of those sent away after they have waited in vain: by then the work is slower than it was. */
const retryLateSeconds = 5;

interface Caller {
  running: number;
  waiting: Waiter[];
  /** When its last turn came, counted in turns. */
  lastTurn: number;
  /** When it last asked or was answered. */
  lastSeen: number;
}

export interface AdmissionOptions {
  /** How much is worked on side by side while a single caller asks: as much as makes the most of it. */
  alone: number;
  /** And while several do: so little that whoever comes next is answered soon. */
  together: number;
  /** Whoever would have to wait longer is sent away at once. */
  patienceMs: number;
}

/** So much of what is worked on may be one caller's while others ask, too; the rest is left to them, however slow the work of the one is. */
const shareOfOne = 3 / 4;
/** For so long after it was last seen a caller counts as one who asks: between two commands somebody looks at the first answer. */
const presentMs = 5_000;
/** How much the last work counts in the average. */
const weight = 0.05;

/**
 * Lets in so much at once, in turns: of those who wait, whoever has least under way comes next, so that a burst of one caller keeps only
 * that caller waiting. What could not be answered in time is refused when it comes, not after the wait.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #now: () => number;
  readonly #callers = new Map<string, Caller>();
  #turn = 0;
  /** Between the ends of two works, as long as more waits. */
  #apartMs = 10;
  /** When the last one ended; unknown while nothing waits. */
  #lastEnd: number | undefined;

  constructor(options: AdmissionOptions, now: () => number = () => performance.now()) {
    this.#options = options;
    this.#now = now;
  }

  /** How much one caller may have under way, with so many callers. */
  #share(crowd: number): number {
    const { alone, together } = this.#options;
    return crowd <= 1 ? alone : Math.max(1, Math.floor(together * shareOfOne));
  }

  /**
   * How much one caller may have under way at present; 0 where there is no room for anybody. What a caller who was alone has under way beyond
   * its share keeps nobody else out.
   */
  #room(): number {
    const { alone, together } = this.#options;
    const crowd = this.#crowd();
    const share = this.#share(crowd);
    let taken = 0;
    for (const { running } of this.#callers.values()) taken += Math.min(running, share);
    return taken < (crowd <= 1 ? alone : together) ? share : 0;
  }

  /** How many ask at present; who has not asked for a while is forgotten. */
  #crowd(): number {
    const past = this.#now() - presentMs;
    for (const [name, { running, waiting, lastSeen }] of this.#callers)
      if (running === 0 && waiting.length === 0 && lastSeen < past) this.#callers.delete(name);
    return this.#callers.size;
  }

  /** How long one more of this caller would wait, by how fast the last ones were done, where so many callers take turns. */
  #expectedMs(caller: Caller | undefined, callers: number): number {
    return (caller?.waiting.length ?? 0) * this.#apartMs * callers;
  }

  /** @throws NotAdmittedError where this caller would wait for too long */
  assertInTime(name: string): void {
    const { patienceMs } = this.#options;
    const caller = this.#callers.get(name);
    let waiting = 0;
    for (const one of this.#callers.values()) if (one.waiting.length > 0) waiting += 1;
    const expected = this.#expectedMs(caller, waiting);
    if (expected <= patienceMs) return;
    const isOwn = this.#expectedMs(caller, 1) > patienceMs;
    throw new NotAdmittedError(isOwn ? 'own crowd' : 'crowd', Math.max(1, Math.ceil((expected - patienceMs) / 1000)));
  }

  /**
   * Does the work when its turn has come.
   * @param whenGone Called with what to do when nobody waits for the answer any more.
   * @returns What came of it; nothing where the caller had gone.
   * @throws NotAdmittedError
   */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    whenGone: (leave: () => void) => void = () => undefined,
  ): Promise<T | undefined> {
    this.assertInTime(name);
    const caller = this.#callers.get(name) ?? { running: 0, waiting: [], lastTurn: 0, lastSeen: 0 };
    caller.lastSeen = this.#now();
    this.#callers.set(name, caller);
    if (!(await this.#turnOf(caller, whenGone))) return undefined;
    try {
      return await work();
    } finally {
      this.#leave(caller);
    }
  }

  /** Resolves when it may begin; false when nobody waits for it any more. @throws NotAdmittedError when the turn has not come in time */
  async #turnOf(caller: Caller, whenGone: (leave: () => void) => void): Promise<boolean> {
    if (caller.waiting.length === 0 && caller.running < this.#room()) {
      this.#enter(caller);
      return true;
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const giveUp = (then: () => void) => {
        const at = caller.waiting.indexOf(waiter);
        if (at < 0) return;
        caller.waiting.splice(at, 1);
        clearTimeout(timer);
        then();
      };
      // What was expected when it came may turn out otherwise: a worker dies, the database is slow.
      const timer = setTimeout(() => {
        giveUp(() => {
          reject(new NotAdmittedError('crowd', retryLateSeconds));
        });
      }, this.#options.patienceMs * atMost).unref();
      caller.waiting.push(waiter);
      whenGone(() => {
        giveUp(() => {
          resolve(false);
        });
      });
    });
  }

  #enter(caller: Caller): void {
    caller.running += 1;
    caller.lastTurn = this.#turn += 1;
  }

  #leave(caller: Caller): void {
    const now = this.#now();
    if (this.#lastEnd !== undefined) this.#apartMs += (now - this.#lastEnd - this.#apartMs) * weight;
    caller.running -= 1;
    caller.lastSeen = now;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#enter(next);
      next.waiting.shift()?.();
    }
    const isBusy = [...this.#callers.values()].some(({ waiting }) => waiting.length > 0);
    this.#lastEnd = isBusy ? now : undefined;
  }

  /** Of those who wait and for whom there is room, who has least under way; among equals, whose last turn is longest ago. */
  #next(): Caller | undefined {
    const room = this.#room();
    let next: Caller | undefined;
    for (const caller of this.#callers.values()) {
      if (caller.waiting.length === 0 || caller.running >= room) continue;
      const order = next ? caller.running - next.running || caller.lastTurn - next.lastTurn : -1;
      if (order < 0) next = caller;
    }
    return next;
  }
}
