import { inflateSync, constants } from 'node:zlib';
import { damagedKind, faults, Refusal } from './faults';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/** Maximum unpacked size of an object stream or cross-reference stream. */
const largestStream = 32 * 1024 * 1024;

const one = (dictionary: PdfDictionary, key: string): PdfValue | undefined => {
  const values = dictionary.entries.get(key) ?? [];
  // Readers differ in which of two equal keys they use.
  if (values.length > 1) throw new Refusal(damagedKind('pdf'));
  return values[0];
};

function numberOf(dictionary: PdfDictionary, key: string): number {
  const value = one(dictionary, key);
  if (typeof value === 'number' && value >= 0) return value;
  throw new Refusal(damagedKind('pdf'));
}

/** The names in an array, or a single name; undefined for other values. */
export function namesOf(value: PdfValue | undefined): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (typeof value === 'number') return undefined;
  if ('name' in value) return [value.name];
  if (!('items' in value)) return undefined;
  const names = value.items.map((item) => namesOf(item));
  return names.every((each) => each?.length === 1) ? names.flatMap((each) => each ?? []) : undefined;
}

/** Whether the filter has no predictor, which would transform the unpacked bytes. */
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
    // Like viewers, use what can be unpacked of a truncated stream.
    return inflateSync(packed, { maxOutputLength: largestStream, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // `instanceof` does not work across Jest's realms.
    const isTooLarge =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(isTooLarge ? faults.zipBomb : damagedKind('pdf'));
  }
}

/**
 * Checks that a cross-reference stream declares a table of reasonable size, because other programs allocate the declared size without
 * checking it.
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

/** The data of an unfiltered stream, up to its declared length or `endstream`, whichever is later. */
function unpacked(file: Buffer, data: number, dictionary: PdfDictionary): Buffer {
  const end = file.indexOf('endstream', data);
  const length = one(dictionary, 'Length');
  return file.subarray(data, Math.max(end === -1 ? file.length : end, typeof length === 'number' ? data + length : 0));
}

/**
 * The content of an object stream; for a cross-reference stream it is only checked that it can be unpacked. Readers also understand other
 * filters than FlateDecode for object streams, but no program writes them, so a stream that cannot be unpacked here is refused.
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
  // A viewer may read less of a stream that is longer than declared, but nothing else.
  const bytes = isPacked ? inflate(file.subarray(data)) : unpacked(file, data, dictionary);
  if (what === 'table') {
    checkTable(dictionary);
    return { bytes: bytes.subarray(0, 0), count: 0, first: 0 };
  }
  if (!isPlain(one(dictionary, 'DecodeParms'))) throw new Refusal(faults.tooComplex);
  return { bytes, count: numberOf(dictionary, 'N'), first: numberOf(dictionary, 'First') };
}
