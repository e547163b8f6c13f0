import { closeSync, openSync, readSync } from 'node:fs';

/** The code points that a font can print, one bit each, for U+0000 to U+10FFFF. */
export type Coverage = Uint8Array;

const codePoints = 0x11_00_00;

export function isCovered(coverage: Coverage, codePoint: number): boolean {
  return ((coverage[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
}

function readAt(file: number, length: number, position: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}

/** The `cmap` table of a font file, without reading the 15 MB of outlines (OpenType, "Table Directory"). */
function readCmap(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const tables = readAt(file, 2, 4).readUInt16BE();
    const directory = readAt(file, tables * 16, 12);
    for (let at = 0; at < directory.length; at += 16)
      if (directory.toString('latin1', at, at + 4) === 'cmap')
        return readAt(file, directory.readUInt32BE(at + 12), directory.readUInt32BE(at + 8));
    throw new Error(`${path} has no table "cmap".`);
  } finally {
    closeSync(file);
  }
}

/** Offset of the subtable for all of Unicode (format 12), which fonts with characters beyond the basic plane have. */
function widestSubtable(cmap: Buffer, path: string): number {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const offset = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(offset) === 12) return offset;
  }
  throw new Error(`${path} has no list of all its code points (cmap, format 12).`);
}

/** What the font in this file can print. Glyph 0 is the font's empty box and does not count. */
export function coverageOf(path: string): Coverage {
  const coverage = new Uint8Array(codePoints / 8);
  const cmap = readCmap(path);
  const start = widestSubtable(cmap, path);
  for (let group = 0; group < cmap.readUInt32BE(start + 12); group += 1) {
    const at = start + 16 + group * 12;
    const [first, last] = [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4)];
    const glyph = cmap.readUInt32BE(at + 8);
    for (let code = glyph === 0 ? first + 1 : first; code <= last && code < codePoints; code += 1)
      coverage[code >> 3] = (coverage[code >> 3] ?? 0) | (1 << (code & 7));
  }
  return coverage;
}

/** The code points that both can print. */
export function common(one: Coverage, other: Coverage): Coverage {
  return one.map((bits, index) => bits & (other[index] ?? 0));
}
