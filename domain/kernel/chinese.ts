const han = /[\p{Script=Han}]/u;
/** Characters that Chinese typography separates from Chinese by a space: letters of other scripts, digits, currency signs. */
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

/** A piece of text. `isTyped`: it comes from the template and may lose spaces at its edges; a value keeps its spaces. */
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
 * A Chinese sentence with values in it. It puts one space between a Chinese character and a letter of another script, a digit or a currency
 * sign, and none between Chinese characters or beside punctuation. The inside of a value is not changed.
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

/** Fills `{0}`, `{1}` … in a sentence, with the same spacing as `zh`. */
export function zhFilled(sentence: string, valueOf: (index: number) => string): string {
  // `split` with one capture group returns text and placeholder number in turn.
  const parts = sentence.split(placeholder);
  const typed = parts.filter((_, index) => index % 2 === 0);
  const values = parts.filter((_, index) => index % 2 === 1).map((index) => valueOf(Number(index)));
  return zh(typed, ...values);
}

/** Joins parts of a sentence, with the same spacing as `zh`. */
export function zhJoined(parts: readonly string[]): string {
  return parts.reduce((done, part) => zh`${done}${part}`, '');
}
