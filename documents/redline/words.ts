import { type Hunk, joined, matchTokens } from './matching';
import { readable } from './readable';

/** A piece of text that stayed, came or went. */
export interface Segment {
  op: 'equal' | 'insert' | 'delete';
  text: string;
}

const numeral = '零〇一二三四五六七八九十百千万亿两';
const figure = '0-9０-９';
const capital = '壹贰貳叁參肆伍陆陸柒捌玖拾';

/**
 * What a segmenter of words takes apart and a lawyer does not. No pattern may start within a run that it could have started before:
 * that keeps the search linear in the length of any text.
 */
const whole = new RegExp(
  [
    // 第三条, 第3.2款, 第十二期
    `第(?:[${numeral}]+|[${figure}]+(?:\\.[${figure}]+)*)[条款项章节编期次]`,
    // 2026年3月1日, 二〇二六年三月, 3月1日
    `(?<![${figure}])[${figure}]{4} ?年 ?[${figure}]{1,2} ?月(?: ?[${figure}]{1,2} ?[日号])?`,
    `(?<![${figure}])[${figure}]{1,2} ?月 ?[${figure}]{1,2} ?[日号]`,
    `[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?`,
    // 1 March 2026
    `(?<![A-Za-z${figure}])[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}(?![0-9])`,
    // HD-XS-2026-0001, 2026-03-01, 021-5555-1234; hyphenated words, too
    `(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+(?!\\p{M})`,
    // 1,860,000.00, 3.2, 13%, 13 %
    `(?<![A-Za-z${figure}])(?<![${figure}][.,])[${figure}]+(?:[.,][${figure}]+)*(?:[ \\u00a0]?[%％‰])?(?![.,]?[A-Za-z${figure}])(?!\\p{M})`,
    // 壹佰捌拾陆万元整, 肆
    `(?:[${capital}][${capital}零佰仟万萬亿億]*|零(?=[元圆]))(?:[元圆](?:零?[${capital}]角)?(?:零?[${capital}]分)?(?:整|正(?![常式当确本]))?)?`,
    // 百分之十三, 万分之五; 三日, 六个月: a 一 struck out by itself could not be seen; 三十
    `[百千万]分之[${numeral}]+|(?<![${numeral}])[${numeral}]+(?:个?(?:工作日|[日天月年倍份])|元)|[${numeral}]{2,}`,
    // What ICU's dictionary splits.
    '[甲乙丙丁]方|人民币|违约金',
  ].join('|'),
  'gu',
);

/** The segmenter's time grows with the square of what it is given: it gets a clause of a sentence at a time. */
const portion = /[^\n，。；,;]{1,400}[\n，。；,;]{0,40}|(?:\r?\n|[，。；,;]){1,400}/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return (text.match(portion) ?? []).flatMap((part) => Array.from(segmenter.segment(part), ({ segment }) => segment));
}

/**
 * The words of a text, in order and with nothing left out: joined they are the text. Amounts and percentages (`1,860,000.00`,
 * `13 %`), days (`2026-03-01`, `2026年3月1日`), numbers of contracts (`HD-XS-2026-0001`) and of clauses (`第三条`, `3.2`) and amounts in
 * words (壹佰捌拾陆万元整) are one each, so is every punctuation mark. Other words are those of the dictionary of this Node's ICU: two
 * builds may differ in them, one build never.
 */
export function tokens(text: string): string[] {
  let read = 0;
  const found = Array.from(text.matchAll(whole), ({ 0: token, index }) => {
    const between = wordsOf(text.slice(read, index));
    read = index + token.length;
    return [...between, token];
  });
  return [...found, wordsOf(text.slice(read))].flat();
}

/**
 * What a comparison may still cost, in steps, of which a second has some fifteen million. Steps are counted and the clock is never
 * read, so that the answer is always the same.
 */
export interface Effort {
  left: number;
}

/** Most steps that it takes to find the words of a text; each portion for the segmenter has a price of its own. */
export function stepsToRead(text: string): number {
  let portions = 1;
  for (let at = 0; at < text.length; at += 1) if ('\n，。；,;'.includes(text.charAt(at))) portions += 1;
  return 8 * Buffer.byteLength(text) + 60 * portions;
}

/** At so many `matchTokens` gives up and begins again with paragraphs, of which it tries more. */
const mostEdits = 2000;
const mostParagraphs = 3000;

/** Most steps that it takes to match them: the square of what is different. */
function stepsToMatch(words: number, paragraphs: number): number {
  if (words <= mostEdits) return words ** 2;
  return 2 * mostEdits ** 2 + Math.min(paragraphs, mostParagraphs) ** 2 + 2048 * paragraphs + 50 * words;
}

/** How many characters are the same at either end, in whole paragraphs: nothing in them needs to be compared. */
function sharedEnds(before: string, after: string): [head: number, tail: number] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  for (let at = 0; at < shorter && before[at] === after[at]; at += 1) if (before[at] === '\n') head = at + 1;
  let tail = 0;
  for (let from = 1; from <= shorter - head && before.at(-from) === after.at(-from); from += 1)
    if (before.at(-from) === '\n') tail = from - 1;
  return [head, tail];
}

function hunk(equal: string[], deleted: string[] = [], inserted: string[] = []): Hunk {
  return { equal, deleted, inserted };
}

/** The text as one piece. */
function onePiece(text: string): string[] {
  return text === '' ? [] : [text];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** Words between what is the same at either end; null where the effort is not enough for the worst. What it did cost is taken off. */
function matchWithin(effort: Effort, before: string[], after: string[]): Hunk[] | null {
  const head = commonStart(before, after);
  const tail = commonStart(before.slice(head).reverse(), after.slice(head).reverse());
  const [from, to] = [before, after].map((words) => words.slice(head, words.length - tail));
  if (!from || !to) return null;
  const paragraphs = [from, to].reduce((sum, list) => sum + list.filter((word) => word.endsWith('\n')).length, 0);
  const matching = stepsToMatch(from.length + to.length, paragraphs);
  if (matching > effort.left) return null;
  const hunks = matchTokens(from, to);
  const edits = hunks.reduce((sum, { deleted, inserted }) => sum + deleted.length + inserted.length, 0);
  effort.left -= edits <= mostEdits ? edits ** 2 : matching;
  return joined([hunk(before.slice(0, head)), ...hunks, hunk(before.slice(before.length - tail))]);
}

/** Word by word as far as the effort reaches, else replaced whole. */
function compareWithin(effort: Effort, before: string, after: string): Hunk[] {
  const reading = stepsToRead(before) + stepsToRead(after);
  const replaced = [hunk([], onePiece(before), onePiece(after))];
  if (before === '' || after === '' || reading > effort.left) return replaced;
  effort.left -= reading;
  return matchWithin(effort, tokens(before), tokens(after)) ?? replaced;
}

/**
 * How one text became the other, word by word: the equal and deleted pieces are `before`, the equal and inserted ones `after`. No
 * piece is empty, no two neighbours have one `op`, and what was deleted stands before what replaced it.
 *
 * The work is bounded by counting, never by the clock, so that the answer is always the same: texts more than 2000 words apart are
 * compared by paragraphs, and by words only within the paragraphs that changed, as far as the same effort reaches; what is left is
 * shown as replaced whole. Two unlike texts of 200 000 characters take about a second and a half.
 * @param effort Shared by texts that are to be bounded together. Where too little of it is left, everything from the first paragraph
 * that changed to the last is shown as replaced whole.
 */
export function redline(before: string, after: string, effort: Effort = { left: Infinity }): Segment[] {
  const [head, tail] = before === after ? [before.length, 0] : sharedEnds(before, after);
  const [end, afterEnd] = [before.length - tail, after.length - tail];
  const changed = compareWithin(effort, before.slice(head, end), after.slice(head, afterEnd));
  return readable([hunk(onePiece(before.slice(0, head))), ...changed, hunk(onePiece(before.slice(end)))]).flatMap(
    ({ equal, deleted, inserted }) =>
      [
        { op: 'equal' as const, text: equal.join('') },
        { op: 'delete' as const, text: deleted.join('') },
        { op: 'insert' as const, text: inserted.join('') },
      ].filter(({ text }) => text !== ''),
  );
}
