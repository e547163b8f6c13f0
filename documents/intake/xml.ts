import { SaxesParser } from 'saxes';
import { damagedOffice, faults, Refusal } from './faults';

/** A start tag; names are without namespace prefixes. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Parses an XML text that `readXml` has checked; `onText` gets text with the name of its enclosing element.
 * @throws Refusal when the XML is not well-formed, because programs differ in how they read it
 */
export function walkXml(
  text: string,
  onTag: (tag: Tag) => void,
  onText?: (text: string, within: string) => void,
): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    open.push(local(name));
    const own = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
    onTag({ name: local(name), attributes: Object.fromEntries(own) });
  });
  parser.on('closetag', () => open.pop());
  const tell = (piece: string) => onText?.(piece, open.at(-1) ?? '');
  parser.on('text', tell);
  parser.on('cdata', tell);
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(damagedOffice);
  }
}

/** Whether the content of a zip entry is XML, whatever its name. */
export function looksLikeXml(content: Buffer): boolean {
  const start = content.subarray(0, 200);
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff) || start[1] === 0;
  return isWide || /^(\xef\xbb\xbf)?\s*</.test(start.toString('latin1'));
}

function decode(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le', 2);
  if (content[0] === 0xfe && content[1] === 0xff)
    return Buffer.from(content.subarray(2, content.length - (content.length % 2)))
      .swap16()
      .toString('utf16le');
  return content.toString('utf8');
}

/**
 * Decodes a part, which can then be searched as text.
 * @throws Refusal for a DOCTYPE, whose entities could mean anything, and for encodings in which one could be hidden
 */
export function readXml(content: Buffer): string {
  const text = decode(content);
  const encoding = /^\ufeff?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-1|windows-1252)$/i.test(encoding))
    throw new Refusal(damagedOffice);
  if (text.includes('\0')) throw new Refusal(damagedOffice);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal(faults.entities);
  return text;
}
