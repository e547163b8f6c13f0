import { type Words, words } from '../../domain/kernel/words';
import { Liquid, type Template } from 'liquidjs';
import { LRUCache } from 'lru-cache';
import { syntaxWords } from './syntax-words';

/** Choosing within a paragraph; nothing that includes, assigns, loops or comments. */
const tags = ['if', 'unless'];

/** Texts are parsed once and filled often; each paragraph by itself, so that a value can never make a new one. */
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

/** A fault in a text: the paragraph (from 1), the column (from 1), and what is wrong. */
export interface TextFault {
  code: 'syntax' | 'unknown_variable' | 'table_in_sentence';
  paragraph: number;
  column: number;
  message: Words;
  /** The one that nobody knows. */
  variable?: string;
}

/** A variable that a paragraph uses, and where. */
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

/** Paragraphs as they were read: contracts of a type have nearly all of them in common. Counted in characters. */
const known = new LRUCache<string, Paragraph>({
  maxSize: 1_000_000,
  sizeCalculation: (_read, text) => text.length + 100,
});

/** Reads one paragraph of a text. */
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
    const failure = error as LiquidFailure; // liquidjs throws its own errors, which have these
    const column = failure.token?.getPosition?.()[1] ?? 1;
    const reason = failure.message.replace(/, line:\d+, col:\d+$/, '');
    return { code: 'syntax', paragraph, column, message: syntaxWords(reason) };
  }
}

/** The paragraph with its values. @throws Error of liquidjs where a value is missing */
export function fillParagraph({ template }: Paragraph, scope: object): string {
  return String(engine.renderSync(template, scope));
}

/** The paragraphs of a text, without the empty ones. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** What a paragraph's first marks say of it: `- ` is an item of a list, `! ` is printed bold, `- ! ` is both. */
export function readMarks(source: string): { text: string; isItem: boolean; isBold: boolean } {
  const isItem = source.startsWith('- ');
  const unlisted = isItem ? source.slice(2).trimStart() : source;
  const isBold = unlisted.startsWith('! ');
  return { text: isBold ? unlisted.slice(2).trimStart() : unlisted, isItem, isBold };
}

/** The name of the variable where the paragraph is that variable and nothing else. */
export function soleVariable(text: string): string | null {
  return /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(text)?.[1] ?? null;
}

/** What is wrong, with its place. */
export function placeOf({ paragraph, column, message }: Pick<TextFault, 'paragraph' | 'column' | 'message'>): Words {
  return words(
    `Paragraph ${paragraph}, column ${column}: ${message.en}`,
    `第 ${paragraph} 段第 ${column} 列：${message['zh-CN']}`,
  );
}

/** Everything that is wrong with a text that may use these variables. */
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
