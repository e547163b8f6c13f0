/** Byte classes of PDF syntax (ISO 32000-2, 7.2.3): regular, white space, and delimiters. */
const blank = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = blank;
for (const byte of Buffer.from('()<>[]{}/%')) kinds[byte] = delimiter;

export const isBlank = (byte: number | undefined) => byte !== undefined && kinds[byte] === blank;
/** Also false after the end of the file. */
export const isRegular = (byte: number | undefined) => byte !== undefined && kinds[byte] === 0;

/** Skips white space and comments. */
export function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    while (isBlank(bytes[at])) at += 1;
    if (bytes[at] !== 0x25) return at;
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  }
}

export function skipRegular(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isRegular(bytes[at])) at += 1;
  return at;
}

/** The offset after a string in parentheses; `from` is the offset after its opening parenthesis. */
export function skipString(bytes: Uint8Array, from: number): number {
  let open = 1;
  let at = from;
  for (; at < bytes.length && open > 0; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) open += 1;
    else if (byte === 0x29) open -= 1;
  }
  return at;
}

export function skipHexString(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0x3e) at += 1;
  return at + 1;
}

const decodeEscapes = (name: string) =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** A name without its slash, with escapes decoded: `/J#53` is `JS`. */
export function nameAt(bytes: Uint8Array, from: number, to: number): string {
  const name = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  return name.includes('#') ? decodeEscapes(name) : name;
}

/** Finds wanted names quickly: compares first character and length before it creates a string. */
export function nameFilter(
  names: readonly string[],
): (bytes: Uint8Array, from: number, to: number) => string | undefined {
  const wanted = new Set(names);
  const lengths = new Set(names.map((name) => name.length));
  const firsts = new Set(names.map((name) => name.charCodeAt(0)));
  return (bytes, from, to) => {
    // An escape makes the encoded name longer.
    let isLikely = lengths.has(to - from) && firsts.has(bytes[from] ?? 0);
    for (let at = from; at < to && !isLikely; at += 1) isLikely = bytes[at] === 0x23;
    const name = isLikely ? nameAt(bytes, from, to) : '';
    return wanted.has(name) ? name : undefined;
  };
}

/**
 * Scans one value of any depth without building it. Calls `onName` with the position of each name in it, keys and values alike, even
 * if the syntax is broken. Returns the end of the value.
 */
export function scanValue(bytes: Uint8Array, from: number, onName: (from: number, to: number) => void): number {
  let depth = 0;
  let at = skipBlank(bytes, from);
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 0x2f) {
      const end = skipRegular(bytes, at + 1);
      onName(at + 1, end);
      at = end;
    } else if (byte === 0x28) at = skipString(bytes, at + 1);
    else if (byte === 0x5b) {
      depth += 1;
      at += 1;
    } else if (byte === 0x5d) {
      depth -= 1;
      at += 1;
    } else if (byte === 0x3c) {
      if (bytes[at + 1] === 0x3c) {
        depth += 1;
        at += 2;
      } else at = skipHexString(bytes, at + 1);
    } else if (byte === 0x3e) {
      if (bytes[at + 1] === 0x3e) depth -= 1;
      at += 2;
    } else if (isRegular(byte)) {
      const end = skipRegular(bytes, at);
      // An unclosed value ends at the end of its object.
      if (depth > 0 && isEnd(bytes, at, end)) return at;
      at = end;
    } else at += 1;
    if (depth <= 0) return at;
    at = skipBlank(bytes, at);
  }
  return at;
}

const isWord = (bytes: Uint8Array, from: number, to: number, word: string) => {
  if (to - from !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) if (bytes[from + index] !== word.charCodeAt(index)) return false;
  return true;
};

const isEnd = (bytes: Uint8Array, from: number, to: number) =>
  isWord(bytes, from, to, 'endobj') || isWord(bytes, from, to, 'stream');

/** The start of stream data if the keyword `stream` is at `word`; otherwise undefined. */
export function streamDataAt(bytes: Uint8Array, word: number): number | undefined {
  if (!isWord(bytes, word, word + 6, 'stream')) return undefined;
  const after = word + 6;
  if (bytes[after] === 13) return bytes[after + 1] === 10 ? after + 2 : after + 1;
  return bytes[after] === 10 ? after + 1 : after;
}
