import { type Words, words } from './words';

/**
 * Characters that a page or a print does not show, or that make it show another order: two texts that look alike would be two, and a text could
 * say to a program what no person reads. What is signed is what was typed, so they are refused, never taken away.
 */
const candidate = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Joiners, marks and selectors are ordinary letters of some scripts and a part of emoji; each of these pieces is one that people write. */
const legitimate = [
  // The three flags that are spelt with tags; families, professions, skins, styles of emoji; keycaps.
  /\u{1f3f4}(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073}))\u{e007f}/u,
  /\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)*/u,
  /[0-9#*]\ufe0f\u20e3/u,
  // Persian, Hindi, Sinhala and other scripts whose letters join: within a word.
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}])[\u200c\u200d](?=[\p{L}\p{M}]|$)/u,
  // Variants of Chinese characters, and of Mongolian letters.
  /(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u,
  /(?<=\p{Script=Mongolian})[\u180b-\u180e]/u,
  // The direction of a sign beside Arabic or Hebrew.
  /(?<=[\p{Script=Arabic}\p{Script=Hebrew}][\p{P}\p{S}\p{N} ]{0,20})[\u200e\u200f\u061c]/u,
];
const pieces = new RegExp(legitimate.map(({ source }) => `(?:${source})`).join('|'), 'gu');

/** A character that nobody sees, and where it stands: the how manieth character of its text. */
export interface Unseen {
  codePoint: string;
  at: number;
}

/** The first of them that no script or emoji has a use for. */
export function findUnseen(text: string): Unseen | null {
  if (!candidate.test(text)) return null;
  // What is legitimate stays in its place, as blanks, so that the place of the rest can be told.
  const rest = Array.from(text.replace(pieces, (piece) => ' '.repeat(Array.from(piece).length)));
  const at = rest.findIndex((one) => candidate.test(one));
  const code = rest[at]?.codePointAt(0);
  if (code === undefined) return null;
  return { codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, at: at + 1 };
}

export function unseenWords({ codePoint, at }: Unseen): Words {
  return words(
    `Character ${at} is one that nobody sees (${codePoint}). Take it away: type the text anew around it.`,
    `第 ${at} 个字符为不可见字符（${codePoint}），请删除后重新输入。`,
  );
}
