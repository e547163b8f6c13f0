/**
 * A text for setting: a string, or an array in which every second string (index 1, 3, …) stays on one line. Joined, the strings give the
 * text.
 */
export type Pieces = string | string[];

const months = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Amounts, days and numbers of contracts. They stay on one line, because half of one is easily misread. */
const amountsAndDays = new RegExp(
  '(?:' +
    [
      String.raw`(?:人民币|[美欧港日韩]元|英镑|新加坡元|\b[A-Z]{3}|[¥￥$€£]) ?-?\d[\d,]*(?:\.\d+)?(?: ?[万亿]?元)?`,
      String.raw`(?<![\d,.])\d[\d,]*(?:\.\d+)? ?[万亿]?元`,
      String.raw`\b\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?`,
      String.raw`\b\d{1,2} ${months} \d{4}`,
      String.raw`(?<![A-Z0-9-])[A-Z]{1,8}(?:-[A-Z0-9]{1,8}){2,6}(?![A-Za-z0-9-])`,
    ].join('|') +
    // A combining mark stays with its letter.
    String.raw`)(?!\p{M})`,
  'gu',
);

/** Text in brackets in a column title: the currency or unit of its numbers. */
export const bracketed = /（[^（）]*）|\([^()]*\)/gu;

/** Text between Chinese characters or spaces, in which lines are rarely broken. */
const unbroken = /[^ \n\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFF}]+/gu;

/** Estimated widths in em, for the widest of our fonts; the first matching class counts. */
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

/** Rather too wide than too narrow. */
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

/** Width in em of the widest part that should not be broken in a cell: a word, an amount, a day, or a match of `kept`. */
export function widestWord(text: string, kept = amountsAndDays): number {
  let widest = 0;
  for (const pattern of [unbroken, kept])
    for (const [word] of text.matchAll(pattern)) widest = Math.max(widest, widthInEm(word));
  return widest;
}

/** Appends pieces to a list that begins and ends with running text. One by one, because a text may have more pieces than a call can have arguments. */
function append(pieces: string[], [first = '', ...more]: string[]): void {
  pieces.push((pieces.pop() ?? '') + first);
  for (const piece of more) pieces.push(piece);
}

/** Cuts parts that are wider than the line, so that nothing runs off the page. */
function cutLongRuns(text: string, room: number): string[] {
  if (text.length * 1.2 <= room) return [text];
  const pieces = [''];
  let end = 0;
  // In narrow lines use smaller parts, so that lines are filled; cuts are only visible at line ends.
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
 * Divides a text into parts that must not be broken and running text; cuts runs of letters that are longer than the line.
 * @param room length of the line in em
 * @param kept what stays on one line if it fits
 */
export function piecesOf(text: string, room: number, kept = amountsAndDays): Pieces {
  const pieces = [''];
  let end = 0;
  // Most texts contain no digits and need no search.
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
