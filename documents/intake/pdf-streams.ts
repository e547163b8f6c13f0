import { inflateSync, constants } from 'node:zlib';
import { damagedKind, faults, Refusal } from './faults';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/** Of one stream of objects or of cross-references, unpacked. */
const largestStream = 32 * 1024 * 1024;

const one = (dictionary: PdfDictionary, key: string): PdfValue | undefined => {
  const values = dictionary.entries.get(key) ?? [];
  // Which of two a reader takes is anybody's guess.
  if (values.length > 1) throw new Refusal(damagedKind('pdf'));
  return values[0];
};

function numberOf(dictionary: PdfDictionary, key: string): number {
  const value = one(dictionary, key);
  if (typeof value === 'number' && value >= 0) return value;
  throw new Refusal(damagedKind('pdf'));
}

/** Names in an array, or the one that stands alone; undefined for what is neither. */
export function namesOf(value: PdfValue | undefined): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (typeof value === 'number') return undefined;
  if ('name' in value) return [value.name];
  if (!('items' in value)) return undefined;
  const names = value.items.map((item) => namesOf(item));
  return names.every((each) => each?.length === 1) ? names.flatMap((each) => each ?? []) : undefined;
}

/** Whether the bytes come out of the filter as they are: a predictor would turn them into others. */
function isPlain(parameters: PdfValue | undefined): boolean {
  if (parameters === undefined || parameters === null) return true;
  if (typeof parameters === 'number') return false;
  if ('items' in parameters) return parameters.items.every((item) => isPlain(item));
  if (!('entries' in parameters)) return false;
  const predictor = parameters.entries.get('Predictor') ?? [];
  return predictor.every((value) => value === 1);
}

function inflate(packed: Uint8Array): Buffer {
  try {
    // As viewers do, takes what there is of a stream that breaks off.
    return inflateSync(packed, { maxOutputLength: largestStream, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // Not by `instanceof`, which differs between Jest's worlds.
    const isTooLarge =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(isTooLarge ? faults.zipBomb : damagedKind('pdf'));
  }
}

/**
 * A stream of cross-references, whose table is as large as it says, within reason: other programs build it without
 * looking.
 */
function checkTable(dictionary: PdfDictionary): void {
  const widths = one(dictionary, 'W');
  const items = typeof widths === 'object' && widths !== null && 'items' in widths ? widths.items : [];
  const bytes = items.reduce<number>((sum, width) => sum + (typeof width === 'number' ? width : Number.NaN), 0);
  const index = one(dictionary, 'Index');
  const numbers = typeof index === 'object' && index !== null && 'items' in index ? index.items : [];
  const sizes = [numberOf(dictionary, 'Size'), ...numbers];
  if (!(bytes > 0 && bytes <= 30) || sizes.some((size) => typeof size !== 'number' || size > 10_000_000))
    throw new Refusal(damagedKind('pdf'));
}

/** Bytes that are not packed, up to where the stream says that it ends or where it is seen to, whichever is later. */
function unpacked(file: Buffer, data: number, dictionary: PdfDictionary): Buffer {
  const end = file.indexOf('endstream', data);
  const length = one(dictionary, 'Length');
  return file.subarray(data, Math.max(end === -1 ? file.length : end, typeof length === 'number' ? data + length : 0));
}

/**
 * What a stream of objects, or the table of cross-references, holds; of a table it is only made sure that it can be
 * unpacked. Programs read object streams that are packed in other ways than this, but none writes them: what cannot be
 * looked into is refused.
 * @throws Refusal
 */
export function unpackStream(
  file: Buffer,
  data: number,
  dictionary: PdfDictionary,
  what: 'objects' | 'table',
): { bytes: Uint8Array; count: number; first: number } {
  const filters = namesOf(one(dictionary, 'Filter'));
  const isPacked = filters?.length === 1 && filters[0] === 'FlateDecode';
  if (filters === undefined || (filters.length > 0 && !isPacked)) throw new Refusal(faults.tooComplex);
  // A stream that is longer than it says, a viewer may read less of, but never otherwise.
  const bytes = isPacked ? inflate(file.subarray(data)) : unpacked(file, data, dictionary);
  if (what === 'table') {
    checkTable(dictionary);
    return { bytes: bytes.subarray(0, 0), count: 0, first: 0 };
  }
  if (!isPlain(one(dictionary, 'DecodeParms'))) throw new Refusal(faults.tooComplex);
  return { bytes, count: numberOf(dictionary, 'N'), first: numberOf(dictionary, 'First') };
}
