const everyMs = 500;

/**
 * Ends this process in the regular way when npm, which started it, is gone: npm does not forward its end, and its children are only reparented.
 * Without npm nobody is followed, because a shell may be closed while the launcher goes on.
 */
export function followNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  timer.unref();
}
