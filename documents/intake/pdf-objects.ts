import { damagedKind, faults, Refusal } from './faults';
import { isBlank, isRegular, nameFilter, scanValue, skipBlank, skipRegular, streamDataAt } from './pdf-scan';
import { unpackStream } from './pdf-streams';
import { type PdfDictionary, type PdfValue, readValue } from './pdf-value';

/** A value of a PDF that a reference may lead to, or that a trailer is. */
export interface PdfObject {
  /** `any` where the file does not say it plainly, `none` for trailers and what no reference can reach. */
  number: number | 'any' | 'none';
  source: Uint8Array;
  at: number;
  /** Those of the wanted names that stand in it, as keys or values. */
  names: readonly string[];
}

/** An object with data behind it. */
export interface PdfStream {
  object: PdfObject;
  /** Where the data begin in the file. */
  data: number;
}

export interface FoundObjects {
  objects: PdfObject[];
  /** Those of the file itself; in an object stream there are none. */
  streams: PdfStream[];
  /** The value of one, for a closer look. @throws Refusal when there was too much of that */
  read: (object: PdfObject) => PdfValue;
}

export function dictionaryOf(value: PdfValue): PdfDictionary | undefined {
  return typeof value === 'object' && value !== null && 'entries' in value ? value : undefined;
}

/** More than any contract has; beyond them the looking would take seconds. */
const limits = { objects: 300_000, streams: 5_000, work: 240 * 1024 * 1024 };
/** To build a value takes so many times as long as to go through it. */
const costOfReading = 10;

/** Names by which the objects themselves are found, on top of those the caller asks for. */
const structural = ['ObjStm', 'XRef', 'N', 'First', 'Encrypt'];
const noNames: readonly string[] = [];

/** The number of an object whose `obj` stands at a place, as in `12 0 obj`. */
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

/** Places of a word in a file, found by the machine's own search: most of a PDF is compressed and needs no looking at. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length))
    if (!isRegular(bytes[at - 1]) && !isRegular(bytes[at + word.length])) yield at;
}

/** The pairs of number and place at the start of an object stream, as far as they are numbers. */
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

/** A trailer, or what stands for one, that says how the file is encrypted. */
function isEncryption({ number, names }: PdfObject): boolean {
  return names.includes('Encrypt') && (number === 'none' || names.includes('XRef'));
}

/** Whether further objects, or where they stand, may be packed in it. */
function isPacked({ object: { names } }: PdfStream): boolean {
  return names.includes('ObjStm') || names.includes('XRef') || (names.includes('N') && names.includes('First'));
}

/**
 * Every object that is anywhere in a PDF: not only those that its newest table lists, but those of older revisions and
 * those that no table lists, since readers that mend a file find them, too; and those in compressed object streams.
 * @param wanted Names that are looked for in each.
 * @throws Refusal when it is encrypted, when there is too much of it, or an object stream cannot be looked into
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
    // What its index does not name, nobody should read; but another program may count otherwise.
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
  // Before anything is unpacked, since what is encrypted cannot be.
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
