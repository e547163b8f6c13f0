import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Makes sure that servers with their records in this folder end if this process is killed or interrupted. They are in their own process groups, and
 * at SIGINT Jest ends without its teardown, so a helper process waits until this one is gone.
 * @returns a function to call after the servers were stopped in the regular way
 */
export function endServersWithUs(dir: string): () => void {
  const watcher = spawn(process.execPath, [path.join(__dirname, 'end-servers-left.mjs'), dir], {
    detached: true, // so that Ctrl-C does not reach it
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  return () => watcher.stdin.end();
}
