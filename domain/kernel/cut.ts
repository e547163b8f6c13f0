/** Splits into graphemes (what a reader sees as one letter); the result does not depend on the language. */
const letters = new Intl.Segmenter('zh');

/**
 * The beginning of a text, at most `most` UTF-16 units long. It never cuts within a grapheme: Postgres rejects half a surrogate pair, and a
 * contract whose event contains one could not be recorded any more.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of letters.segment(text)) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return kept;
}

/** As `cut`, with `…` at the end when something was cut off. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${cut(text, most)}…` : text;
}
