import { type Words, words } from './words';

/** What somebody wrote, in its own words: quoted, so that it is told from ours and may end as it likes. */
export function quoted(text: string): string {
  return `“${text.trim()}”`;
}

/** `, saying “…”` where something was said. */
export function saying(text: string | null): Words {
  return text === null || text.trim() === ''
    ? words('', '')
    : words(`, saying ${quoted(text)}`, `，附言${quoted(text)}`);
}
