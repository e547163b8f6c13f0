import { damagedKind, faults, Refusal } from './faults';
import { isBlank, isRegular, nameFilter, scanValue, skipBlank, skipRegular, streamDataAt } from './pdf-scan';
import { unpackStream } from './pdf-streams';
import { type PdfDictionary, type PdfValue, readValue } from './pdf-value';

/** A PDF object that references can point to, or a trailer. */
export interface PdfObject {
  /** `any` if the number is unclear, `none` for trailers and objects that no reference can reach. */
  number: number | 'any' | 'none';
  source: Uint8Array;
  at: number;
  /** The wanted names found in it, as keys or values. */
  names: readonly string[];
}

/** An object that is followed by stream data. */
export interface PdfStream {
  object: PdfObject;
  /** Offset of the data in the file. */
  data: number;
}

export interface FoundObjects {
  objects: PdfObject[];
  /** Streams of the file itself; object streams cannot contain any. */
  streams: PdfStream[];
  /** Parses the value of an object. @throws Refusal when too much has been parsed */
  read: (object: PdfObject) => PdfValue;
}

export function dictionaryOf(value: PdfValue): PdfDictionary | undefined {
  return typeof value === 'object' && value !== null && 'entries' in value ? value : undefined;
}

/** More than any contract has; beyond these limits the search would take seconds. */
const limits = { objects: 300_000, streams: 5_000, work: 240 * 1024 * 1024 };
/** Parsing a value takes this many times as long as scanning it. */
const costOfReading = 10;

/** Names needed to find the objects, in addition to the caller's names. */
const structural = ['ObjStm', 'XRef', 'N', 'First', 'Encrypt'];
const noNames: readonly string[] = [];

/** The object number before the keyword `obj`, as in `12 0 obj`. */
function numberBefore(bytes: Buffer, obj: number): number | 'any' {
  let at = obj;
  const back = (is: (byte: number | undefined) => boolean) => {
    const end = at;
    while (at > 0 && end - at < 40 && is(bytes[at - 1])) at -= 1;
    return bytes.toString('latin1', at, end);
  };
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  back(isBlank);
  const generation = back(isDigit);
  back(isBlank);
  const number = back(isDigit);
  return generation === '' || number === '' || number.length > 10 ? 'any' : Number(number);
}

/** Positions of a keyword. Uses the native search, because most of a PDF is compressed data that need not be scanned. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length))
    if (!isRegular(bytes[at - 1]) && !isRegular(bytes[at + word.length])) yield at;
}

/** Pairs of object number and offset at the start of an object stream, as long as they are numbers. */
function* indexOf(source: Uint8Array, count: number): Generator<[number, number]> {
  let at = 0;
  const next = () => {
    const from = skipBlank(source, at);
    at = skipRegular(source, from);
    return at === from
      ? Number.NaN
      : Number(Buffer.from(source.subarray(from, Math.min(at, from + 20))).toString('latin1'));
  };
  for (let index = 0; index < count; index += 1) {
    const [number, place] = [next(), next()];
    if (!Number.isInteger(number) || !Number.isInteger(place) || place < 0) return;
    yield [number, place];
  }
}

/** Whether the object is a trailer, or its equivalent, with an encryption dictionary. */
function isEncryption({ number, names }: PdfObject): boolean {
  return names.includes('Encrypt') && (number === 'none' || names.includes('XRef'));
}

/** Whether the stream may contain further objects or a cross-reference table. */
function isPacked({ object: { names } }: PdfStream): boolean {
  return names.includes('ObjStm') || names.includes('XRef') || (names.includes('N') && names.includes('First'));
}

/**
 * Finds all objects anywhere in a PDF: those that its newest table lists, those of older revisions, and those that no table lists, because
 * readers that repair files find them, too; also those in compressed object streams.
 * @param wanted names to look for in each object
 * @throws Refusal when the file is encrypted, has too many objects, or has an object stream that cannot be read
 */
export function findObjects(file: Buffer, wanted: readonly string[]): FoundObjects {
  const objects: PdfObject[] = [];
  const match = nameFilter([...structural, ...wanted]);
  let work = 0;
  const spend = (bytes: number) => {
    work += bytes;
    if (work > limits.work || objects.length > limits.objects) throw new Refusal(faults.tooComplex);
  };
  const read = ({ source, at }: PdfObject) => {
    const { value, end } = readValue(source, at);
    spend((end - at) * costOfReading);
    return value;
  };
  const scan = (source: Uint8Array, at: number, number: PdfObject['number']) => {
    let names = noNames;
    const end = scanValue(source, at, (from, to) => {
      const name = match(source, from, to);
      if (name !== undefined && !names.includes(name)) names = [...names, name];
    });
    const object = { number, source, at, names };
    objects.push(object);
    spend(end - at);
    return { object, end };
  };
  const scanPacked = (source: Uint8Array, count: number, first: number) => {
    const ends = new Map<number, number>();
    for (const [number, place] of indexOf(source, count)) {
      const at = skipBlank(source, first + place);
      ends.set(at, scan(source, at, number).end);
    }
    // Readers should not use objects that the index does not list, but some program might, so scan them, too.
    let at = skipBlank(source, first);
    while (at < source.length) at = skipBlank(source, ends.get(at) ?? scan(source, at, 'none').end);
  };

  const streams: PdfStream[] = [];
  for (const at of placesOf(file, 'obj')) {
    const { object, end } = scan(file, at + 3, numberBefore(file, at));
    const word = skipBlank(file, end);
    spend(word - end);
    const data = streamDataAt(file, word);
    if (data !== undefined) streams.push({ data, object });
  }
  for (const at of placesOf(file, 'trailer')) scan(file, at + 7, 'none');
  // Check for encryption before unpacking, because encrypted streams cannot be unpacked.
  if (objects.some(isEncryption)) throw new Refusal(faults.encrypted);

  const packed = streams.filter(isPacked);
  if (packed.length > limits.streams) throw new Refusal(faults.tooComplex);
  for (const { data, object } of packed) {
    const dictionary = dictionaryOf(read(object));
    if (dictionary === undefined) throw new Refusal(damagedKind('pdf'));
    const stream = unpackStream(file, data, dictionary, object.names.includes('XRef') ? 'table' : 'objects');
    spend(stream.bytes.length);
    scanPacked(stream.bytes, stream.count, stream.first);
  }
  return { objects, streams, read };
}
