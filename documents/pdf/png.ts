import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(width: number, height: number, depth: number, colour: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  header[9] = colour;
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Plain loops, because a page has two million pixels. */
function isGrey(rgba: Uint8Array): boolean {
  for (let at = 0; at < rgba.length; at += 4) if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  return true;
}

/** Sixteen grey levels, two pixels per byte: enough for smooth black print on white, at half the size. */
function greyRows(rgba: Uint8Array, width: number, height: number): Buffer {
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  const level = (pixel: number) => Math.round((rgba[pixel * 4] ?? 0) / 17);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 2) {
      const pixel = y * width + x;
      rows[y * stride + 1 + (x >> 1)] = (level(pixel) << 4) | (x + 1 < width ? level(pixel + 1) : 0);
    }
  return rows;
}

function colourRows(rgba: Uint8Array, width: number, height: number): Buffer {
  const stride = 1 + width * 3;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const to = y * stride + 1 + x * 3;
      rows[to] = rgba[from] ?? 0;
      rows[to + 1] = rgba[from + 1] ?? 0;
      rows[to + 2] = rgba[from + 2] ?? 0;
    }
  return rows;
}

/** A PNG of opaque pixels (four bytes each: red, green, blue, unused), in greyscale if all pixels are grey. */
export function encodePng(rgba: Uint8Array, width: number, height: number): Buffer {
  return isGrey(rgba)
    ? png(width, height, 4, 0, greyRows(rgba, width, height))
    : png(width, height, 8, 2, colourRows(rgba, width, height));
}
