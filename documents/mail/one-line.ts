import { shorten } from '../../domain/kernel/cut';

/** Line breaks and all that is not seen, such as what turns the direction of the writing: they have no place in a header. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** A text for a header: on one line, no longer than this many characters. What joins the parts of an emoji is lost with the rest. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  return shorten(line, most);
}
