import ts from 'typescript';
import { sourceFiles, visitSource } from './source-files';

/** A regular expression and where it is in the source. */
export interface Pattern {
  at: string;
  pattern: RegExp;
}

const folders = ['activities', 'api', 'config', 'documents', 'domain', 'prisma', 'worker', 'workflows'];

/** Every regular expression literal of the product. */
export function everyPattern(): Pattern[] {
  const patterns: Pattern[] = [];
  for (const file of sourceFiles(folders))
    visitSource(file, (node, at) => {
      if (!ts.isRegularExpressionLiteral(node)) return;
      const [, source = '', flags = ''] = /^\/([^]*)\/([a-z]*)$/.exec(node.text) ?? [];
      patterns.push({ at, pattern: new RegExp(source, [...new Set(`${flags.replace('y', '')}g`)].join('')) });
    });
  return patterns;
}

const common = [
  ...[
    ' ',
    '\t',
    '\n',
    'a',
    'A',
    '0',
    '9',
    ',',
    '.',
    '-',
    '/',
    '\\',
    '<',
    '<a ',
    '{',
    '{{ ',
    '{% ',
    '"',
    '=',
    ':',
    '@',
    '#',
  ],
  ...[
    '(',
    '（',
    '元',
    '万',
    '零',
    '第',
    '年',
    '月',
    '、',
    '。',
    'é',
    '\u200d',
    '\u00ad',
    '1,',
    '1.',
    'a/',
    'a@',
    'a.',
    '1 ',
    '个',
  ],
];

/** Texts that are repeated as hostile input for the expression: various characters, and its own words. */
export function unitsFor({ source }: RegExp): string[] {
  const words = source.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?/g, ' ').match(/[\p{L}\p{N}<{"']+/gu) ?? [];
  const own = words.filter((word) => word.length <= 20);
  return [...new Set([...common, ...own, own.join(''), own.join(' ')])].filter((unit) => unit !== '');
}

/** A repeated text of this length, with an end that matches nothing. */
export const textOf = (unit: string, length: number) => `${unit.repeat(Math.ceil(length / unit.length))}\u0001`;
