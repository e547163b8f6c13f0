import { type Exit } from '../stack/child';
import { duration, sentenceOf, type Report } from '../stack/report';

export interface Kept {
  readonly exited: Promise<Exit>;
}

const longestPauseMs = 30_000;

/** If a process has run for a minute, the fault has passed, and the next pause is short again. */
const healthyMs = 60_000;

/**
 * Restarts something whenever it ends, with growing pauses, until `stopping` returns true.
 * @param startAgain resolves with the new one when it is ready
 */
export async function keepRunning(options: {
  name: string;
  first: Kept;
  startAgain: () => Promise<Kept>;
  stopping: () => boolean;
  report: Report;
  /** Resolves when the launcher starts to stop, so that it does not have to wait for a pause. */
  whenStopping: Promise<unknown>;
}): Promise<void> {
  const { name, startAgain, stopping, report, whenStopping } = options;
  let current = options.first;
  let pauseMs = 500;
  for (;;) {
    const started = Date.now();
    const exit = await current.exited;
    if (stopping()) return;
    if (Date.now() - started > healthyMs) pauseMs = 500;
    report(`${name} ended by itself (${exit.signal ?? `exit code ${exit.code ?? '?'}`}); starting it again.`);
    for (let again: Kept | undefined; again === undefined;) {
      await Promise.race([new Promise((done) => setTimeout(done, pauseMs)), whenStopping]);
      if (stopping()) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      try {
        again = await startAgain();
        current = again;
        report(`${name} runs again.`);
      } catch (error) {
        if (stopping()) return;
        report(`${name} did not start: ${sentenceOf(error)} Trying again in ${duration(pauseMs)}.`);
      }
    }
  }
}
