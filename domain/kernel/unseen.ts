import { type Words, words } from './words';

/**
 * Characters that are not displayed, or that change the displayed order. With them two texts could look alike and still differ, or a text could
 * contain something that programs read and people do not see. The text that is signed must be the text that was typed, so such characters
 * are refused and never silently removed.
 */
const candidate = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Joiners, marks and selectors are ordinary parts of some scripts and of emoji; these patterns match the legitimate uses. */
const legitimate = [
  // The three flags that are spelled with tags; families, professions, skin tones, emoji styles; keycaps.
  /\u{1f3f4}(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073}))\u{e007f}/u,
  /\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)*/u,
  /[0-9#*]\ufe0f\u20e3/u,
  // Joiners between letters of Persian, Hindi, Sinhala and other scripts.
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}])[\u200c\u200d](?=[\p{L}\p{M}]|$)/u,
  // Variation selectors of Chinese characters and Mongolian letters.
  /(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u,
  /(?<=\p{Script=Mongolian})[\u180b-\u180e]/u,
  // Direction marks beside Arabic or Hebrew.
  /(?<=[\p{Script=Arabic}\p{Script=Hebrew}][\p{P}\p{S}\p{N} ]{0,20})[\u200e\u200f\u061c]/u,
];
const pieces = new RegExp(legitimate.map(({ source }) => `(?:${source})`).join('|'), 'gu');

/** An invisible character and its position in the text, counted in characters from 1. */
export interface Unseen {
  codePoint: string;
  at: number;
}

/** The first invisible character that is not a legitimate part of a script or emoji. */
export function findUnseen(text: string): Unseen | null {
  if (!candidate.test(text)) return null;
  // Replace legitimate pieces by spaces of the same length, so that positions stay right.
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
