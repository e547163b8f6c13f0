import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeStoreFolder, openDiskStore } from './disk-store';
import { type ObjectStore, StoreUnavailableError } from './object-store';
import { openS3Store, type S3Place } from './s3-store';

/** An invalid location; the message explains the error and shows examples. */
export class StoreLocationError extends Error {
  override readonly name = 'StoreLocationError';
}

const examples =
  'Give a folder such as /var/lib/concordat/documents or file:///var/lib/concordat/documents, ' +
  'or a bucket such as s3://documents/concordat?region=eu-central-1.';

function refuse(location: string, what: string): never {
  throw new StoreLocationError(`The document store "${location}" ${what}. ${examples}`);
}

function folderOf(location: string, url: URL): string {
  if (url.search !== '' || url.hash !== '') refuse(location, 'is a folder, and takes no settings after its name');
  try {
    return fileURLToPath(url);
  } catch {
    return refuse(location, 'names another machine or no path; a folder is written with three slashes');
  }
}

const s3Settings = ['endpoint', 'region', 'pathStyle'];

function endpointOf(location: string, endpoint: string): string {
  const { protocol } = URL.canParse(endpoint) ? new URL(endpoint) : { protocol: '' };
  if (protocol !== 'http:' && protocol !== 'https:')
    refuse(location, `has the endpoint "${endpoint}", which is no http or https address`);
  return endpoint;
}

function bucketOf(location: string, url: URL): S3Place {
  const { searchParams } = url;
  if (url.username !== '' || url.password !== '')
    refuse(
      `s3://…@${url.host}${url.pathname}`,
      'holds a key; keys belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, not into an address',
    );
  if (url.port !== '' || url.host === '') refuse(location, 'names no bucket; a server is named by "endpoint"');
  for (const name of searchParams.keys())
    if (!s3Settings.includes(name)) refuse(location, `has the setting "${name}"; known are ${s3Settings.join(', ')}`);
  const endpoint = searchParams.get('endpoint');
  const region = searchParams.get('region');
  const pathStyle = searchParams.get('pathStyle') ?? 'false';
  if (region === null || region === '')
    refuse(location, 'names no region; servers that have none usually take us-east-1');
  if (pathStyle !== 'true' && pathStyle !== 'false')
    refuse(location, `has "${pathStyle}" for pathStyle, which is true or false`);
  return {
    ...(endpoint === null ? {} : { endpoint: endpointOf(location, endpoint) }),
    region,
    bucket: url.hostname,
    prefix: decodeURIComponent(url.pathname).replace(/^\/+|(?<!\/)\/+$/g, ''),
    forcePathStyle: pathStyle === 'true',
  };
}

type Place = { folder: string } | { bucket: S3Place };

function placeOf(location: string): Place {
  if (path.isAbsolute(location)) return { folder: location };
  if (!URL.canParse(location)) return refuse(location, 'is neither an absolute path nor an address');
  const url = new URL(location);
  if (url.protocol === 'file:') return { folder: folderOf(location, url) };
  if (url.protocol === 's3:') return { bucket: bucketOf(location, url) };
  return refuse(location, `begins with "${url.protocol}", which is neither "file:" nor "s3:"`);
}

/**
 * Opens the document store at a location: an absolute path, `file:///folder`, or
 * `s3://bucket/prefix?region=…&endpoint=http://…&pathStyle=true`. S3 keys are found as by all AWS tools.
 * A folder is created if it does not exist; a bucket is not contacted.
 * @throws StoreLocationError when the location is invalid, or its folder cannot be created
 */
export async function openStore(location: string): Promise<ObjectStore> {
  const place = placeOf(location);
  if ('bucket' in place) return openS3Store(place.bucket);
  await makeStoreFolder(place.folder).catch((error: unknown) => {
    if (!(error instanceof StoreUnavailableError)) throw error;
    throw new StoreLocationError(`${error.message} Set DOCUMENT_STORE to a folder that this process may use.`, {
      cause: error,
    });
  });
  return openDiskStore(place.folder);
}
