import { cut } from '../../domain/kernel/cut';
import { endings, type IntakeKind } from './kinds';

const longest = 120;
/** Of a name of which nothing is left. */
const unnamed = 'document';

/** Names of devices on Windows, whatever ending they have. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/i;
/** Control and format characters: the latter turn the direction of text around or are not seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const forbiddenOnWindows = /[<>:"|?*]/g;

/** Windows drops dots and spaces at the end, and a dot at the start hides a file elsewhere. */
const trim = (text: string) => text.replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, '');

/**
 * A name under which the file can be kept, shown and downloaded anywhere: without a path, at most 120 UTF-16 units,
 * ending as files of its kind do.
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
