/** Prints a line for the person at the terminal. */
export interface Report {
  (line: string): void;
  /** Only in a terminal: shows the line of a running step below all others and updates it in place; null removes it. */
  show?: (title: string, line: string | null) => void;
}

/** Reports to a stream; in a terminal the lines of running steps stay below. */
export function createReport(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>): Report {
  if (!stream.isTTY) return (line) => void stream.write(`${line}\n`);
  const running = new Map<string, string>();
  let shown = 0;
  const draw = (above: string) => {
    const most = (stream.columns || 80) - 1; // some terminals report no width
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

/** An error whose message is a complete sentence for the person at the terminal; it is printed without a stack trace. */
export class Explained extends Error {
  override readonly name = 'Explained';
}

/** The message of an error, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  if (isNoSpace(error)) return 'The disk is full: free some space and start again; nothing that was saved is lost.';
  return error instanceof Error ? error.message : String(error);
}

/** The system's error code, such as `EEXIST`. `instanceof` is not used, because it fails across Jest's VM contexts. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function isNoSpace(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || /ENOSPC|No space left on device/.test(String(error));
}

/** How often a running step reports: in place, or as a new line. */
const everyMs = { inPlace: 1_000, asLine: 30_000 };

/** Steps that run without a terminal. If several run at once, only the latest started one reports. */
const running: symbol[] = [];

/**
 * Runs one step and reports afterwards how long it took; meanwhile it shows that it is still running.
 * @param progress text to add meanwhile, such as the number of packages built
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
