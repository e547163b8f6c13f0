import { step, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';

/** Installs Debian packages if this machine has apt-get and we are root. The caller checks afterwards whether it has what it needs. */
export async function installByApt(packages: readonly string[], report: Report): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(report, `Installing ${packages.join(' and ')} by apt-get (once)`, async () => {
    await runTool('apt-get', ['update'], { env, timeoutMs: 180_000 });
    await runTool('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, timeoutMs: 600_000 });
  });
}
