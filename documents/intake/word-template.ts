import { type TemplateContent, type TemplateData } from 'easy-template-x';
import { zh } from '../../domain/kernel/chinese';
import { type Words, words } from '../../domain/kernel/words';
import { Refusal } from './faults';
import { invalid, loadLibrary, templateFault, WordTemplateError } from './template-faults';
import { countIn, partTexts, placeholderLeft, squeezed } from './word-text';
import { withoutTimes, withSlashes } from './zip-headers';

/** A placeholder such as `{customer.name}`, or a repeated section: `{#lineItems}` … `{/lineItems}`. */
export interface Placeholder {
  name: string;
  isTable: boolean;
  /** The repeated section that contains it. */
  within: string | null;
}

/** The values for a template: values by variable name, and table rows. */
export interface WordValues {
  values: Readonly<Record<string, string>>;
  tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

export interface FilledWord {
  bytes: Buffer;
  /** Placeholders without a value. */
  missing: string[];
}

/** Blank line for a missing value, as in documents that we render. */
const blank = '＿＿＿＿＿＿';

type Handler = InstanceType<Awaited<ReturnType<typeof loadLibrary>>['TemplateHandler']>;

/** Only the plugins for text and loops are loaded, so values cannot add pictures, links or markup. */
async function withHandler<Result>(work: (handler: Handler) => Promise<Result>): Promise<Result> {
  const { LoopPlugin, TemplateHandler, TemplateHandlerOptions, TextPlugin } = await loadLibrary();
  return work(new TemplateHandler(new TemplateHandlerOptions({ plugins: [new LoopPlugin(), new TextPlugin()] })));
}

/** A placeholder with its number of occurrences. */
interface Found extends Placeholder {
  count: number;
}

async function findPlaceholders(docx: Buffer): Promise<Found[]> {
  const { TagDisposition } = await loadLibrary();
  const tags = await withHandler((handler) => handler.parseTags(docx));
  const found = new Map<string, Found>();
  let open: string | null = null;
  for (const { name, disposition, rawText } of tags) {
    if (disposition === TagDisposition.Close) {
      if (open !== name)
        throw invalid(`The placeholder ${rawText} closes what is not open.`, `占位符 ${rawText} 没有对应的开始标记。`);
      open = null;
      continue;
    }
    const isTable = disposition === TagDisposition.Open;
    if (isTable && open !== null)
      throw invalid(
        `The repeated part ${rawText} stands within {#${open}}, where nothing would be filled in. Put it before or behind it.`,
        `循环部分 ${rawText} 位于 {#${open}} 之内，其中的内容无法填充。请将其移到外面。`,
      );
    const key = `${open ?? ''}/${name}`;
    found.set(key, { name, isTable, within: open, count: (found.get(key)?.count ?? 0) + 1 });
    if (isTable) open = name;
  }
  if (open !== null)
    throw invalid(
      `The placeholder {#${open}} is never closed by {/${open}}.`,
      `占位符 {#${open}} 缺少结束标记 {/${open}}。`,
    );
  return [...found.values()];
}

/** The place in words that the author of the file understands. */
function placeOf(part: string): Words {
  const kind = /^word\/(footnotes|endnotes|comments|charts|diagrams|glossary)/i.exec(part)?.[1]?.toLowerCase();
  if (kind === 'footnotes') return words('a footnote', '脚注');
  if (kind === 'endnotes') return words('an endnote', '尾注');
  if (kind === 'comments') return words('a comment', '批注');
  if (kind === 'charts' || kind === 'diagrams') return words('a chart', '图表');
  return words(part, part);
}

const withoutCount = ({ name, isTable, within }: Found): Placeholder => ({ name, isTable, within });

/** Fills the file with unique test values and checks that all of them appear; this finds placeholders that the library skips. */
async function tryOut(docx: Buffer, found: readonly Found[]): Promise<void> {
  const sign = (one: Found) => `⟦${found.indexOf(one)}⟧`;
  const signs = (within: string | null) =>
    found.filter((one) => !one.isTable && one.within === within).map((one) => [one.name, sign(one)] as const);
  const tables = found.filter(({ isTable }) => isTable).map(({ name }) => [name, [Object.fromEntries(signs(name))]]);
  const data = Object.fromEntries([...signs(null), ...tables]) as TemplateData; // contains only texts and rows
  const filled = await withHandler((handler) => handler.process(docx, data));
  const parts = await partTexts(Buffer.from(filled));
  const left = placeholderLeft(parts);
  if (left) {
    const place = placeOf(left.part);
    throw invalid(
      `The placeholder ${left.placeholder} stands in ${place.en}, where nothing is filled in. Move it into the text, or type it anew in one go.`,
      zh`占位符 ${left.placeholder} 位于${place['zh-CN']}中，该处无法填充。请将其移到正文，或重新逐字输入。`,
    );
  }
  const lost = found.find((one) => !one.isTable && countIn(parts, sign(one)) !== one.count);
  if (lost)
    throw invalid(
      `What is filled in for {${lost.name}} does not appear in the document. Type it anew in one go.`,
      `占位符 {${lost.name}} 填充后未出现在文档中。请重新逐字输入。`,
    );
}

async function tested(docx: Buffer): Promise<Found[]> {
  const found = await findPlaceholders(docx);
  await tryOut(docx, found);
  return found;
}

/** Reports every error to the author of the file as a template error; it is not a failure of ours, because the upload was inspected before. */
async function asTemplate<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WordTemplateError) throw error;
    if (error instanceof Refusal) throw new WordTemplateError(error.fault.sentence, { cause: error });
    throw templateFault(await loadLibrary(), error);
  }
}

/**
 * The placeholders of a Word file, each once, in order.
 * @throws WordTemplateError for a placeholder that is not closed, was not opened, or would not be filled
 */
export async function placeholdersIn(docx: Buffer): Promise<Placeholder[]> {
  return asTemplate(async () => (await tested(withSlashes(docx))).map(withoutCount));
}

/** XML cannot contain most control characters, nor half a surrogate pair. */
function printable(value: string): string {
  return value.replace(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/gu, '□');
}

/** Checks that all values appear in the result; of table rows only the first, which represents the others. */
async function checkFilled(filled: Buffer, values: readonly (readonly [string, string])[]): Promise<void> {
  const all = (await partTexts(filled)).map(({ text }) => text.replaceAll('\n', '')).join('\n');
  const lost = values.find(([, value]) => !all.includes(squeezed(value)));
  if (lost)
    throw invalid(
      `The value of {${lost[0]}} does not appear in the filled document. Type the placeholder anew in one go.`,
      `{${lost[0]}} 的值未出现在填充后的文档中。请重新逐字输入该占位符。`,
    );
}

/**
 * The Word file with its placeholders filled in. The same file and values give the same bytes. Values are inserted as plain text.
 * Placeholders without a value are left blank and listed.
 * @throws WordTemplateError
 */
export async function fillWord(file: Buffer, values: WordValues): Promise<FilledWord> {
  return asTemplate(() => fill(withSlashes(file), values));
}

async function fill(docx: Buffer, { values, tables }: WordValues): Promise<FilledWord> {
  const known = await tested(docx);
  const missing = new Set<string>();
  const valueOf = (name: string, row: Readonly<Record<string, string>>) => {
    const value = Object.hasOwn(row, name) ? row[name] : Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') missing.add(name);
    return value === undefined || value === '' ? blank : printable(value);
  };
  const scopeOf = (within: string | null, row: Readonly<Record<string, string>>): [string, string][] =>
    known.filter((one) => !one.isTable && one.within === within).map(({ name }) => [name, valueOf(name, row)]);
  const simple = scopeOf(null, {});
  const rows = known
    .filter(({ isTable }) => isTable)
    .map(({ name }): [string, [string, string][][]] => {
      if (!Object.hasOwn(tables, name)) missing.add(name);
      return [name, (Object.hasOwn(tables, name) ? (tables[name] ?? []) : []).map((row) => scopeOf(name, row))];
    });
  const data: TemplateData = Object.fromEntries<TemplateContent | TemplateData[]>([
    ...simple,
    ...rows.map(([name, all]): [string, TemplateData[]] => [name, all.map((row) => Object.fromEntries(row))]),
  ]);
  const filled = Buffer.from(await withHandler((handler) => handler.process(docx, data)));
  await checkFilled(filled, [...simple, ...rows.flatMap(([, [first = []]]) => first)]);
  return { bytes: withoutTimes(filled), missing: [...missing] };
}
