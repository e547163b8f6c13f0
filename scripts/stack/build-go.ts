import { rename, rm } from 'node:fs/promises';
import { duration, type Report, step } from './report';
import { runTool } from './run-tool';

export interface GoProgram {
  /** Folder with its pinned `go.mod`. */
  sources: string;
  /** Package with its `main`. */
  entryPoint: string;
  /** Path of the finished program. */
  target: string;
  /** Title that is shown while it is built. */
  title: string;
}

/**
 * Builds a Go program from pinned sources. `-v` makes the compiler list packages; without it nothing would be printed for minutes.
 * @returns the reason if it could not be built; undefined if it was built
 */
export async function buildGo(
  { sources, entryPoint, target, title }: GoProgram,
  report: Report,
): Promise<string | undefined> {
  if ((await runTool('go', ['version'])).code !== 0) return 'Go is not installed.';
  const made = `${target}.${process.pid}.new`;
  let packages = 0;
  let last = '';
  const count = (line: string) => {
    packages += 1;
    last = line;
  };
  const args = ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', made, entryPoint];
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'auto' };
  const start = Date.now();
  const { code, output } = await step(
    report,
    title,
    () => runTool('go', args, { cwd: sources, env, onLine: count }),
    () => `, ${packages} packages${last === '' ? '' : `, now ${last.slice(0, 60)}`}`,
  );
  if (code === 0) {
    await rename(made, target);
    return undefined;
  }
  await rm(made, { force: true });
  return `The build failed after ${duration(Date.now() - start)}: ${output.split('\n').slice(-3).join(' ')}`;
}
