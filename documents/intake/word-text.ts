import { walkXml, looksLikeXml, readXml } from './xml';
import { entriesOf } from './zip-entries';

/** The text of one part of a Word file: one line per paragraph, without white space. */
export interface PartText {
  /** For example `word/footnotes.xml`. */
  part: string;
  text: string;
}

/** Removes white space, for comparing. */
export const squeezed = (text: string) => text.replace(/\s+/g, '');

/** The text of all parts, including notes, comments and charts; text deleted under change tracking is left out. @throws Refusal */
export async function partTexts(docx: Buffer): Promise<PartText[]> {
  const parts: PartText[] = [];
  const wanted = (name: string) => /^word\/.*\.xml$/i.test(name);
  for await (const { name, content } of entriesOf(docx, wanted)) {
    if (content === undefined || !looksLikeXml(content)) continue;
    const lines: string[] = [''];
    walkXml(
      readXml(content),
      (tag) => {
        if (tag.name === 'p') lines.push('');
      },
      (text, within) => {
        if (within !== 'delText') lines.push(`${lines.pop() ?? ''}${squeezed(text)}`);
      },
    );
    parts.push({ part: name, text: lines.join('\n') });
  }
  return parts;
}

/** The first placeholder that was not filled. */
export function placeholderLeft(parts: readonly PartText[]): { part: string; placeholder: string } | null {
  for (const { part, text } of parts) {
    const [placeholder] = /\{[#/]?[\p{L}_][^{}\n]{0,99}\}/u.exec(text) ?? [];
    if (placeholder !== undefined) return { part, placeholder };
  }
  return null;
}

/** How often a text occurs in the parts. */
export function countIn(parts: readonly PartText[], wanted: string): number {
  return parts.reduce((sum, { text }) => sum + text.split(wanted).length - 1, 0);
}
