import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDiskStore } from '../../documents/store/disk-store';
import { StoreUnavailableError } from '../../documents/store/object-store';
import { runTool } from '../../scripts/stack/run-tool';
import { compiled, root } from '../../scripts/stack/start-process';
import { absent, listed, storeLaws } from '../build/store-laws';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-disk-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileOf = (digest: string) => path.join(folder, digest.slice(0, 2), digest.slice(2, 4), digest);
const partOf = (digest: string) => path.join(path.dirname(fileOf(digest)), `.${'0'.repeat(36)}.part`);
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;
async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** Runs a program of its own with a store on the folder as `store`. */
const programOf = (body: string) => [
  '--eval',
  `const { openDiskStore } = require(${JSON.stringify(compiled('documents/store/disk-store.ts'))});
   const store = openDiskStore(${JSON.stringify(folder)});
   const { randomBytes } = require('node:crypto');
   (async () => { ${body} })();`,
];

describe('a document store in a folder', () => {
  it.each(Object.entries(storeLaws))('%s', async (_, law) => {
    const store = openDiskStore(folder);
    await law({ store, overwrite: (digest, bytes) => writeFile(fileOf(digest), bytes) });
  });

  it('keeps each file under the first letters of its digest, for its own process alone', async () => {
    const digest = await openDiskStore(path.join(folder, 'deep', 'down')).put(Buffer.from('a contract'));
    const file = path.join(folder, 'deep', 'down', digest.slice(0, 2), digest.slice(2, 4), digest);
    expect(await readFile(file, 'utf8')).toBe('a contract');
    expect(await modeOf(file)).toBe(0o600);
    for (let up = path.dirname(file); up !== folder; up = path.dirname(up)) expect(await modeOf(up)).toBe(0o700);
  });

  it('does not write again what is there', async () => {
    const store = openDiskStore(folder);
    const digest = await store.put(Buffer.from('a contract'));
    const { ino } = await stat(fileOf(digest));
    await store.put(Buffer.from('a contract'));
    expect((await stat(fileOf(digest))).ino).toBe(ino);
  });

  it('holds nothing before the first file is put', async () => {
    expect(await listed(openDiskStore(path.join(folder, 'not there yet')))).toEqual([]);
  });

  it('passes over what is none of its own', async () => {
    const store = openDiskStore(folder);
    const digest = await store.put(Buffer.from('a contract'));
    await mkdir(path.join(folder, 'lost+found'));
    await writeFile(path.join(folder, 'notes.txt'), 'keep me');
    await writeFile(path.join(path.dirname(fileOf(digest)), 'notes.txt'), 'keep me');
    expect((await listed(store)).map((object) => object.digest)).toEqual([digest]);
    expect(await filesIn(folder)).toHaveLength(3);
  });

  it('sweeps out what a killed process left, after an hour', async () => {
    const store = openDiskStore(folder);
    const digest = await store.put(Buffer.from('a contract'));
    await writeFile(partOf(digest), 'half a contr');
    const putBack = async (minutes: number) => {
      const then = new Date(Date.now() - minutes * 60_000);
      await utimes(partOf(digest), then, then);
      expect(await listed(store)).toHaveLength(1);
    };
    await putBack(59);
    expect(await filesIn(folder)).toHaveLength(2);
    await putBack(61);
    expect(await filesIn(folder)).toEqual([digest]);
  });

  it('holds only whole files after its process was killed in the midst of many', async () => {
    const store = openDiskStore(folder);
    const busy = spawn(
      process.execPath,
      programOf('for (;;) await Promise.all([1, 2, 3, 4].map(() => store.put(randomBytes(300_000))));'),
      { cwd: root, stdio: 'ignore' },
    );
    const ended = new Promise((done) => busy.once('exit', done));
    while ((await listed(store)).length < 20) await new Promise((done) => setTimeout(done, 20));
    busy.kill('SIGKILL');
    await ended;
    const objects = await listed(store);
    expect(objects.length).toBeGreaterThanOrEqual(20);
    for (const { digest, bytes } of objects) {
      expect(bytes).toBe(300_000);
      expect(await store.get(digest)).toHaveLength(300_000);
    }
  });
});

/** What a program of its own prints about a put that fails. */
const reportPut = `await store.put(randomBytes(300_000)).then(
  () => console.log('kept'), (error) => console.log(error.name + ': ' + error.message));`;

/** Makes the folder a small disk, as only root may; false where that is not allowed. */
async function isSmallDisk(): Promise<boolean> {
  return (await runTool('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])).code === 0;
}
const unmount = () => runTool('umount', [folder]);

describe('a document store in a folder that does not take files', () => {
  // Whatever a test that failed left behind.
  afterEach(async () => {
    await unmount();
    await chmod(folder, 0o700);
  });

  it('is unavailable while it is full, and keeps no half of a file', async () => {
    if (await isSmallDisk()) {
      const store = openDiskStore(folder);
      const small = await store.put(randomBytes(100_000));
      const failed = store.put(randomBytes(2_000_000));
      await expect(failed).rejects.toThrow(`The folder of the document store, ${folder}, is full (ENOSPC).`);
      await expect(failed).rejects.toBeInstanceOf(StoreUnavailableError);
      expect(await filesIn(folder)).toEqual([small]);
      await unmount();
    }
    // Only root can make a small disk, but everybody a limit on their own files: the same write fails in the same place.
    const limited = [`trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`, process.execPath, ...programOf(reportPut)];
    const { output } = await runTool('sh', ['-c', ...limited], { cwd: root });
    expect(output).toBe(
      `StoreUnavailableError: The folder of the document store, ${folder}, takes no file of that size (EFBIG).`,
    );
    expect(await filesIn(folder)).toEqual([]);
  });

  it('is unavailable for writing while it is read-only, and still read from', async () => {
    const isDisk = await isSmallDisk();
    const store = openDiskStore(folder);
    const digest = await store.put(Buffer.from('a contract'));
    // Who cannot make a disk is not root, and the mode of a folder stops them.
    if (isDisk) expect((await runTool('mount', ['-o', 'remount,ro', folder])).code).toBe(0);
    else await chmod(folder, 0o500);
    await expect(store.put(randomBytes(10))).rejects.toThrow(
      isDisk ? /is mounted read-only \(EROFS\)/ : /may not be used by this process \(EACCES\)/,
    );
    expect((await store.get(digest)).toString()).toBe('a contract');
    expect(await listed(store)).toHaveLength(1);
  });

  it('is unavailable where a file stands in its place', async () => {
    const store = openDiskStore(path.join(folder, 'a file'));
    await writeFile(path.join(folder, 'a file'), '');
    const attempts = [store.put(Buffer.from('x')), store.get(absent), store.remove(absent), listed(store)];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({
        status: 'rejected',
        reason: { name: 'StoreUnavailableError', message: expect.stringContaining('ENOTDIR') as unknown },
      });
  });

  it('has lost no file while its whole folder is away', async () => {
    const store = openDiskStore(path.join(folder, 'not mounted'));
    await expect(store.get(absent)).rejects.toThrow(/is not there \(ENOENT\)/);
  });
});
