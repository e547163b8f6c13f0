import { type TemplateContent, type TemplateData } from 'easy-template-x';
import { withoutTimes } from './zip-times';

/** A Word file whose placeholders cannot be read; the message says which and why. */
export class WordTemplateError extends Error {
  override readonly name = 'WordTemplateError';
}

/** A placeholder such as `{customer.name}`, or a part that is repeated: `{#lineItems}` … `{/lineItems}`. */
export interface Placeholder {
  name: string;
  isTable: boolean;
  /** The repeated part that it stands in. */
  within: string | null;
}

/** What a template is filled with: values by the names of variables, and the rows of tables. */
export interface WordValues {
  values: Readonly<Record<string, string>>;
  tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

export interface FilledWord {
  bytes: Buffer;
  /** Placeholders that were left open. */
  missing: string[];
}

/** Left open, as in documents of our own making. */
const blank = '＿＿＿＿＿＿';

/** The library is large: it comes with the first Word file. */
const loadLibrary = () => import('easy-template-x');
type Handler = InstanceType<Awaited<ReturnType<typeof loadLibrary>>['TemplateHandler']>;

/** Only text goes into the file: no pictures, links or markup of anybody's. */
async function withHandler<Result>(work: (handler: Handler) => Promise<Result>): Promise<Result> {
  const { LoopPlugin, TemplateDataError, TemplateHandler, TemplateHandlerOptions, TemplateSyntaxError, TextPlugin } =
    await loadLibrary();
  try {
    return await work(
      new TemplateHandler(new TemplateHandlerOptions({ plugins: [new LoopPlugin(), new TextPlugin()] })),
    );
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError) && !(error instanceof TemplateDataError)) throw error;
    throw new WordTemplateError(error.message, { cause: error });
  }
}

/**
 * The placeholders of a Word file's text, each once, in their order.
 * @throws WordTemplateError for one that is not closed, or that was never opened
 */
export async function placeholdersIn(docx: Buffer): Promise<Placeholder[]> {
  const { TagDisposition } = await loadLibrary();
  const tags = await withHandler((handler) => handler.parseTags(docx));
  const found = new Map<string, Placeholder>();
  const open: string[] = [];
  for (const { name, disposition, rawText } of tags) {
    const within = open.at(-1) ?? null;
    if (disposition === TagDisposition.Close) {
      if (open.pop() !== name) throw new WordTemplateError(`The placeholder ${rawText} closes what is not open.`);
      continue;
    }
    const isTable = disposition === TagDisposition.Open;
    found.set(`${within ?? ''}/${name}`, { name, isTable, within });
    if (isTable) open.push(name);
  }
  const [unclosed] = open;
  if (unclosed !== undefined)
    throw new WordTemplateError(`The placeholder {#${unclosed}} is never closed by {/${unclosed}}.`);
  return [...found.values()];
}

/** XML has no characters for most controls, nor for half a pair. */
function printable(value: string): string {
  return value.replace(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/gu, '□');
}

/**
 * The Word file with its placeholders filled in; the same file and values give the same bytes. Values are text, whatever they look like.
 * Placeholders without a value are left open and listed.
 * @throws WordTemplateError
 */
export async function fillWord(docx: Buffer, { values, tables }: WordValues): Promise<FilledWord> {
  const known = await placeholdersIn(docx);
  const missing = new Set<string>();
  const valueOf = (name: string, row: Readonly<Record<string, string>>) => {
    const value = Object.hasOwn(row, name) ? row[name] : Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') missing.add(name);
    return value === undefined || value === '' ? blank : printable(value);
  };
  const scopeOf = (within: string | null, row: Readonly<Record<string, string>>): [string, string][] =>
    known.filter((one) => !one.isTable && one.within === within).map(({ name }) => [name, valueOf(name, row)]);
  const data: TemplateData = Object.fromEntries<TemplateContent | TemplateData[]>([
    ...scopeOf(null, {}),
    ...known
      .filter(({ isTable }) => isTable)
      .map(({ name }): [string, TemplateData[]] => {
        if (!Object.hasOwn(tables, name)) missing.add(name);
        const rows = Object.hasOwn(tables, name) ? (tables[name] ?? []) : [];
        return [name, rows.map((row) => Object.fromEntries(scopeOf(name, row)))];
      }),
  ]);
  const filled = await withHandler((handler) => handler.process(docx, data));
  return { bytes: withoutTimes(Buffer.from(filled)), missing: [...missing] };
}
