import { diffArrays } from 'diff';

/** Equal words, followed by a change. */
export interface Hunk {
  equal: string[];
  deleted: string[];
  inserted: string[];
}

/** Maximum deletions and insertions to search for; the cost grows with the square: 4 million steps, a fifth of a second. */
const mostEdits = 2000;
/** The same limit for paragraphs, of which there are fewer. */
const mostParagraphEdits = 3000;
/** Minimum limit within one changed paragraph, however many paragraphs changed. */
const leastEdits = 64;

interface Aligned<T> {
  equal: T[];
  deleted: T[];
  inserted: T[];
}

/** Everything as one change, as if nothing matched. */
function replaced<T>(deleted: T[], inserted: T[]): Aligned<T>[] {
  return [{ equal: [], deleted, inserted }];
}

/** The shortest edit script between two lists; null if it has more than `maxEditLength` edits. */
function align<T>(before: T[], after: T[], keyOf: (item: T) => string, maxEditLength: number): Aligned<T>[] | null {
  if (before.length === 0 || after.length === 0) return replaced(before, after);
  // Compare numbers instead of texts, so that a comparison takes constant time.
  const known = new Map<string, number>();
  const numberOf = (item: T) => {
    const key = keyOf(item);
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  };
  const changes = diffArrays(before.map(numberOf), after.map(numberOf), { maxEditLength });
  if (!changes) return null;
  const aligned: Aligned<T>[] = [];
  let [at, to] = [0, 0];
  for (const { added, removed, count } of changes) {
    const [gone, come] = [added ? 0 : count, removed ? 0 : count];
    const last = aligned.at(-1) ?? { equal: [], deleted: [], inserted: [] };
    if (aligned.length === 0) aligned.push(last);
    if (added) last.inserted = last.inserted.concat(after.slice(to, to + come));
    else if (removed) last.deleted = last.deleted.concat(before.slice(at, at + gone));
    else aligned.push({ equal: before.slice(at, at + gone), deleted: [], inserted: [] });
    at += gone;
    to += come;
  }
  return aligned;
}

const itself = (token: string) => token;

function paragraphsOf(tokens: string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const token of tokens) {
    paragraphs.at(-1)?.push(token);
    if (token.endsWith('\n')) paragraphs.push([]);
  }
  return paragraphs.filter(({ length }) => length > 0);
}

/** Compares words within changed paragraphs; each gets a share of the limit by its size. */
function alignParagraphs(before: string[], after: string[]): Hunk[] | null {
  const textOf = (paragraph: string[]) => paragraph.join('');
  const aligned = align(paragraphsOf(before), paragraphsOf(after), textOf, mostParagraphEdits);
  if (!aligned) return null;
  return aligned.flatMap(({ equal, deleted, inserted }) => {
    const [gone, come] = [deleted.flat(), inserted.flat()];
    const share = (gone.length + come.length) / (before.length + after.length);
    const edits = Math.max(leastEdits, Math.floor(mostEdits * Math.sqrt(share)));
    const stayed = { equal: equal.flat(), deleted: [], inserted: [] };
    return [stayed, ...(align(gone, come, itself, edits) ?? replaced(gone, come))];
  });
}

/** Merges adjacent hunks with nothing equal between them. */
export function joined(hunks: readonly Hunk[]): Hunk[] {
  const done: Hunk[] = [];
  for (const { equal, deleted, inserted } of hunks) {
    const last = done.at(-1);
    if (last && equal.length === 0) {
      last.deleted = [...last.deleted, ...deleted];
      last.inserted = [...last.inserted, ...inserted];
    } else if (last && last.deleted.length === 0 && last.inserted.length === 0)
      done.splice(-1, 1, { equal: [...last.equal, ...equal], deleted, inserted });
    else done.push({ equal, deleted, inserted });
  }
  return done;
}

/** Equal and changed words in order: compared by words, otherwise by paragraphs, otherwise as one change. */
export function matchTokens(before: string[], after: string[]): Hunk[] {
  return joined(align(before, after, itself, mostEdits) ?? alignParagraphs(before, after) ?? replaced(before, after));
}
