import { cut } from '../../domain/kernel/cut';
import { endings, type IntakeKind } from './kinds';

const longest = 120;
/** Used if nothing remains of the name. */
const unnamed = 'document';

/** Device names on Windows, which are reserved with any extension. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/i;
/** Control and format characters; format characters can be invisible or reverse the direction of text. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const forbiddenOnWindows = /[<>:"|?*]/g;

/** Windows drops dots and spaces at the end; a leading dot hides a file on other systems. */
const trim = (text: string) => text.replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, '');

/**
 * A file name that is safe for storage, display and download on all systems: without a path, at most 120 UTF-16 units long,
 * with an extension of its kind.
 */
export function cleanName(name: string, kind: IntakeKind): string {
  const seen = name
    .normalize('NFC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(unseen, '')
    .normalize('NFC');
  const file = seen.slice(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
  const plain = trim(file.replace(forbiddenOnWindows, '_').replace(/\s+/g, ' '));
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase();
  const known = endings[kind].find((one) => one === ending);
  const whole = trim(known === undefined ? plain : plain.slice(0, -known.length - 1));
  const safe = reserved.test(whole) ? `_${whole}` : whole;
  const added = `.${known ?? endings[kind][0]}`;
  return `${trim(cut(safe, longest - added.length)) || unnamed}${added}`;
}
