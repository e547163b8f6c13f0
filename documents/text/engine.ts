import { type Words, words } from '../../domain/kernel/words';
import { Liquid, type Template } from 'liquidjs';
import { LRUCache } from 'lru-cache';
import { syntaxWords } from './syntax-words';

/** Tags for conditions only; no includes, assignments, loops or comments. */
const tags = ['if', 'unless'];

/** Texts are parsed once and filled often. Each paragraph is parsed alone, so that a value can never start a new one. */
const engine = new Liquid({
  strictVariables: true,
  lenientIf: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: 100_000,
  renderLimit: 1_000,
  memoryLimit: 10_000_000,
});
for (const tag of Object.keys(engine.tags)) if (!tags.includes(tag)) Reflect.deleteProperty(engine.tags, tag);
for (const filter of Object.keys(engine.filters)) Reflect.deleteProperty(engine.filters, filter);

/** An error in a text, with its paragraph (from 1) and column (from 1). */
export interface TextFault {
  code: 'syntax' | 'unknown_variable' | 'table_in_sentence';
  paragraph: number;
  column: number;
  message: Words;
  /** The unknown variable. */
  variable?: string;
}

/** A variable used in a paragraph, with its position. */
interface Used {
  name: string;
  column: number;
}

export interface Paragraph {
  template: Template[];
  uses: Used[];
}

interface LiquidFailure {
  message: string;
  token?: { getPosition?: () => [number, number] };
}

/** Cache of parsed paragraphs, because contracts of a type share most of them. Its size is counted in characters. */
const known = new LRUCache<string, Paragraph>({
  maxSize: 1_000_000,
  sizeCalculation: (_read, text) => text.length + 100,
});

/** Parses one paragraph of a text. */
export function readParagraph(text: string, paragraph: number): Paragraph | TextFault {
  const earlier = known.get(text);
  if (earlier) return earlier;
  const read = parsed(text, paragraph);
  if ('template' in read) known.set(text, read);
  return read;
}

function parsed(text: string, paragraph: number): Paragraph | TextFault {
  try {
    const template = engine.parse(text);
    const uses = Object.values(engine.analyzeSync(template).globals).flatMap((places) =>
      places.map(({ segments, location }) => ({ name: segments.join('.'), column: location.col })),
    );
    return { template, uses };
  } catch (error) {
    const failure = error as LiquidFailure; // errors of liquidjs have these properties
    const column = failure.token?.getPosition?.()[1] ?? 1;
    const reason = failure.message.replace(/, line:\d+, col:\d+$/, '');
    return { code: 'syntax', paragraph, column, message: syntaxWords(reason) };
  }
}

/** Fills a paragraph. @throws an error of liquidjs when a value is missing */
export function fillParagraph({ template }: Paragraph, scope: object): string {
  return String(engine.renderSync(template, scope));
}

/** The non-empty paragraphs of a text. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** Reads the marks at the start of a paragraph: `- ` is a list item, `! ` is bold, `- ! ` is both. */
export function readMarks(source: string): { text: string; isItem: boolean; isBold: boolean } {
  const isItem = source.startsWith('- ');
  const unlisted = isItem ? source.slice(2).trimStart() : source;
  const isBold = unlisted.startsWith('! ');
  return { text: isBold ? unlisted.slice(2).trimStart() : unlisted, isItem, isBold };
}

/** The variable's name if the paragraph consists of that variable only. */
export function soleVariable(text: string): string | null {
  return /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(text)?.[1] ?? null;
}

/** The message of an error with its position. */
export function placeOf({ paragraph, column, message }: Pick<TextFault, 'paragraph' | 'column' | 'message'>): Words {
  return words(
    `Paragraph ${paragraph}, column ${column}: ${message.en}`,
    `第 ${paragraph} 段第 ${column} 列：${message['zh-CN']}`,
  );
}

/** All errors in a text that may use these variables. */
export function textFaults(text: string, types: Record<string, string>): TextFault[] {
  return paragraphsOf(text).flatMap((source, index): TextFault[] => {
    const paragraph = index + 1;
    const read = readParagraph(source, paragraph);
    if ('code' in read) return [read];
    const sole = soleVariable(source);
    return read.uses.flatMap(({ name, column }): TextFault[] => {
      if (!Object.hasOwn(types, name))
        return [
          {
            ...{ code: 'unknown_variable', paragraph, column, variable: name },
            message: words(`There is no variable ${name}.`, `没有变量 ${name}。`),
          },
        ];
      return types[name] === 'table' && sole !== name && !source.includes('{%')
        ? [
            {
              code: 'table_in_sentence',
              paragraph,
              column,
              message: words(`${name} is a table and stands alone in its paragraph.`, `${name} 是表格，应当独占一段。`),
            },
          ]
        : [];
    });
  });
}
