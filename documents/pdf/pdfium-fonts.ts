import { readFileSync } from 'node:fs';
import { families } from './fonts';
import { type FunctionTable, type Pdfium, type Pointer } from './pdfium-functions';

declare const WebAssembly: {
  Module: new (program: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { f: unknown } };
};

/** Families of `fonts.ts` by the character sets (LOGFONT) that PDFium requests: simplified and traditional Chinese, Japanese, Korean. */
const simplified = 134;
const traditional = 136;
const japanese = 128;
const korean = 129;
const bySet: Readonly<Record<number, string>> = {
  [simplified]: 'Noto Serif SC',
  [traditional]: 'Noto Serif SC',
  [japanese]: 'Noto Serif JP',
  [korean]: 'Noto Serif KR',
};

const boldFrom = 600;

/** Wraps a function in a WebAssembly module, because PDFium's function table can hold WebAssembly functions only. All parameters are integers. */
function inWebAssembly(run: (...parameters: number[]) => number, parameters: number, answers: boolean): unknown {
  const whole = 0x7f;
  const result = answers ? [1, whole] : [0];
  const type = [1, 0x60, parameters, ...Array<number>(parameters).fill(whole), ...result];
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const imports = [2, 7, 1, 1, 0x65, 1, 0x66, 0, 0];
  const exports = [7, 5, 1, 1, 0x66, 0, 0];
  const program = Uint8Array.from([...header, 1, type.length, ...type, ...imports, ...exports]);
  return new WebAssembly.Instance(new WebAssembly.Module(program), { e: { f: run } }).exports.f;
}

/** A table of a font file by its four-letter tag as a number, such as `OS/2` (OpenType, "Table Directory"); 0 is the whole file. */
function tableOf(file: Buffer, tag: number): Buffer {
  if (tag === 0) return file;
  for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
    const [from, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (file.readUInt32BE(at) === tag) return file.subarray(from, from + length);
  }
  return Buffer.alloc(0);
}

interface Face {
  name: string;
  set: number;
  path: string;
}

/**
 * Makes PDFium draw Chinese, Japanese and Korean text in our fonts if a file names a font without embedding it. PDFium's own fonts for Latin
 * text do not have such characters and would leave gaps. Replaces the functions of the struct with which PDFium looks for fonts
 * (fpdf_sysfontinfo.h); they are in its function table and are used for nothing else.
 */
export function installFonts({ call, heap }: Pdfium, table: FunctionTable): void {
  const faces: Face[] = [];
  const files = new Map<string, Buffer>();
  /** Handles count from 1; 0 means none. */
  const faceOf = (handle: number) => faces[handle - 1];
  const fileOf = (path: string) => {
    const file = files.get(path) ?? readFileSync(path);
    files.set(path, file);
    return file;
  };
  const put = (bytes: Buffer, at: Pointer, room: number) => {
    if (at !== 0 && room >= bytes.length) bytes.copy(heap(), at);
    return bytes.length;
  };

  const mapFont = (...[, weight = 400, , set = 0]: number[]) => {
    const name = bySet[set];
    const family = families.find((one) => one.name === name);
    if (family === undefined) return 0;
    const path = weight >= boldFrom ? family.bold : family.regular;
    const known = faces.findIndex((face) => face.path === path && face.set === set);
    return known === -1 ? faces.push({ name: family.name, set, path }) : known + 1;
  };
  const getData = (_info: number, handle = 0, tag = 0, at = 0, room = 0) => {
    const face = faceOf(handle);
    return face ? put(tableOf(fileOf(face.path), tag), at, room) : 0;
  };
  const getName = (_info: number, handle = 0, at = 0, room = 0) =>
    put(Buffer.from(`${faceOf(handle)?.name ?? ''}\0`, 'latin1'), at, room);
  const none = () => 0;

  const info = call.FPDF_GetDefaultSystemFontInfo();
  // After its version field the struct has Release, EnumFonts, MapFont, GetFont, GetFontData, GetFaceName, GetFontCharset, DeleteFont.
  const functions = [
    inWebAssembly(none, 1, false),
    inWebAssembly(none, 2, false),
    inWebAssembly(mapFont, 7, true),
    inWebAssembly(none, 2, true),
    inWebAssembly(getData, 5, true),
    inWebAssembly(getName, 4, true),
    inWebAssembly((_info, handle = 0) => faceOf(handle)?.set ?? 0, 2, true),
    inWebAssembly(none, 2, false),
  ];
  for (const [index, run] of functions.entries()) table.set(heap().readUInt32LE(info + 4 + index * 4), run);
  call.FPDF_SetSystemFontInfo(info);
}
