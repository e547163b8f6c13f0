import { constants, inflateSync } from 'node:zlib';
import { faults, Refusal, tooManyPixels } from './faults';
import { dictionaryOf, type FoundObjects } from './pdf-objects';
import { namesOf } from './pdf-streams';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/** Keys of a stream (ISO 32000-2, 7.3.8, 8.10.4 and 8.8) whose content stands in another file. */
const elsewhere = ['F', 'FFilter', 'Ref', 'OPI'];
/** What `checkStreams` has to be told of. */
export const streamNames = [...elsewhere, 'FlateDecode', 'Fl', 'Image'];

/** Of text, drawings and type faces, unpacked; no contract comes near. */
const most = { stream: 64 * 1024 * 1024, all: 256 * 1024 * 1024 };
/** Of a picture; drawings of A0 are scanned in black and white. */
const mostPixels = { bilevel: 300_000_000, other: 100_000_000 };

const isOf = (value: PdfValue | undefined, kind: 'items' | 'entries' | 'name' | 'object') =>
  typeof value === 'object' && value !== null && kind in value;

const valuesOf = ({ entries }: PdfDictionary, ...keys: string[]) => keys.flatMap((key) => entries.get(key) ?? []);
const numberIn = (dictionary: PdfDictionary, ...keys: string[]) =>
  Math.max(0, ...valuesOf(dictionary, ...keys).map((value) => (typeof value === 'number' ? value : 0)));

/** A key of one letter may be anything in another place; here it names a file. A number is none. */
const isElsewhere = (dictionary: PdfDictionary) =>
  dictionary.entries.has('FFilter') ||
  // A text, such as a path, is read as null.
  valuesOf(dictionary, 'F').some((value) => value === null || isOf(value, 'entries') || isOf(value, 'object')) ||
  valuesOf(dictionary, 'Ref', 'OPI').some((value) => isOf(value, 'entries') || isOf(value, 'object'));

const isImage = (dictionary: PdfDictionary) =>
  valuesOf(dictionary, 'Subtype').some((value) => isOf(value, 'name') && (value as { name: string }).name === 'Image'); // asked just before

function checkImage(dictionary: PdfDictionary): void {
  const [width, height] = [numberIn(dictionary, 'Width', 'W'), numberIn(dictionary, 'Height', 'H')];
  const isBilevel = dictionary.entries.has('ImageMask') || numberIn(dictionary, 'BitsPerComponent', 'BPC') === 1;
  const limit = isBilevel ? mostPixels.bilevel : mostPixels.other;
  if (width * height > limit) throw new Refusal(tooManyPixels(width, height, limit));
}

/** How many bytes come out of the filters one after another, as far as each of them unpacks; what is damaged counts as nothing. */
function unpackedSize(packed: Buffer, filters: readonly string[]): number {
  let bytes = packed;
  let largest = 0;
  for (const filter of filters) {
    if (filter !== 'FlateDecode' && filter !== 'Fl') break;
    try {
      bytes = inflateSync(bytes, { maxOutputLength: most.stream, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      // Not by `instanceof`, which differs between Jest's worlds.
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
      if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal(faults.zipBomb);
      break;
    }
    largest = Math.max(largest, bytes.length);
  }
  return largest;
}

function endAfter(file: Buffer, data: number): number {
  const end = file.indexOf('endstream', data);
  return end === -1 ? file.length : end;
}

/**
 * Looks at each stream of a PDF: whether its content stands in another file, and whether it is far larger than it seems.
 * @throws Refusal
 */
export function checkStreams(file: Buffer, { streams, read }: FoundObjects): void {
  let [all, end] = [0, 0];
  for (const { object, data } of streams) {
    if (!object.names.some((name) => streamNames.includes(name))) continue;
    const dictionary = dictionaryOf(read(object));
    // What is no dictionary is no stream for anybody.
    if (dictionary === undefined) continue;
    if (isElsewhere(dictionary)) throw new Refusal(faults.externalPdf);
    if (isImage(dictionary)) {
      checkImage(dictionary);
      continue;
    }
    const filters = valuesOf(dictionary, 'Filter').flatMap((value) => namesOf(value) ?? []);
    // Of many streams that are never closed, each would look through the whole file.
    if (end < data) end = endAfter(file, data);
    all += unpackedSize(file.subarray(data, end), filters);
    if (all > most.all) throw new Refusal(faults.zipBomb);
  }
}
