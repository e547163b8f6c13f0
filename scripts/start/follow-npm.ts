const everyMs = 500;

/**
 * Ends this process in the orderly way once npm, which started it, is gone: npm that is told to end takes nobody with it and tells nobody; what it
 * had started just gets another parent. Started otherwise, nobody is followed: a shell may be closed and the launcher go on.
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
