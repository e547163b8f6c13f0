/** Where a step tells the person in front of the terminal what it does; one call is one line. */
export type Report = (line: string) => void;

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

/**
 * Runs one step and says afterwards how long it took; a step of more than a few seconds shows that it lives.
 * @param progress What to add to the sign of life, such as how many packages are built.
 */
export async function step<Result>(
  report: Report,
  title: string,
  run: () => Promise<Result>,
  progress: () => string = () => '',
): Promise<Result> {
  const start = Date.now();
  const ticker = setInterval(() => {
    report(`  … ${title}: ${duration(Date.now() - start)}${progress()}`);
  }, 5000);
  try {
    const result = await run();
    report(`${title} – ${duration(Date.now() - start)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
