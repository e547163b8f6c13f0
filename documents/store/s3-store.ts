import { codeOf } from './disk-errors';
import { words } from '../../domain/kernel/words';
import { type S3ClientConfig } from '@aws-sdk/client-s3';
import { digestOf, isDigest } from './digest';
import {
  DamagedObjectError,
  MissingObjectError,
  type ObjectStore,
  type StoredObject,
  StoreUnavailableError,
} from './object-store';

export interface S3Place {
  /** For a server other than Amazon's, such as `http://127.0.0.1:9000`. */
  endpoint?: string;
  region: string;
  bucket: string;
  /** Folder within the bucket, such as `concordat`. */
  prefix?: string;
  /** If absent, the SDK uses its usual sources: environment, profile, the machine's role. */
  accessKeyId?: string;
  secretAccessKey?: string;
  /** Puts the bucket into the path instead of the host name; most servers other than Amazon's need it. */
  forcePathStyle: boolean;
}

/** Two attempts, each failing after four seconds without data, so that a hanging server is given up after about ten seconds. */
const timeouts = { connectMs: 2500, silentMs: 4000, attempts: 2 };
/** For a server that keeps sending and never finishes. */
const longestMs = 120_000;

function settingsOf(place: S3Place): S3ClientConfig {
  const { accessKeyId, secretAccessKey } = place;
  return {
    region: place.region,
    forcePathStyle: place.forcePathStyle,
    maxAttempts: timeouts.attempts,
    requestHandler: { connectionTimeout: timeouts.connectMs, socketTimeout: timeouts.silentMs },
    // The bytes are checked here against the digest that was requested.
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(place.endpoint === undefined ? {} : { endpoint: place.endpoint }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');

/** The error in one sentence, with the name that server or connection give it; their message is in the cause. */
function unavailable(place: S3Place, error: unknown): StoreUnavailableError {
  const name = codeOf(error) ?? /\bE[A-Z_]{4,}\b/.exec(String(error))?.[0] ?? nameOf(error); // the SDK keeps the code in its message
  const isLate = name === 'TimeoutError';
  const where = place.endpoint === undefined ? place.bucket : `${place.bucket} at ${place.endpoint}`;
  return new StoreUnavailableError(
    words(
      `The bucket of the document store, ${where}, does not answer (${isLate ? 'timed out' : name}).`,
      `文档库存储桶 ${where} 没有应答（${isLate ? '超时' : name}）。`,
    ),
    { cause: error },
  );
}

async function open(place: S3Place) {
  const sdk = await import('@aws-sdk/client-s3');
  return { sdk, client: new sdk.S3Client(settingsOf(place)) };
}

function rethrow(place: S3Place, error: unknown): never {
  throw error instanceof MissingObjectError || error instanceof DamagedObjectError ? error : unavailable(place, error);
}

function prefixOf({ prefix = '' }: S3Place): string {
  return prefix === '' ? '' : `${prefix.replace(/(?<!\/)\/+$/, '')}/`;
}

/** A store in a bucket: `<prefix>/<SHA-256>`. */
export function openS3Store(place: S3Place): ObjectStore {
  // The SDK is large and prints messages when it is loaded, so it is loaded with the first file.
  let opened: ReturnType<typeof open> | undefined;
  const connected = () => (opened ??= open(place));
  const prefix = prefixOf(place);
  const at = (digest: string) => ({ Bucket: place.bucket, Key: `${prefix}${digest}` });
  const bounded = () => ({ abortSignal: AbortSignal.timeout(longestMs) });
  const asStore = <Result>(work: Promise<Result>) => work.catch((error: unknown) => rethrow(place, error));

  const put = async (bytes: Uint8Array) => {
    const { sdk, client } = await connected();
    const digest = digestOf(bytes);
    const sum = Buffer.from(digest, 'hex').toString('base64');
    // Stored again even if it exists, because only that updates its time in S3, and old unused objects are removed.
    await client.send(
      new sdk.PutObjectCommand({ ...at(digest), Body: bytes, ContentLength: bytes.byteLength, ChecksumSHA256: sum }),
      bounded(),
    );
    return digest;
  };
  const get = async (digest: string) => {
    if (!isDigest(digest)) throw new MissingObjectError(digest);
    const { sdk, client } = await connected();
    const { Body } = await client.send(new sdk.GetObjectCommand(at(digest)), bounded()).catch((error: unknown) => {
      throw nameOf(error) === 'NoSuchKey' ? new MissingObjectError(digest) : error;
    });
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    if (digestOf(bytes) !== digest) throw new DamagedObjectError(digest);
    return bytes;
  };
  async function* list(): AsyncGenerator<StoredObject> {
    const { sdk, client } = await connected();
    let after: string | undefined;
    do {
      const page = await asStore(
        client.send(
          new sdk.ListObjectsV2Command({ Bucket: place.bucket, Prefix: prefix, ContinuationToken: after }),
          bounded(),
        ),
      );
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const digest = Key.slice(prefix.length);
        if (isDigest(digest) && LastModified) yield { digest, bytes: Size, storedAt: LastModified };
      }
      after = page.NextContinuationToken;
    } while (after !== undefined);
  }
  return {
    put: (bytes) => asStore(put(bytes)),
    get: (digest) => asStore(get(digest)),
    list,
    remove: async (digest) => {
      if (!isDigest(digest)) return;
      const { sdk, client } = await connected();
      await asStore(client.send(new sdk.DeleteObjectCommand(at(digest)), bounded()));
    },
  };
}
