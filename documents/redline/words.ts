import { type Hunk, joined, matchTokens } from './matching';
import { readable } from './readable';

/** A piece of text: equal, inserted or deleted. */
export interface Segment {
  op: 'equal' | 'insert' | 'delete';
  text: string;
}

const numeral = '零〇一二三四五六七八九十百千万亿两';
const figure = '0-9０-９';
const capital = '壹贰貳叁參肆伍陆陸柒捌玖拾';

/**
 * Words that the segmenter would split and a lawyer would not. No pattern may start within a run in which it could have started earlier;
 * this keeps the search linear in the length of any text.
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
    // 百分之十三, 万分之五; 三日, 六个月, because a single struck-out 一 would be overlooked; 三十
    `[百千万]分之[${numeral}]+|(?<![${numeral}])[${numeral}]+(?:个?(?:工作日|[日天月年倍份])|元)|[${numeral}]{2,}`,
    // Words that ICU's dictionary splits.
    '[甲乙丙丁]方|人民币|违约金',
  ].join('|'),
  'gu',
);

/** The segmenter takes quadratic time, so it gets the text in short portions, divided at punctuation. */
const portion = /[^\n，。；,;]{1,400}[\n，。；,;]{0,40}|(?:\r?\n|[，。；,;]){1,400}/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return (text.match(portion) ?? []).flatMap((part) => Array.from(segmenter.segment(part), ({ segment }) => segment));
}

/**
 * Splits a text into words, in order and complete: joined they give the text. Amounts and percentages (`1,860,000.00`,
 * `13 %`), days (`2026-03-01`, `2026年3月1日`), numbers of contracts (`HD-XS-2026-0001`) and clauses (`第三条`, `3.2`) and amounts in
 * words (壹佰捌拾陆万元整) are one word each, and so is every punctuation mark. Other words are those of the ICU dictionary in this Node build;
 * they may differ between builds, but not within one.
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
 * The remaining budget of a comparison in steps; about fifteen million steps take a second. Steps are counted and no clock is read,
 * so that the result is always the same.
 */
export interface Budget {
  left: number;
}

/** Maximum steps to split a text into words; each portion for the segmenter has a fixed cost. */
export function stepsToRead(text: string): number {
  let portions = 1;
  for (let at = 0; at < text.length; at += 1) if ('\n，。；,;'.includes(text.charAt(at))) portions += 1;
  return 8 * Buffer.byteLength(text) + 60 * portions;
}

/** At this many edits `matchTokens` gives up and starts again with paragraphs, for which the limit is higher. */
const mostEdits = 2000;
const mostParagraphs = 3000;

/** Maximum steps to match words: the square of the number of edits. */
function stepsToMatch(words: number, paragraphs: number): number {
  if (words <= mostEdits) return words ** 2;
  return 2 * mostEdits ** 2 + Math.min(paragraphs, mostParagraphs) ** 2 + 2048 * paragraphs + 50 * words;
}

/** Length of the equal beginning and end, in whole paragraphs, which need no comparison. */
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

/** The text as a single piece. */
function onePiece(text: string): string[] {
  return text === '' ? [] : [text];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** Compares what lies between equal beginnings and ends; null if the budget does not cover the worst case. The actual cost is deducted. */
function matchWithin(budget: Budget, before: string[], after: string[]): Hunk[] | null {
  const head = commonStart(before, after);
  const tail = commonStart(before.slice(head).reverse(), after.slice(head).reverse());
  const [from, to] = [before, after].map((words) => words.slice(head, words.length - tail));
  if (!from || !to) return null;
  const paragraphs = [from, to].reduce((sum, list) => sum + list.filter((word) => word.endsWith('\n')).length, 0);
  const matching = stepsToMatch(from.length + to.length, paragraphs);
  if (matching > budget.left) return null;
  const hunks = matchTokens(from, to);
  const edits = hunks.reduce((sum, { deleted, inserted }) => sum + deleted.length + inserted.length, 0);
  budget.left -= edits <= mostEdits ? edits ** 2 : matching;
  return joined([hunk(before.slice(0, head)), ...hunks, hunk(before.slice(before.length - tail))]);
}

/** Compares word by word within the budget, otherwise everything is one change. */
function compareWithin(budget: Budget, before: string, after: string): Hunk[] {
  const reading = stepsToRead(before) + stepsToRead(after);
  const replaced = [hunk([], onePiece(before), onePiece(after))];
  if (before === '' || after === '' || reading > budget.left) return replaced;
  budget.left -= reading;
  return matchWithin(budget, tokens(before), tokens(after)) ?? replaced;
}

/**
 * The difference between two texts, word by word: equal and deleted pieces give `before`, equal and inserted ones `after`. No
 * piece is empty, adjacent pieces differ in `op`, and a deletion precedes the insertion that replaces it.
 *
 * The work is limited by counting steps, not by time, so that the result is always the same: texts with more than 2000 changed words are
 * compared by paragraphs, and by words only within changed paragraphs as far as the same limit allows; the rest is
 * shown as replaced as a whole. Two different texts of 200 000 characters take about one and a half seconds.
 * @param budget budget that several comparisons share. If too little is left, everything from the first to the last changed paragraph is shown
 * as replaced as a whole.
 */
export function redline(before: string, after: string, budget: Budget = { left: Infinity }): Segment[] {
  const [head, tail] = before === after ? [before.length, 0] : sharedEnds(before, after);
  const [end, afterEnd] = [before.length - tail, after.length - tail];
  const changed = compareWithin(budget, before.slice(head, end), after.slice(head, afterEnd));
  return readable([hunk(onePiece(before.slice(0, head))), ...changed, hunk(onePiece(before.slice(end)))]).flatMap(
    ({ equal, deleted, inserted }) =>
      [
        { op: 'equal' as const, text: equal.join('') },
        { op: 'delete' as const, text: deleted.join('') },
        { op: 'insert' as const, text: inserted.join('') },
      ].filter(({ text }) => text !== ''),
  );
}
