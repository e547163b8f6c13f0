import { constants, inflateSync } from 'node:zlib';
import { faults, Refusal, tooManyPixels } from './faults';
import { dictionaryOf, type FoundObjects } from './pdf-objects';
import { namesOf } from './pdf-streams';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/** Keys of a stream dictionary (ISO 32000-2, 7.3.8, 8.10.4 and 8.8) whose content is in another file. */
const elsewhere = ['F', 'FFilter', 'Ref', 'OPI'];
/** Names that `checkStreams` needs in the list of names to search for. */
export const streamNames = [...elsewhere, 'FlateDecode', 'Fl', 'Image'];

/** Maximum unpacked bytes of text, drawings and fonts, and of packed streams; far more than any contract needs. */
const most = { stream: 64 * 1024 * 1024, all: 256 * 1024 * 1024, streams: 10_000 };
/** Maximum pixels of an image; A0 drawings are scanned in black and white. */
const mostPixels = { bilevel: 300_000_000, other: 100_000_000 };

const isOf = (value: PdfValue | undefined, kind: 'items' | 'entries' | 'name' | 'object') =>
  typeof value === 'object' && value !== null && kind in value;

const valuesOf = ({ entries }: PdfDictionary, ...keys: string[]) => keys.flatMap((key) => entries.get(key) ?? []);
const numberIn = (dictionary: PdfDictionary, ...keys: string[]) =>
  Math.max(0, ...valuesOf(dictionary, ...keys).map((value) => (typeof value === 'number' ? value : 0)));

/** Whether the content is in another file. The key `F` can mean other things elsewhere; in a stream it names a file, unless it is a number. */
const isElsewhere = (dictionary: PdfDictionary) =>
  dictionary.entries.has('FFilter') ||
  // `readValue` returns null for a string, such as a path.
  valuesOf(dictionary, 'F').some((value) => value === null || isOf(value, 'entries') || isOf(value, 'object')) ||
  valuesOf(dictionary, 'Ref', 'OPI').some((value) => isOf(value, 'entries') || isOf(value, 'object'));

const isImage = (dictionary: PdfDictionary) =>
  valuesOf(dictionary, 'Subtype').some((value) => isOf(value, 'name') && (value as { name: string }).name === 'Image'); // checked by `isOf`

function checkImage(dictionary: PdfDictionary): void {
  const [width, height] = [numberIn(dictionary, 'Width', 'W'), numberIn(dictionary, 'Height', 'H')];
  const isBilevel = dictionary.entries.has('ImageMask') || numberIn(dictionary, 'BitsPerComponent', 'BPC') === 1;
  const limit = isBilevel ? mostPixels.bilevel : mostPixels.other;
  if (width * height > limit) throw new Refusal(tooManyPixels(width, height, limit));
}

/** The largest size that the filters unpack to, one after another; damaged data counts as nothing. */
function unpackedSize(packed: Buffer, filters: readonly string[]): number {
  let bytes = packed;
  let largest = 0;
  for (const filter of filters) {
    if (filter !== 'FlateDecode' && filter !== 'Fl') break;
    try {
      bytes = inflateSync(bytes, { maxOutputLength: most.stream, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      // `instanceof` does not work across Jest's realms.
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
      if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal(faults.zipBomb);
      break;
    }
    largest = Math.max(largest, bytes.length);
  }
  return largest;
}

/** Where stream data ends that begins at `data`. */
export function endAfter(file: Buffer, data: number): number {
  const end = file.indexOf('endstream', data);
  return end === -1 ? file.length : end;
}

/**
 * Checks every stream of a PDF: its content must not be in another file, and must not unpack to far more than it seems.
 * @throws Refusal
 */
export function checkStreams(file: Buffer, { streams, read }: FoundObjects): void {
  let [all, end, unpacked] = [0, 0, 0];
  for (const { object, data } of streams) {
    if (!object.names.some((name) => streamNames.includes(name))) continue;
    const dictionary = dictionaryOf(read(object));
    // Without a dictionary no reader takes it for a stream.
    if (dictionary === undefined) continue;
    if (isElsewhere(dictionary)) throw new Refusal(faults.externalPdf);
    if (isImage(dictionary)) {
      checkImage(dictionary);
      continue;
    }
    const filters = valuesOf(dictionary, 'Filter').flatMap((value) => namesOf(value) ?? []);
    // Search for `endstream` only once, or many unclosed streams would each search the whole file.
    if (end < data) end = endAfter(file, data);
    // Each takes a tenth of a millisecond, however short it is.
    unpacked += filters.length;
    if (unpacked > most.streams) throw new Refusal(faults.tooComplex);
    all += unpackedSize(file.subarray(data, end), filters);
    if (all > most.all) throw new Refusal(faults.zipBomb);
  }
}
