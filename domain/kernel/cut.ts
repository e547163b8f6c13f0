/** Splits by what is seen as one letter, the same in every language. */
const letters = new Intl.Segmenter('zh');

/**
 * The beginning of a text, at most so many UTF-16 units. No letter loses its accents or its half: Postgres stores no half of a surrogate pair, and
 * a contract whose events hold one could not go on.
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

/** The same, with a sign that there is more. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${cut(text, most)}…` : text;
}
