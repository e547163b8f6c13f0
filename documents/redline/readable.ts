import { type Hunk, joined } from './matching';

/** How suitable a position is as the edge of a change, judged by the word before it. */
function edge(previous: string | undefined): number {
  if (previous === undefined || previous.endsWith('\n')) return 4;
  if (/^[。！？；.!?;]$/.test(previous)) return 3;
  if (/^\p{P}$/u.test(previous)) return 2;
  return /^\s+$/.test(previous) ? 1 : 0;
}

/**
 * If equal words stand beside a change, the edit script is ambiguous; this moves the change so that it begins and ends at a
 * paragraph, a sentence or a punctuation mark: `A、[B、]C`, never `A[、B]、C`.
 */
function movedToBoundaries(hunks: readonly Hunk[]): Hunk[] {
  // An empty last hunk, which can take over words that follow the last change.
  const done = [...hunks, { equal: [], deleted: [], inserted: [] }].map((hunk: Hunk) => ({ ...hunk }));
  done.forEach((hunk, index) => {
    const changed = hunk.deleted.length === 0 ? hunk.inserted : hunk.inserted.length === 0 ? hunk.deleted : [];
    if (changed.length === 0) return;
    const next = done[index + 1];
    const text = [...hunk.equal, ...changed, ...(next?.equal ?? [])];
    const { length } = changed;
    let first = hunk.equal.length;
    while (first > 0 && text[first - 1] === text[first - 1 + length]) first -= 1;
    let [best, bestScore] = [hunk.equal.length, -1];
    for (let start = first; start + length <= text.length; start += 1) {
      if (start > first && text[start - 1] !== text[start - 1 + length]) break;
      const score = edge(text[start - 1]) + edge(text[start - 1 + length]);
      if (score > bestScore || (score === bestScore && start <= hunk.equal.length)) [best, bestScore] = [start, score];
    }
    const moved = text.slice(best, best + length);
    if (hunk.deleted.length === 0) hunk.inserted = moved;
    else hunk.deleted = moved;
    hunk.equal = text.slice(0, best);
    if (next) next.equal = text.slice(best + length);
  });
  return joined(done);
}

const han = /^\p{Script=Han}+$/u;
const numeral = /[零〇一二三四五六七八九十百千万亿两壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/;
const aroundNumeral =
  /^[零〇一二三四五六七八九十百千万亿两壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億元圆角分之整正个工作年月日天倍份第条款项章节编期次]+$/;

/** Whether a word is an amount, a day or another number, which must be shown unchanged or changed as a whole. */
function isNumber(word: string): boolean {
  return /\p{N}/u.test(word) || (numeral.test(word) && aroundNumeral.test(word));
}

/**
 * The dictionary may divide the same characters into other words after an insertion: 应 becomes 不应. This reduces such a change to
 * what was really inserted or deleted, so that 不 stands alone; numbers are never divided.
 */
function reducedToInsertions(hunks: readonly Hunk[]): Hunk[] {
  return joined(
    hunks.flatMap((hunk) => {
      const [deleted, inserted] = [hunk.deleted.join(''), hunk.inserted.join('')];
      const [less, more] = deleted.length < inserted.length ? [deleted, inserted] : [inserted, deleted];
      if (!han.test(less) || !han.test(more) || numeral.test(more)) return [hunk];
      const change = (text: string) =>
        more === inserted ? { deleted: [], inserted: [text] } : { deleted: [text], inserted: [] };
      if (more.endsWith(less))
        return [
          { equal: hunk.equal, ...change(more.slice(0, -less.length)) },
          { equal: [less], deleted: [], inserted: [] },
        ];
      return more.startsWith(less) ? [{ equal: [...hunk.equal, less], ...change(more.slice(less.length)) }] : [hunk];
    }),
  );
}

const functionWord =
  /^(?:[的地得了和与或及并之其在于以为由按将对等所]|以及|或者|并且|of|the|a|an|and|or|to|in|on|at|by|for|with)$/i;
const mark = /^[\p{P}\p{S}]$/u;

function sizeOf(words: readonly string[]): number {
  return words.reduce((size, word) => size + word.length, 0);
}

/** A single punctuation mark, space or function word, with spaces around it. */
function isTiny(island: readonly string[]): boolean {
  const solid = island.filter((word) => word.trim() !== '');
  return solid.length <= 1 && solid.every((word) => mark.test(word) || functionWord.test(word));
}

function wordsIn(tokens: readonly string[]): number {
  return tokens.filter((token) => /\p{L}/u.test(token) && !isNumber(token)).length;
}

/** Whether the hunk replaces at least `least` words by at least as many others. */
function replaces({ deleted, inserted }: Hunk, least: number): boolean {
  return wordsIn(deleted) >= least && wordsIn(inserted) >= least;
}

function weightOf({ deleted, inserted }: Hunk): number {
  return Math.max(sizeOf(deleted), sizeOf(inserted));
}

/**
 * Whether equal words between two changes are easier to read as part of them: a single mark or 的, or a few words in a rewritten
 * passage. Never a number, never across paragraphs.
 */
function isBetterReplaced(island: readonly string[], left: Hunk, right: Hunk): boolean {
  if (!replaces(left, 1) || !replaces(right, 1)) return false;
  if (island.some((word) => word.includes('\n') || isNumber(word))) return false;
  if (isTiny(island)) return true;
  const few = 2 * sizeOf(island) <= Math.min(weightOf(left), weightOf(right));
  return few && replaces(left, 2) && replaces(right, 2);
}

function withoutTinyIslands(hunks: readonly Hunk[]): Hunk[] {
  const done: Hunk[] = [];
  for (const hunk of hunks) {
    const last = done.at(-1);
    if (last && isBetterReplaced(hunk.equal, last, hunk)) {
      last.deleted = [...last.deleted, ...hunk.equal, ...hunk.deleted];
      last.inserted = [...last.inserted, ...hunk.equal, ...hunk.inserted];
    } else done.push({ ...hunk });
  }
  return done;
}

/** Removes changes that give the same characters with other word boundaries: `1`, `,` and `860` are `1,860` if something follows them. */
function withoutEmptyChanges(hunks: readonly Hunk[]): Hunk[] {
  return joined(
    hunks.map((hunk) => {
      const isSame = hunk.deleted.join('') === hunk.inserted.join('');
      return isSame ? { equal: [...hunk.equal, ...hunk.inserted], deleted: [], inserted: [] } : hunk;
    }),
  );
}

/** Makes an edit script readable for people: changes begin and end at marks, words are not half changed, and no tiny pieces are left between changes. */
export function readable(hunks: readonly Hunk[]): Hunk[] {
  return withoutEmptyChanges(withoutTinyIslands(reducedToInsertions(withoutEmptyChanges(movedToBoundaries(hunks)))));
}
