import { type ChildProcessByStdio } from 'node:child_process';
import { type Readable } from 'node:stream';
import { duration, type Report } from '../stack/report';

/** Asked to end by Ctrl-C, a program stops what it has started; one that computes without an end hears nothing. */
const graceMs = 15_000;

/**
 * Passes on what a program writes to stderr, and ends it when it has written nothing for so long: it would never end
 * by itself, and whoever waits for it would wait for ever.
 * @returns Its exit code; null when a signal ended it.
 */
export function endWhenSilent(
  child: ChildProcessByStdio<null, null, Readable>,
  { name, limitMs, report }: { name: string; limitMs: number; report: Report },
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let insist: NodeJS.Timeout | undefined;
    const silence = setTimeout(() => {
      report(`${name} wrote nothing for ${duration(limitMs)}, as if in an endless loop, and were ended.`);
      // What it has started may hold the other end of stderr for ever.
      child.once('exit', () => child.stderr.destroy());
      child.kill('SIGINT');
      insist = setTimeout(() => child.kill('SIGKILL'), Math.min(graceMs, limitMs));
    }, limitMs);
    child.stderr.on('data', (chunk: Buffer) => {
      if (insist === undefined) silence.refresh();
      process.stderr.write(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(silence);
      clearTimeout(insist);
      resolve(code);
    });
  });
}
