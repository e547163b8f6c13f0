const han = /[\p{Script=Han}]/u;
/** What stands apart from Chinese characters: letters of other scripts, figures, signs of currencies. */
const foreign = /[\p{L}\p{N}\p{Sc}]/u;

function kindOf(character: string | undefined): 'han' | 'foreign' | 'other' {
  if (character === undefined) return 'other';
  if (han.test(character)) return 'han';
  return foreign.test(character) ? 'foreign' : 'other';
}

function lastOf(text: string): string | undefined {
  return Array.from(text.slice(-2)).at(-1);
}

function firstOf(text: string): string | undefined {
  return Array.from(text.slice(0, 2))[0];
}

/** A text so far, or what is added to it; what was typed into the template may lose the blanks at its edge, a value may not. */
interface Piece {
  text: string;
  isTyped: boolean;
}

function join(before: Piece, after: Piece): string {
  const [left, right] = [
    before.isTyped ? before.text.trimEnd() : before.text,
    after.isTyped ? after.text.trimStart() : after.text,
  ];
  const kinds = [kindOf(lastOf(left)), kindOf(firstOf(right))];
  if (!kinds.includes('han') || kinds.includes('other')) return before.text + after.text;
  return kinds.includes('foreign') ? `${left} ${right}` : left + right;
}

/**
 * Chinese with values in it. The one rule of its blanks: one between a Chinese character and a letter of another script, a figure or a sign of a
 * currency, none between Chinese characters, none beside punctuation. What stands inside a value stays as it is.
 */
export function zh(typed: readonly string[], ...values: (string | number)[]): string {
  let done: Piece = { text: '', isTyped: true };
  typed.forEach((text, index) => {
    const value: Piece = { text: index === 0 ? '' : String(values[index - 1]), isTyped: false };
    for (const piece of [value, { text, isTyped: true }])
      if (piece.text !== '') done = { text: done.text === '' ? piece.text : join(done, piece), isTyped: piece.isTyped };
  });
  return done.text;
}

const placeholder = /\{(\d)\}/;

/** A sentence with its values in the places of `{0}`, `{1}` …, by the same rule. */
export function zhFilled(sentence: string, valueOf: (index: number) => string): string {
  // Every second part is the number of a value.
  const parts = sentence.split(placeholder);
  const typed = parts.filter((_, index) => index % 2 === 0);
  const values = parts.filter((_, index) => index % 2 === 1).map((index) => valueOf(Number(index)));
  return zh(typed, ...values);
}

/** Parts of a sentence one after the other, by the same rule. */
export function zhJoined(parts: readonly string[]): string {
  return parts.reduce((done, part) => zh`${done}${part}`, '');
}
