import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Servers that this process starts with their records in this folder end, too, when it is killed or interrupted: they are in process groups of
 * their own, and Jest ends at SIGINT without its teardown. A process beside this one waits for it to be gone.
 * @returns Call it when they have been stopped in the orderly way.
 */
export function endServersWithUs(dir: string): () => void {
  const watcher = spawn(process.execPath, [path.join(__dirname, 'end-servers-left.mjs'), dir], {
    detached: true, // Ctrl-C must not reach it
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  return () => watcher.stdin.end();
}
