/** Rejected because the wait would be too long: the caller's own requests, or those of all callers, cannot be answered in time. */
export class NotAdmittedError extends Error {
  override readonly name = 'NotAdmittedError';

  constructor(
    readonly because: 'own load' | 'load',
    readonly retryAfterSeconds: number,
  ) {
    super(`Too much is asked at once (${because}).`);
  }
}

/** Called when the turn of a waiting request has come. */
type Waiter = () => void;

/** A request that has waited for this multiple of `maxWaitMs` is rejected after all: the estimate was wrong. */
const maxWaitFactor = 1.5;
/** `Retry-After` of requests that were rejected after they had waited: the server is slower than estimated then. */
const retryLateSeconds = 5;

/** A wait is due to the caller's own load if at least half of the requests that it waits for are its own. If nothing is answered, it is not. */
function becauseOf(own: number, all: number): NotAdmittedError['because'] {
  return own > 0 && own * 2 >= all ? 'own load' : 'load';
}

interface Caller {
  running: number;
  waiting: Waiter[];
  /** Turn number of its last request. */
  lastTurn: number;
  /** When its last request came or ended, in ms of `now`. */
  lastSeen: number;
  /** How many of its requests have ended. */
  ended: number;
}

export interface AdmissionOptions {
  /** How many requests run at once while there is a single caller; chosen for the highest throughput. */
  alone: number;
  /** How many requests run at once while there are several callers; fewer, so that the next caller is served soon. */
  together: number;
  /** A request whose estimated wait is longer is rejected at once. */
  maxWaitMs: number;
}

/** Share of the running requests that one caller may take while there are others, however slow its requests are. */
const shareOfOne = 3 / 4;
/** For how long after its last request a caller still counts as active. People look at an answer before they send the next command. */
const presentMs = 5_000;
/** Weight of the latest interval in the moving average. */
const weight = 0.05;

/**
 * Admission control with fair turns. It limits how many requests run at once. Of the waiting callers, the one with the fewest running requests comes
 * next, so that a burst of one caller delays only that caller. A request that cannot be answered in time is rejected at once instead of after the
 * wait.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #now: () => number;
  readonly #callers = new Map<string, Caller>();
  #turn = 0;
  /** How many requests of all callers have ended. */
  #ended = 0;
  /** Average time between the ends of two requests while others are waiting. */
  #intervalMs = 10;
  /** When the last request ended; undefined while nothing waits. */
  #lastEnd: number | undefined;

  constructor(options: AdmissionOptions, now: () => number = () => performance.now()) {
    this.#options = options;
    this.#now = now;
  }

  /** How many requests one caller may have running, given the number of active callers. */
  #share(callers: number): number {
    const { alone, together } = this.#options;
    return callers <= 1 ? alone : Math.max(1, Math.floor(together * shareOfOne));
  }

  /**
   * How many requests one caller may have running now; 0 if no request may start. Requests that a caller started while it was alone count only up to
   * its share, so that they do not block others.
   */
  #room(): number {
    const { alone, together } = this.#options;
    const callers = this.#activeCallers();
    const share = this.#share(callers);
    let taken = 0;
    for (const { running } of this.#callers.values()) taken += Math.min(running, share);
    return taken < (callers <= 1 ? alone : together) ? share : 0;
  }

  /** Number of active callers; removes those that have been inactive for `presentMs`. */
  #activeCallers(): number {
    const past = this.#now() - presentMs;
    for (const [name, { running, waiting, lastSeen }] of this.#callers)
      if (running === 0 && waiting.length === 0 && lastSeen < past) this.#callers.delete(name);
    return this.#callers.size;
  }

  /**
   * Estimates the wait of one more request of this caller from the recent rate. Callers take turns, so no caller has more requests ahead of it than
   * this one has waiting itself.
   * @throws NotAdmittedError if this caller would wait too long
   */
  assertInTime(name: string): void {
    const { maxWaitMs } = this.#options;
    const own = this.#callers.get(name)?.waiting.length ?? 0;
    let ahead = 0;
    for (const { waiting } of this.#callers.values()) ahead += Math.min(waiting.length, own);
    const late = ahead * this.#intervalMs - maxWaitMs;
    if (late <= 0) return;
    throw new NotAdmittedError(becauseOf(own, ahead), Math.max(1, Math.ceil(late / 1000)));
  }

  /**
   * Runs the work when its turn has come.
   * @param whenGone receives a function to call when the caller has disconnected
   * @returns the result; undefined if the caller disconnected before its turn
   * @throws NotAdmittedError
   */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    whenGone: (leave: () => void) => void = () => undefined,
  ): Promise<T | undefined> {
    this.assertInTime(name);
    const caller = this.#callers.get(name) ?? { running: 0, waiting: [], lastTurn: 0, lastSeen: 0, ended: 0 };
    caller.lastSeen = this.#now();
    this.#callers.set(name, caller);
    if (!(await this.#turnOf(caller, whenGone))) return undefined;
    try {
      return await work();
    } finally {
      this.#leave(caller);
    }
  }

  /**
   * Resolves to true when the work may start, to false when the caller has disconnected.
   * @throws NotAdmittedError when the turn has not come in time
   */
  async #turnOf(caller: Caller, whenGone: (leave: () => void) => void): Promise<boolean> {
    if (caller.waiting.length === 0 && caller.running < this.#room()) {
      this.#enter(caller);
      return true;
    }
    const before = { own: caller.ended, all: this.#ended };
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
      // The estimate may have been wrong: a worker crashed, or the database is slow.
      const timer = setTimeout(() => {
        giveUp(() => {
          const because = becauseOf(caller.ended - before.own, this.#ended - before.all);
          reject(new NotAdmittedError(because, retryLateSeconds));
        });
      }, this.#options.maxWaitMs * maxWaitFactor).unref();
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
    if (this.#lastEnd !== undefined) this.#intervalMs += (now - this.#lastEnd - this.#intervalMs) * weight;
    caller.running -= 1;
    caller.ended += 1;
    this.#ended += 1;
    caller.lastSeen = now;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#enter(next);
      next.waiting.shift()?.();
    }
    const isBusy = [...this.#callers.values()].some(({ waiting }) => waiting.length > 0);
    this.#lastEnd = isBusy ? now : undefined;
  }

  /** The waiting caller that may start a request and has the fewest running; among equals, the one whose last turn was longest ago. */
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
