import { damagedOffice, faults, Refusal } from './faults';

/** One start tag, its name without prefix, its attributes with their prefixes off and their entities resolved. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text as XML means it; other entities than the five would need a DOCTYPE, which is refused. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      const code = hex === undefined ? Number(dec) : parseInt(hex, 16);
      if (name !== undefined) return entities[name] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The start tags of an XML text that has passed `readXml`; comments and CDATA are passed over. */
export function* tagsOf(text: string): Generator<Tag> {
  const pieces =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<([^\s<>/!?][^\s<>/]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
  for (const [, name, rest = ''] of text.matchAll(pieces)) {
    if (name === undefined) continue;
    const attributes: Record<string, string> = {};
    for (const [, key = '', double, single] of rest.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      attributes[local(key)] = decodeEntities(double ?? single ?? '');
    yield { name: local(name), attributes };
  }
}

/** Whether what a zip holds is XML, whatever it is called. */
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
 * The text of a part, safe to look at as text.
 * @throws Refusal for a DOCTYPE, whose entities could mean anything, and for an encoding in which it could hide
 */
export function readXml(content: Buffer): string {
  const text = decode(content);
  const encoding = /^\ufeff?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-1|windows-1252)$/i.test(encoding))
    throw new Refusal(damagedOffice);
  if (text.includes('\0')) throw new Refusal(damagedOffice);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal(faults.external);
  return text;
}
