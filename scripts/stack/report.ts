/** Where a step tells the person in front of the terminal what it does; one call is one line. */
export interface Report {
  (line: string): void;
  /** Only in a terminal: the line of a step that runs, below all others, changed in place; null takes it away. */
  show?: (title: string, line: string | null) => void;
}

/** Lines to a stream; in a terminal with those of running steps below them. */
export function createReport(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>): Report {
  if (!stream.isTTY) return (line) => void stream.write(`${line}\n`);
  const running = new Map<string, string>();
  let shown = 0;
  const draw = (above: string) => {
    const most = (stream.columns || 80) - 1; // some terminals do not know how wide they are
    const lines = [...running.values()].map((line) => `${line.slice(0, most)}\n`);
    const back = shown === 0 ? '' : `\u001b[${shown}A\u001b[J`;
    stream.write(`${back}${above}${lines.join('')}`);
    shown = lines.length;
  };
  const report = (line: string) => {
    draw(`${line}\n`);
  };
  const show = (title: string, line: string | null) => {
    if (line === null) running.delete(title);
    else running.set(title, line);
    draw('');
  };
  return Object.assign(report, { show });
}

export const silent: Report = () => undefined;

/** `4.2 s`, `1 min 12 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A failure whose message is a whole sentence for the person at the terminal; no stack trace helps them. */
export class Explained extends Error {
  override readonly name = 'Explained';
}

/** The sentence of a failure, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  if (isNoSpace(error)) return 'The disk is full: free some space and start again; nothing that was saved is lost.';
  return error instanceof Error ? error.message : String(error);
}

/** The system's code of a failure, such as `EEXIST`; not by `instanceof`, which differs between Jest's worlds. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function isNoSpace(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || /ENOSPC|No space left on device/.test(String(error));
}

/** So often a step that takes its time says so: in place, or as one line more. */
const everyMs = { inPlace: 1_000, asLine: 30_000 };

/** Steps that run without a terminal. Several side by side, or one within another, have one line at a time: that of the last begun. */
const running: symbol[] = [];

/**
 * Runs one step and says afterwards how long it took; meanwhile it shows that it lives.
 * @param progress What to add to the sign of life, such as how many packages are built.
 */
export async function step<Result>(
  report: Report,
  title: string,
  run: () => Promise<Result>,
  progress: () => string = () => '',
): Promise<Result> {
  const { show } = report;
  const start = Date.now();
  const line = () => `${title} … ${duration(Date.now() - start)}${progress()}`;
  show?.(title, line());
  const own = Symbol(title);
  running.push(own);
  const tell = () => {
    if (show) show(title, line());
    else if (running.at(-1) === own) report(`  ${line()}`);
  };
  const ticker = setInterval(tell, show ? everyMs.inPlace : everyMs.asLine);
  const result = await run().finally(() => {
    clearInterval(ticker);
    running.splice(running.indexOf(own), 1);
    show?.(title, null);
  });
  report(`${title} – ${duration(Date.now() - start)}`);
  return result;
}
