import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/stack/start-process';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-bootstrap-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, content: unknown): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, JSON.stringify(content));
}

/** What comes of a line of JavaScript in the world of the scripts, which have no build; `folder` is theirs to know. */
async function evaluate(module: string, line: string): Promise<unknown> {
  const file = JSON.stringify(path.join(root, 'scripts', module));
  const program = `import * as scripts from ${file}; const folder = ${JSON.stringify(folder)};
    console.log(JSON.stringify((${line}) ?? null));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout);
}

describe('the packages of a checkout', () => {
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/pg': { version: '8.23.1' },
    'node_modules/pg/node_modules/split2': { version: '4.2.0' },
    'node_modules/only-for-macs': { version: '1.0.0', optional: true },
  };
  const missing = () => evaluate('missing-packages.mjs', 'scripts.missingPackages(folder)');
  beforeEach(async () => {
    await put('package-lock.json', { packages });
    await put('node_modules/.package-lock.json', { packages });
    for (const [name, { version }] of Object.entries(packages))
      if (name !== '') await put(`${name}/package.json`, { version });
    await rm(path.join(folder, 'node_modules', 'only-for-macs'), { recursive: true });
  });

  it('are all there when each has the version that the lock file names, but for those of other machines', async () => {
    expect(await missing()).toEqual([]);
  });

  it.each([
    ['was deleted', () => rm(path.join(folder, 'node_modules', 'zod'), { recursive: true })],
    ['was emptied', () => rm(path.join(folder, 'node_modules', 'zod', 'package.json'))],
    ['is of another version', () => put('node_modules/zod/package.json', { version: '4.6.6' })],
  ])('are missing one that %s, whatever npm has written down', async (_, change) => {
    await change();
    expect(await missing()).toEqual(['node_modules/zod']);
  });

  it('are missing one that lies within another', async () => {
    await rm(path.join(folder, 'node_modules', 'pg', 'node_modules'), { recursive: true });
    expect(await missing()).toEqual(['node_modules/pg/node_modules/split2']);
  });

  it('are not known without a lock file', async () => {
    await rm(path.join(folder, 'package-lock.json'));
    expect(await missing()).toEqual(['package-lock.json']);
  });
});

describe('what an earlier build left behind', () => {
  it('goes with its folder, as that of a migration that was renamed; what is not of the build stays', async () => {
    await put('prisma/migrations/1_first/migration.sql', 'kept');
    await put('prisma/migrations/2_old-name/migration.sql', 'stale');
    await put('prisma/migrations/2_new-name/migration.sql', 'kept');
    await put('gone/deeper/stale.js', 'stale');
    await put('.made-from', 'a digest');
    await evaluate('build.mjs', 'scripts.removeStale(folder, (file) => /old-name|stale\\.js/.test(file))');
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      '.made-from',
      'prisma',
      'prisma/migrations',
      'prisma/migrations/1_first',
      'prisma/migrations/1_first/migration.sql',
      'prisma/migrations/2_new-name',
      'prisma/migrations/2_new-name/migration.sql',
    ]);
  });
});
