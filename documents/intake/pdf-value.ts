import { isRegular, nameAt, skipBlank, skipHexString, skipRegular, skipString } from './pdf-scan';

/**
 * A parsed value, reduced to what the checks need: names, integers, references and containers. Strings and all other values are null.
 * A repeated key has all its values.
 */
export type PdfValue = null | PdfName | number | PdfReference | PdfArray | PdfDictionary;
interface PdfName {
  name: string;
}
interface PdfReference {
  object: number;
}
interface PdfArray {
  items: PdfValue[];
}
export interface PdfDictionary {
  entries: Map<string, PdfValue[]>;
}

/** The depth to which PDFium parses. */
const deepest = 64;

interface Read {
  value: PdfValue;
  end: number;
}

const word = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(to - from, 20)).toString('latin1');

const isClosed = (bytes: Uint8Array, at: number) => bytes[at] === 0x3e && bytes[at + 1] === 0x3e;

/** A number, a reference (three words), or a keyword such as `true`. */
function readWord(bytes: Uint8Array, at: number): Read {
  const end = skipRegular(bytes, at);
  const text = word(bytes, at, end);
  if (!/^[+-]?\d{1,15}$/.test(text)) return { value: null, end };
  const value = Number(text);
  const second = skipBlank(bytes, end);
  const secondEnd = skipRegular(bytes, second);
  if (second === end || !/^\d{1,10}$/.test(word(bytes, second, secondEnd))) return { value, end };
  const third = skipBlank(bytes, secondEnd);
  if (bytes[third] !== 0x52 || isRegular(bytes[third + 1])) return { value, end };
  return { value: { object: value }, end: third + 1 };
}

function readDictionary(bytes: Uint8Array, from: number, depth: number): Read {
  const entries = new Map<string, PdfValue[]>();
  let at = skipBlank(bytes, from);
  while (at < bytes.length && !isClosed(bytes, at)) {
    if (bytes[at] === 0x2f) {
      const end = skipRegular(bytes, at + 1);
      const key = nameAt(bytes, at + 1, end);
      const values = entries.get(key) ?? [];
      entries.set(key, values);
      at = skipBlank(bytes, end);
      if (isClosed(bytes, at)) break;
      const read = readValue(bytes, at, depth);
      values.push(read.value);
      at = skipBlank(bytes, read.end);
    } else at = skipBlank(bytes, readValue(bytes, at, depth).end);
  }
  return { value: { entries }, end: at + 2 };
}

function readArray(bytes: Uint8Array, from: number, depth: number): Read {
  const items: PdfValue[] = [];
  let at = skipBlank(bytes, from);
  while (at < bytes.length && bytes[at] !== 0x5d) {
    const { value, end } = readValue(bytes, at, depth);
    items.push(value);
    at = skipBlank(bytes, end);
  }
  return { value: { items }, end: at + 1 };
}

/** Parses the value at an offset. Broken syntax gives a partial value, never an error. */
export function readValue(bytes: Uint8Array, from: number, depth = 0): Read {
  const at = skipBlank(bytes, from);
  const byte = bytes[at];
  if (byte === 0x2f) {
    const end = skipRegular(bytes, at + 1);
    return { value: { name: nameAt(bytes, at + 1, end) }, end };
  }
  if (byte === 0x28) return { value: null, end: skipString(bytes, at + 1) };
  const isDictionary = byte === 0x3c && bytes[at + 1] === 0x3c;
  if (byte === 0x3c && !isDictionary) return { value: null, end: skipHexString(bytes, at + 1) };
  if (depth >= deepest) return { value: null, end: bytes.length };
  if (isDictionary) return readDictionary(bytes, at + 2, depth + 1);
  if (byte === 0x5b) return readArray(bytes, at + 1, depth + 1);
  return isRegular(byte) ? readWord(bytes, at) : { value: null, end: at + 1 };
}
