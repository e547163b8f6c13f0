import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startChild, type Child } from './child';
import { freePort } from './ports';
import { duration, Explained, silent, type Report } from './report';
import { findS3Server } from './s3-binary';

const host = '127.0.0.1';
const readyTimeoutMs = 30_000;

export interface S3Server {
  /** URL such as `http://127.0.0.1:34567`; the bucket goes into the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Its only bucket, empty at the start. */
  readonly bucket: string;
  /** Folder where the objects of the bucket are files under their keys, for tests that damage them. */
  readonly files: string;
  /** Stops it and removes its folder. */
  stop: () => Promise<void>;
  /** Sends SIGKILL; the objects stay until `stop`. */
  kill: () => Promise<void>;
}

async function waitUntilReady(child: Child, endpoint: string): Promise<void> {
  const limit = Date.now() + readyTimeoutMs;
  const state = { ended: false };
  void child.exited.then(() => (state.ended = true));
  for (;;) {
    const isUp = await fetch(`${endpoint}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    if (state.ended)
      throw new Explained(`The S3 server ended while it started. The end of its log:\n${child.lastLines()}`);
    if (Date.now() > limit)
      throw new Explained(
        `The S3 server did not answer at ${endpoint} within ${duration(readyTimeoutMs)}. The end of its log:\n${child.lastLines()}`,
      );
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Starts an S3 server on a free loopback port, with its objects in a temporary folder. */
export async function startS3Server(report: Report = silent): Promise<S3Server> {
  const command = await findS3Server(report);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-s3-'));
  const [root, sidecar, bucket] = [path.join(dir, 'data'), path.join(dir, 'metadata'), 'documents'];
  const [accessKeyId, secretAccessKey, region] = ['concordat', 'for-tests-on-loopback-only', 'us-east-1'];
  // The server treats each folder as a bucket. Metadata go to a separate folder, because not every file system for temporary files has extended
  // attributes.
  await mkdir(path.join(root, bucket), { recursive: true });
  await mkdir(sidecar);
  const address = `${host}:${await freePort()}`;
  const child = await startChild({
    name: 's3',
    command,
    args: [
      '--port',
      address,
      '--region',
      region,
      '--health',
      '/health',
      '--quiet',
      'posix',
      '--sidecar',
      sidecar,
      root,
    ],
    dir,
    env: {
      PATH: process.env['PATH'],
      HOME: dir,
      TZ: 'UTC',
      ROOT_ACCESS_KEY_ID: accessKeyId,
      ROOT_SECRET_ACCESS_KEY: secretAccessKey,
    },
  });
  const remove = () => rm(dir, { recursive: true, force: true });
  const endpoint = `http://${address}`;
  try {
    await waitUntilReady(child, endpoint);
  } catch (error) {
    await child.kill();
    await remove();
    throw error;
  }
  const stop = async () => {
    await child.stop();
    await remove();
  };
  const access = { accessKeyId, secretAccessKey };
  return { endpoint, region, ...access, bucket, files: path.join(root, bucket), stop, kill: child.kill };
}
