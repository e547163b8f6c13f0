import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: Buffer | string;
  /** False claims of the zip directory about the file. */
  claims?: { encrypted?: true; size?: number };
}

function header(part: ZipPart, at: number) {
  const content = Buffer.from(part.content);
  const packed = deflateRawSync(content);
  const name = Buffer.from(part.name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(part.claims?.encrypted ? 0x801 : 0x800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(part.claims?.size ?? content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
  const offset = Buffer.alloc(4);
  offset.writeUInt32LE(at);
  const directory = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, Buffer.alloc(10), offset, name];
  return { local, directory: Buffer.concat(directory) };
}

/** A zip with these files, each deflated. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  let at = 0;
  const made = parts.map((part) => {
    const one = header(part, at);
    at += one.local.length;
    return one;
  });
  const directory = Buffer.concat(made.map((one) => one.directory));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...made.map((one) => one.local), directory, end]);
}

const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const relation = (type: string, target: string, mode = '') =>
  `<Relationship Id="r${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;
const relations = (...all: string[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** A Word document with these paragraphs, each a single run; optionally with more parts. */
export function aWordFile(paragraphs: readonly string[], more: readonly ZipPart[] = []): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('');
  return aZip([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    },
    { name: '_rels/.rels', content: relations(relation('officeDocument', 'word/document.xml')) },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]);
}

/** The part with a relation of the document. */
export function documentRelations(type: string, target: string, isExternal = false): ZipPart {
  const mode = isExternal ? ' TargetMode="External"' : '';
  return { name: 'word/_rels/document.xml.rels', content: relations(relation(type, target, mode)) };
}
