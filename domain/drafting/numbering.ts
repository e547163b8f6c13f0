import { type Words, words } from '../kernel/words';
/**
 * How a contract gets its number when it is recorded: a pattern such as `{company}-{department}-{type}-{year}-{seq}` and the values of its
 * parts. The sequence starts at 1 for each text that the other parts give, so with `{year}` it restarts every year.
 */
export interface Numbering {
  pattern: string;
  /** Minimum digits of the sequence, padded with zeros; larger numbers have more. */
  digits: number;
  company: string;
  department: string;
  type: string;
}

const parts = ['company', 'department', 'type', 'year', 'seq'] as const;

/** Maximum characters outside of the parts, so that numbers stay within `longestNumber`. */
const mostBesideParts = 16;

/** Maximum length of a contract number. */
const longestNumber = 64;

/** The error in a pattern, as a sentence; null if it is valid. */
export function patternFault(pattern: string): Words | null {
  const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)].find(([, part]) => !parts.some((known) => known === part));
  if (unknown) {
    const known = parts.map((part) => `{${part}}`);
    return words(
      `${unknown[0]} is not a part of a number; there are ${known.join(', ')}.`,
      `编号没有 ${unknown[0]} 这一部分，可用的有 ${known.join('、')}。`,
    );
  }
  if (pattern.split('{seq}').length !== 2)
    return words('A number has its sequence, {seq}, exactly once.', '编号应当且只能包含一次流水号 {seq}。');
  if (!pattern.includes('{year}'))
    return words(
      'A number has its year, {year}: the sequence begins anew every year.',
      '编号应当包含年份 {year}：流水号每年重新开始。',
    );
  const rest = pattern.replace(/\{[^{}]*\}/g, '');
  if (rest.length > mostBesideParts)
    return words(
      `Beside its parts a number has at most ${mostBesideParts} characters.`,
      `除各组成部分外，编号最多有 ${mostBesideParts} 个字符。`,
    );
  const repeated = parts.find((part) => pattern.split(`{${part}}`).length > 2);
  if (repeated) return words(`A number has {${repeated}} at most once.`, `编号最多包含一次 {${repeated}}。`);
  return /^[A-Za-z0-9/._-]*$/.test(rest)
    ? null
    : words(
        'Beside its parts a number has letters, digits, and - / . _ only.',
        '除各组成部分外，编号只能使用字母、数字和 - / . _。',
      );
}

/** The series of numbers, with `{seq}` left open: `HD-XS-GS-2026-{seq}`. */
export function seriesOf({ pattern, company, department, type }: Numbering, year: string): string {
  const values: Record<string, string> = { company, department, type, year };
  return pattern.replace(/\{(\w+)\}/g, (whole, part: string) => values[part] ?? whole);
}

/** The number with its sequence. @param sequence from 1 */
export function numberIn(series: string, digits: number, sequence: number): string {
  return series.replace('{seq}', String(sequence).padStart(digits, '0'));
}

/** An error if the rule makes numbers that are too long, as a sentence; otherwise null. */
export function numberFault(numbering: Numbering, year: string): Words | null {
  const first = numberIn(seriesOf(numbering, year), numbering.digits, 1);
  if (first.length <= longestNumber) return null;
  return words(
    `Its numbers are longer than ${longestNumber} characters, such as ${first}; shorten the rule or the codes.`,
    `编号超过 ${longestNumber} 个字符，例如 ${first}；请缩短编号规则或者代码。`,
  );
}
