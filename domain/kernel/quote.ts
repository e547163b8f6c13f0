import { type Words, words } from './words';

/** Puts somebody's words in quotation marks, so that they are told apart from ours and their punctuation does not matter. */
export function quoted(text: string): string {
  return `“${text.trim()}”`;
}

/** `, saying “…”` if something was said, otherwise empty. */
export function saying(text: string | null): Words {
  return text === null || text.trim() === ''
    ? words('', '')
    : words(`, saying ${quoted(text)}`, `，附言${quoted(text)}`);
}
