import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreUnavailableError } from '../../documents/store/object-store';
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
    const digest = await openStore(write(place)).put(Buffer.from('a contract'));
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
  ])('is refused with the reason when it is "%s"', (location, reason) => {
    expect(() => openStore(location)).toThrow(StoreLocationError);
    expect(() => openStore(location)).toThrow(reason);
  });

  it('is refused when it holds a key, and the key is not repeated', () => {
    const open = () => openStore('s3://AKIAEXAMPLE:a-secret@documents/concordat?region=us-east-1');
    expect(open).toThrow(/AWS_SECRET_ACCESS_KEY/);
    expect(open).not.toThrow(/a-secret/);
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
    const digest = await named(server.bucket).put(Buffer.from('a contract'));
    expect(await readFile(path.join(server.files, digest), 'utf8')).toBe('a contract');
  });

  it('keeps everything in the folder that the setting names', async () => {
    const digest = await named(`${server.bucket}/合同/2030/`).put(Buffer.from('a contract'));
    expect(await readFile(path.join(server.files, '合同', '2030', digest), 'utf8')).toBe('a contract');
    expect(await listed(named(`${server.bucket}/合同/2030`))).toHaveLength(1);
  });

  it('is only asked when something is stored', async () => {
    await expect(named('another-bucket').put(Buffer.from('x'))).rejects.toThrow(StoreUnavailableError);
  });
});
