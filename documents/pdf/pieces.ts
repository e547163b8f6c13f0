/**
 * A text as it is set: a string, or strings by turns of which every second one (index 1, 3, …) is kept on one line. Joined they are
 * the text.
 */
export type Pieces = string | string[];

const months = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Amounts and days, as Chinese and English contracts write them. A half of one on the next line is easily misread. */
const amountsAndDays = new RegExp(
  '(?:' +
    [
      String.raw`(?:人民币|[美欧港日韩]元|英镑|新加坡元|\b[A-Z]{3}|[¥￥$€£]) ?-?\d[\d,]*(?:\.\d+)?(?: ?[万亿]?元)?`,
      String.raw`(?<![\d,.])\d[\d,]*(?:\.\d+)? ?[万亿]?元`,
      String.raw`\b\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?`,
      String.raw`\b\d{1,2} ${months} \d{4}`,
    ].join('|') +
    // A combining mark stays with its letter.
    String.raw`)(?!\p{M})`,
  'gu',
);

/** What a column title has in brackets: the money or the unit that its figures are in. */
export const bracketed = /（[^（）]*）|\([^()]*\)/gu;

/** What stands between Chinese characters or spaces: lines rarely break within. */
const unbroken = /[^ \n\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFF}]+/gu;

/** Widths in em, in the widest of our faces, of the first class that has the character. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ ,.:;'|!()[\]/\\ijlftIJ-]/, 0.43],
  [/[rsz]/, 0.52],
  [/\d/, 0.6],
  [/[MWm@%]/, 1.1],
  [/[&w]/, 0.87],
  [/[\x20-\x60]/, 0.8],
  [/[\x61-\x7f]/, 0.68],
  [/[\u2E3A\u2E3B\u2031]/, 2.9],
  [/[^\u2E80-\uFFFF]/, 1.2],
];

const asciiWidths = Array.from({ length: 0x80 }, (_, code) => searchWidth(String.fromCharCode(code)));

function searchWidth(character: string): number {
  return widths.find(([pattern]) => pattern.test(character))?.[1] ?? 1;
}

/** Rather too much than too little. */
function widthOf(character: string): number {
  const code = character.charCodeAt(0);
  return code >= 0x2e80 ? 1 : (asciiWidths[code] ?? searchWidth(character));
}

/** Estimated width of a text on one line, in em. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Width in em of the widest that should not be broken in a cell: a word, an amount, a day, or what else is `kept` on one line. */
export function widestWord(text: string, kept = amountsAndDays): number {
  let widest = 0;
  for (const pattern of [unbroken, kept])
    for (const [word] of text.matchAll(pattern)) widest = Math.max(widest, widthInEm(word));
  return widest;
}

/** Adds to a list of pieces that begins and ends with running text. One by one: a text may have more pieces than a call may arguments. */
function append(pieces: string[], [first = '', ...more]: string[]): void {
  pieces.push((pieces.pop() ?? '') + first);
  for (const piece of more) pieces.push(piece);
}

/** Cuts what is wider than the line, so that nothing runs off the page. */
function cutLongRuns(text: string, room: number): string[] {
  if (text.length * 1.2 <= room) return [text];
  const pieces = [''];
  let end = 0;
  // The narrower the line, the smaller the parts, so that it is filled; cuts show only where a line ends.
  const part = new RegExp(`(?:.\\p{M}*){1,${Math.max(1, Math.min(8, Math.floor(room / 4)))}}`, 'gu');
  for (const { 0: run, index } of text.matchAll(unbroken)) {
    if (run.length * 1.2 <= room || widthInEm(run) <= room) continue;
    append(pieces, [text.slice(end, index)]);
    for (const [letters] of run.matchAll(part)) append(pieces, ['', letters, '']);
    end = index + run.length;
  }
  append(pieces, [text.slice(end)]);
  return pieces;
}

/**
 * Where the text may not be broken, and where a run of letters longer than the line may.
 * @param room Length of the line in em.
 * @param kept On one line, where the line is long enough.
 */
export function piecesOf(text: string, room: number, kept = amountsAndDays): Pieces {
  const pieces = [''];
  let end = 0;
  // Most texts have nothing to be searched for.
  if (kept !== amountsAndDays || /\d/.test(text))
    for (const { 0: token, index } of text.matchAll(kept)) {
      if (widthInEm(token) > room) continue;
      append(pieces, cutLongRuns(text.slice(end, index), room));
      append(pieces, ['', token, '']);
      end = index + token.length;
    }
  append(pieces, cutLongRuns(text.slice(end), room));
  return pieces.length === 1 ? text : pieces;
}
