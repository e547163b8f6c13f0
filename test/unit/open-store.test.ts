import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MissingObjectError, StoreUnavailableError } from '../../documents/store/object-store';
import { openStore, StoreLocationError } from '../../documents/store/open-store';
import { type S3Server, startS3Server } from '../../scripts/stack/s3-server';
import { listed } from '../build/store-laws';

describe('the setting that names the document store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-open-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['a path', (place: string) => place],
    ['a file address', (place: string) => pathToFileURL(place).href],
  ])('may be %s', async (_, write) => {
    const place = path.join(folder, '合同 档案');
    const digest = await (await openStore(write(place))).put(Buffer.from('a contract'));
    expect(await readFile(path.join(place, digest.slice(0, 2), digest.slice(2, 4), digest), 'utf8')).toBe('a contract');
  });

  it.each([
    ['documents', 'is neither an absolute path nor an address'],
    ['./documents', 'is neither an absolute path nor an address'],
    ['', 'is neither an absolute path nor an address'],
    ['file://server/share', 'names another machine'],
    ['file:///documents?mode=0600', 'takes no settings'],
    ['https://documents.example.com', 'begins with "https:"'],
    ['s3:///concordat?region=us-east-1', 'names no bucket'],
    ['s3://127.0.0.1:9000/concordat?region=us-east-1', 'names no bucket'],
    ['s3://documents', 'names no region'],
    ['s3://documents?region=', 'names no region'],
    [
      's3://documents?region=us-east-1&pathstyle=true',
      'has the setting "pathstyle"; known are endpoint, region, pathStyle',
    ],
    ['s3://documents?region=us-east-1&pathStyle=yes', 'has "yes" for pathStyle'],
    ['s3://documents?region=us-east-1&endpoint=127.0.0.1:9000', 'has the endpoint "127.0.0.1:9000"'],
    ['s3://documents?region=us-east-1&endpoint=ftp://files.example', 'has the endpoint "ftp://files.example"'],
  ])('is refused with the reason when it is "%s"', async (location, reason) => {
    await expect(openStore(location)).rejects.toThrow(StoreLocationError);
    await expect(openStore(location)).rejects.toThrow(reason);
  });

  it('may be a folder that is not there yet: it is made, and answers before anything is stored', async () => {
    const place = path.join(folder, 'not', 'there yet');
    const store = await openStore(place);
    await expect(store.get('0'.repeat(64))).rejects.toThrow(MissingObjectError);
    expect((await stat(place)).mode & 0o777).toBe(0o700);
  });

  it('is refused with the folder and the reason when the folder cannot be made', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    const said = (place: string) => `The folder of the document store, ${place}, is no folder`;
    await expect(openStore(file)).rejects.toThrow(said(file));
    await expect(openStore(path.join(file, 'documents'))).rejects.toThrow(said(path.join(file, 'documents')));
    await expect(openStore(file)).rejects.toThrow(StoreLocationError);
  });

  it('is refused when it holds a key, and the key is not repeated', async () => {
    const refused: unknown = await openStore('s3://AKIAEXAMPLE:a-secret@documents/concordat?region=us-east-1').catch(
      (error: unknown) => error,
    );
    expect(String(refused)).toMatch(/AWS_SECRET_ACCESS_KEY/);
    expect(String(refused)).not.toMatch(/a-secret/);
  });
});

describe('a bucket named by the setting', () => {
  const environment = { ...process.env };
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server((line) => process.stderr.write(`${line}\n`));
    process.env['AWS_ACCESS_KEY_ID'] = server.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = server.secretAccessKey;
  }, 600_000);
  afterAll(async () => {
    process.env = environment;
    await server.stop();
  });
  const named = (place: string) =>
    openStore(`s3://${place}?endpoint=${encodeURIComponent(server.endpoint)}&region=${server.region}&pathStyle=true`);

  it('is opened with the keys of the environment', async () => {
    const digest = await (await named(server.bucket)).put(Buffer.from('a contract'));
    expect(await readFile(path.join(server.files, digest), 'utf8')).toBe('a contract');
  });

  it('keeps everything in the folder that the setting names', async () => {
    const digest = await (await named(`${server.bucket}/合同/2030/`)).put(Buffer.from('a contract'));
    expect(await readFile(path.join(server.files, '合同', '2030', digest), 'utf8')).toBe('a contract');
    expect(await listed(await named(`${server.bucket}/合同/2030`))).toHaveLength(1);
  });

  it('is only asked when something is stored', async () => {
    const store = await named('another-bucket');
    await expect(store.put(Buffer.from('x'))).rejects.toThrow(StoreUnavailableError);
  });
});
