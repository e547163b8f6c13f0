import { step, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';

/** Installs Debian packages, where this machine has them and we may; the caller sees for itself whether what it needs is there now. */
export async function installByApt(packages: readonly string[], report: Report): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(report, `Installing ${packages.join(' and ')} by apt-get (once)`, async () => {
    await runTool('apt-get', ['update'], { env, timeoutMs: 180_000 });
    await runTool('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, timeoutMs: 600_000 });
  });
}
