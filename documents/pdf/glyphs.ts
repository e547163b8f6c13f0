import { type ReplacedGlyph } from '../../domain/drafting/document';
import { type Coverage, isCovered } from './coverage';
import { readFontFamilies } from './fonts';

/** Printed in place of a character that no font has. */
const box = '□';

/** Number of replacements by code point. */
export type Tally = Map<number, number>;

interface Known {
  families: Coverage[];
  /** 1 for each character of the basic plane that needs no further check. */
  plain: Uint8Array;
}

/** Characters that combine with the one before, so that both must come from one font; including half-width kana marks (UAX 29, Extend). */
const mark = /^[\p{M}\uFF9E\uFF9F]$/u;
/** Characters without a visible form: soft hyphens, joiners, variation selectors, and controls that could hide the order of a text. */
const shapeless = /^[\p{Cf}\p{DI}]$/u;
const lineEnd = /^[\n\v\f\u0085\u2028\u2029]$/;
/** Characters that cannot be printed; Typst, too, uses U+FFFC for objects that are not text. */
const unprintable = /^[\p{C}\uFFFC]$/u;

function isPlain(families: Coverage[], code: number): boolean {
  const character = String.fromCharCode(code);
  if (mark.test(character) || shapeless.test(character) || lineEnd.test(character) || unprintable.test(character))
    return false;
  return families.some((coverage) => isCovered(coverage, code));
}

let known: Known | undefined;

function knowledge(): Known {
  if (known) return known;
  const families = readFontFamilies();
  return (known = { families, plain: Uint8Array.from({ length: 0x1_00_00 }, (_, code) => +isPlain(families, code)) });
}

function isEverythingPlain(text: string, plain: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) if (plain[text.charCodeAt(index)] !== 1) return false;
  return true;
}

/** Whether one font has the whole cluster, possibly as one composed glyph (é for e and ´). */
function isOneFace(families: Coverage[], cluster: string): boolean {
  const has = (coverage: Coverage, text: string) =>
    Array.from(text).every((character) => isCovered(coverage, character.codePointAt(0) ?? 0));
  return families.some((coverage) => has(coverage, cluster) || has(coverage, cluster.normalize('NFC')));
}

function checkEach(text: string, families: Coverage[], tally: Tally): string {
  let printed = '';
  let cluster = '';
  for (const character of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')) {
    const count = () => tally.set(character.codePointAt(0) ?? 0, (tally.get(character.codePointAt(0) ?? 0) ?? 0) + 1);
    let next = character;
    if (character === '\t') next = ' ';
    else if (lineEnd.test(character)) next = '\n';
    else if (shapeless.test(character)) {
      count();
      continue;
    } else if (
      unprintable.test(character) ||
      !isOneFace(families, mark.test(character) ? cluster + character : character)
    ) {
      count();
      next = box;
    }
    cluster = mark.test(next) ? cluster + next : next;
    printed += next;
  }
  return printed;
}

/**
 * The text as our fonts can print it: `□` for a character that no font has, nothing for one without a visible form. Both are counted.
 * Line ends become `\n`.
 */
export function printable(text: string, tally: Tally): string {
  const { families, plain } = knowledge();
  return isEverythingPlain(text, plain) ? text : checkEach(text, families, tally);
}

/** The replacements, by code point. A character that is invisible or not valid in JSON is shown as U+FFFD; `codePoint` tells which it was. */
export function replacedGlyphs(tally: Tally): ReplacedGlyph[] {
  return [...tally]
    .sort(([a], [b]) => a - b)
    .map(([code, count]) => {
      const character = String.fromCodePoint(code);
      const isVisible = !shapeless.test(character) && !unprintable.test(character);
      const codePoint = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return { character: isVisible ? character : '\uFFFD', codePoint, count };
    });
}
