import { shorten } from '../../domain/kernel/cut';

/** Line breaks and invisible characters, such as those that change the writing direction; they must not appear in a header. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** A text for a header: on one line and at most `most` characters long. Emoji may fall apart, because joiners are removed, too. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  return shorten(line, most);
}
