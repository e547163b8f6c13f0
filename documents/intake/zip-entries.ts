import { type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { damagedOffice, faults, Refusal } from './faults';

/** More than any contract or price list has. */
const limits = { entries: 2000, inflated: 128 * 1024 * 1024, ratio: 150, ratioFrom: 8 * 1024 * 1024 };

const headerBytes = 30;
const localMark = 0x04034b50;
const longestDescriptor = 24;

export interface ZipEntry {
  name: string;
  /** Undefined if the caller did not want it; it was unpacked and checked anyway. */
  content: Buffer | undefined;
}

/** Replaces errors of the zip library by one that users understand. */
async function orDamaged<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(damagedOffice);
  }
}

/** Programs find files by local headers or by the directory; both must list the same files, without gaps. */
function checkLayout(bytes: Buffer, entries: Entry[]): void {
  let end = 0;
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const { relativeOffsetOfLocalHeader: at, fileNameRaw, compressedSize } of inOrder) {
    // Between two files there may only be a data descriptor, and nothing before the first one.
    const isNext = at >= end && at <= end + (end === 0 ? 0 : longestDescriptor);
    if (!isNext || at + headerBytes > bytes.length || bytes.readUInt32LE(at) !== localMark)
      throw new Refusal(damagedOffice);
    const nameEnd = at + headerBytes + bytes.readUInt16LE(at + 26);
    if (!bytes.subarray(at + headerBytes, nameEnd).equals(fileNameRaw)) throw new Refusal(damagedOffice);
    end = nameEnd + bytes.readUInt16LE(at + 28) + compressedSize;
  }
}

function checkEntry({ fileName, generalPurposeBitFlag, compressionMethod }: Entry, seen: Set<string>): void {
  if ((generalPurposeBitFlag & 1) !== 0) throw new Refusal(faults.encrypted);
  // Programs differ in which of two equally named files they read; Office ignores case in names.
  const name = fileName.toLowerCase();
  if (seen.has(name) || (compressionMethod !== 0 && compressionMethod !== 8)) throw new Refusal(damagedOffice);
  seen.add(name);
}

/** Unpacks an entry and counts the bytes that really come out, whatever the directory declares. */
async function unpack(entry: Entry, stream: Readable, keep: boolean, spend: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let sum = 0;
  for await (const piece of stream) {
    const chunk = piece as Buffer; // the stream has no encoding set
    size += chunk.length;
    spend(chunk.length);
    if (size > limits.ratioFrom && size > entry.compressedSize * limits.ratio) throw new Refusal(faults.zipBomb);
    sum = crc32(chunk, sum);
    if (keep) chunks.push(chunk);
  }
  if (sum !== entry.crc32) throw new Refusal(damagedOffice);
  return Buffer.concat(chunks);
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  if (zip.entryCount > limits.entries) throw new Refusal(faults.zipBomb);
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, seen);
    entries.push(entry);
  }
  return entries;
}

/** Whether the file ends with the directory's end record, without a comment or other data after it. */
function endsWithDirectory(bytes: Buffer): boolean {
  const at = bytes.length - 22;
  return at >= 0 && bytes.readUInt32LE(at) === 0x06054b50 && bytes.readUInt16LE(at + 20) === 0;
}

/**
 * The files in a zip, one after another, each unpacked within the limits and checked against its checksum. A zip within the zip is treated as
 * an ordinary file.
 * @throws Refusal
 */
export async function* entriesOf(bytes: Buffer, wants: (name: string) => boolean): AsyncGenerator<ZipEntry> {
  // Some programs write `word\\document.xml`; the library reads it with a slash.
  const options = { validateEntrySizes: true, decodeStrings: true, strictFileNames: false };
  if (!endsWithDirectory(bytes))
    throw new Refusal(bytes.includes('PK\x05\x06', -65557, 'latin1') ? faults.twoFilesInOne : damagedOffice);
  const zip = await orDamaged(fromBufferPromise(bytes, options));
  const entries = await orDamaged(listEntries(zip));
  checkLayout(bytes, entries);
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > limits.inflated) throw new Refusal(faults.zipBomb);
  let inflated = 0;
  const spend = (size: number) => {
    inflated += size;
    if (inflated > limits.inflated) throw new Refusal(faults.zipBomb);
  };
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const stream = await orDamaged(zip.openReadStreamPromise(entry));
    const keep = wants(entry.fileName);
    const content = await orDamaged(unpack(entry, stream, keep, spend));
    yield { name: entry.fileName, content: keep ? content : undefined };
  }
}
