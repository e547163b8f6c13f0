import { checkActive } from '../../documents/intake/pdf-active';
import { squeezed } from '../../documents/intake/word-text';
import { readXml, walkXml } from '../../documents/intake/xml';
import { widestWord } from '../../documents/pdf/pieces';
import { tokens } from '../../documents/redline/words';
import { readAmountInWords } from '../../domain/drafting/amount-in-words';
import { findUnseen } from '../../domain/kernel/unseen';
import { everyPattern, textOf, unitsFor } from '../build/hostile-patterns';

/** Time of the processor that this process has had, in milliseconds: whatever else the machine does. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const least = (times: number, work: () => void) => Math.min(...Array.from({ length: times }, () => costOf(work)));

/** What takes as little is not measured: of a quadratic one it would be hundreds. */
const nothingMs = 40;
const length = 2_500;

/**
 * Four times as long a text takes four times as long, or sixteen times where it grows with the square: so far between. Collecting garbage may fall on the
 * long one; it does not do so three times, but the square shows every time.
 */
function isLinear(work: (length: number) => void): boolean {
  const costAt = (of: number) => () => {
    work(of);
  };
  const long = costOf(costAt(4 * length));
  if (long < nothingMs) return true;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [short, again] = [least(3, costAt(length)), least(2, costAt(4 * length))];
    if (Math.min(long, again) < 9 * short) return true;
  }
  return false;
}

describe('the time that a text takes grows as the text does', () => {
  it('for every regular expression that is written out, on texts made of what it looks for', () => {
    const slow = everyPattern().flatMap(({ at, pattern }) =>
      unitsFor(pattern)
        .filter((unit) => !isLinear((of) => textOf(unit, of).replace(pattern, '')))
        .map((unit) => `${at} ${String(pattern)} on ${JSON.stringify(unit)}`),
    );
    expect(slow).toEqual([]);
  });

  it.each<[string, (text: string) => unknown]>([
    ['amounts in words', readAmountInWords],
    ['characters nobody sees', findUnseen],
    ['what a comparison keeps whole', tokens],
    ['what stays on one line', widestWord],
    ['what a Word file says', squeezed],
  ])('for expressions that are put together: %s', (_, read) => {
    const units = unitsFor(/人民币 ¥1,000.00 元整 第一百二十条 2027 年 3 月 1 日 January/);
    expect(units.filter((unit) => !isLinear((of) => read(textOf(unit, of))))).toEqual([]);
  });

  it.each(['<a>', '</a>', '<a ', '<a b="', '<!--', '<![CDATA[', '<?', '&amp;', '&', '<a b="c">', ']]>'])(
    'for XML that is made of %s',
    (unit) => {
      const read = (of: number) => {
        try {
          walkXml(readXml(Buffer.from(`<x>${textOf(unit, of)}`)), () => undefined);
        } catch {
          // Refused, which takes its time as well.
        }
      };
      expect(isLinear(read)).toBe(true);
    },
  );

  // Where values stand within one another it stops at a sum of work (`limits` in pdf-objects.ts). PDFium takes longer to count the pages of some: reading a file has a process and a time limit of its own.
  it.each([
    ...['<<', '>>', '[', '(', '\\(', '/A', '/#41', '<', '%', '1 0 obj ', 'trailer', 'stream\n', 'endobj '],
    ...['1 0 obj<</Length 9>>stream\n', '1 0 obj<</Type/ObjStm/N 9/First 9>>stream\n', 'xref 0 1 ', '1 0 R '],
    '1 0 obj<</Filter/FlateDecode>>stream\n',
    '1 0 obj<</F 1>>stream\n',
  ])('for a PDF that is made of %s', (unit) => {
    const read = (of: number) => {
      try {
        checkActive(Buffer.from(`%PDF-1.7\n${textOf(unit, 40 * of)}\n%%EOF`, 'latin1'));
      } catch {
        // Refused, which takes its time as well.
      }
    };
    expect(isLinear(read)).toBe(true);
  });
});
