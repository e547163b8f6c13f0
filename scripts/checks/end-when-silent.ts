import { type ChildProcessByStdio } from 'node:child_process';
import { type Readable } from 'node:stream';
import { duration, type Report } from '../stack/report';

/** After Ctrl-C a program stops the processes that it has started. A program in an endless loop does not react and is killed after this time. */
const graceMs = 15_000;

/**
 * Forwards what a program writes to stderr, and ends the program if it writes nothing for `limitMs`; otherwise an endless loop would block the caller
 * for ever.
 * @returns its exit code; null if a signal ended it
 */
export function endWhenSilent(
  child: ChildProcessByStdio<null, null, Readable>,
  { name, limitMs, report }: { name: string; limitMs: number; report: Report },
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let insist: NodeJS.Timeout | undefined;
    const silence = setTimeout(() => {
      report(`${name} wrote nothing for ${duration(limitMs)}, as if in an endless loop, and were ended.`);
      // A process that it has started may keep the other end of stderr open for ever.
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
