import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { type ObjectStore, StoreUnavailableError } from '../../documents/store/object-store';
import { openS3Store } from '../../documents/store/s3-store';
import { type S3Server, startS3Server } from '../../scripts/stack/s3-server';
import { absent, listed, storeLaws } from '../build/store-laws';

let server: S3Server;

beforeAll(async () => {
  server = await startS3Server((line) => process.stderr.write(`${line}\n`));
}, 600_000);
afterAll(() => server.stop());

const open = (overrides: Partial<Parameters<typeof openS3Store>[0]> = {}) =>
  openS3Store({ ...server, prefix: 'papers/2030', forcePathStyle: true, ...overrides });

/** Everything that can be asked of a store. */
const askAll = (store: ObjectStore): Promise<unknown>[] => [
  store.put(randomBytes(1_000_000)),
  store.get(absent),
  store.remove(absent),
  listed(store),
];

async function expectUnavailable(store: ObjectStore, reason: RegExp): Promise<void> {
  for (const attempt of await Promise.allSettled(askAll(store))) {
    if (attempt.status === 'fulfilled') throw new Error('The store answered.');
    expect(attempt.reason).toBeInstanceOf(StoreUnavailableError);
    expect(attempt.reason).toMatchObject({ message: expect.stringMatching(reason) as unknown });
  }
}

/** A server that takes connections and answers each with these bytes and no more. */
async function withServerThatSays(text: string, use: (endpoint: string) => Promise<void>): Promise<void> {
  const open_ = new Set<net.Socket>();
  const silent = net.createServer((socket) => {
    open_.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(text));
    socket.resume();
  });
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(silent.address() as net.AddressInfo).port}`); // a TCP server has no other kind
  } finally {
    for (const socket of open_) socket.destroy();
    await new Promise((done) => silent.close(done));
  }
}

describe('a document store in a bucket', () => {
  it.each(Object.entries(storeLaws))('%s', async (_, law) => {
    const file = (digest: string) => path.join(server.files, 'papers', '2030', digest);
    await law({ store: open(), overwrite: (digest, bytes) => writeFile(file(digest), bytes) });
  });

  it('lists what takes more than one page, and nothing of its neighbours', async () => {
    const mine = open({ prefix: 'mine' });
    const neighbours = [open({ prefix: 'mine-too' }), open({ prefix: 'mine/below' }), open({ prefix: '' })];
    for (const store of neighbours) await store.put(randomBytes(10));
    const digests: string[] = [];
    while (digests.length < 1010)
      digests.push(...(await Promise.all(Array.from({ length: 50 }, () => mine.put(randomBytes(8))))));
    expect((await listed(mine)).map(({ digest }) => digest).sort()).toEqual(digests.sort());
  });

  it.each<[string, Partial<Parameters<typeof openS3Store>[0]>, RegExp]>([
    ['there is no such bucket', { bucket: 'no-such-bucket' }, /no-such-bucket at http.*NoSuchBucket/],
    ['its key is wrong', { secretAccessKey: 'wrong' }, /SignatureDoesNotMatch/],
    ['nobody listens', { endpoint: 'http://127.0.0.1:1' }, /ECONNREFUSED/],
    ['its name is unknown', { endpoint: 'http://nowhere.invalid' }, /ENOTFOUND|EAI_AGAIN/],
  ])('is unavailable when %s', async (_, overrides, reason) => {
    await expectUnavailable(open(overrides), reason);
  });

  it.each([
    ['never answers', ''],
    ['stops in the midst of its answer', 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n%PDF-1.7'],
  ])('is given up after ten seconds when its server %s', async (_, text) => {
    await withServerThatSays(text, async (endpoint) => {
      const start = Date.now();
      await expectUnavailable(open({ endpoint }), /timed out/);
      expect(Date.now() - start).toBeLessThan(11_000);
    });
  });

  it('is unavailable once its server was killed', async () => {
    const store = open();
    await store.put(Buffer.from('a contract'));
    await server.kill();
    await expectUnavailable(store, /ECONNREFUSED|ECONNRESET|socket hang up/);
  });
});
