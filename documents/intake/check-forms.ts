import { constants, inflateSync } from 'node:zlib';
import { endAfter } from './check-streams';
import { faults, Refusal } from './faults';
import { dictionaryOf, type FoundObjects, type PdfObject } from './pdf-objects';
import { isBlank, isRegular, nameAt } from './pdf-scan';
import { namesOf } from './pdf-streams';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/** Names that `checkForms` needs in the list of names to search for. */
export const formNames = ['Form', 'XObject'];

/** PDFium stops near this depth; contracts have a few levels. */
const deepest = 40;
/** How often forms may be drawn in all for one call: a dozen levels of ten calls each would never end. */
const mostDrawn = 100_000;
/** Maximum bytes of one form's content, and of all of them; streams that do not end contain one another. */
const most = { content: 64 * 1024 * 1024, all: 256 * 1024 * 1024 };
/** How far before the operator its name may begin. */
const longestName = 300;

/** A form XObject (ISO 32000-2, 8.10): a piece of content that other content draws by the name that its resources give it. */
interface Form {
  /** Where its content begins and ends in the file. */
  data: number;
  end: number;
  dictionary: PdfDictionary;
}

/** Object numbers by the name under which content draws them. */
type Drawable = Map<string, number[]>;

const numberIn = (value: PdfValue) =>
  typeof value === 'object' && value !== null && 'object' in value ? value.object : undefined;

/** The content of a form; undefined if its filters cannot be undone here. */
function contentOf(file: Buffer, { data, end, dictionary }: Form): Buffer | undefined {
  const packed = file.subarray(data, end);
  const filters = (dictionary.entries.get('Filter') ?? []).flatMap((value) => namesOf(value) ?? ['unknown']);
  if (filters.length === 0) return packed;
  if (filters.length > 1 || (filters[0] !== 'FlateDecode' && filters[0] !== 'Fl')) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: most.content, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0); // damaged content draws nothing
  }
}

/** The names before the operator `Do`, once for each time. */
function namesDrawn(content: Buffer): string[] {
  const names: string[] = [];
  for (let at = content.indexOf('Do'); at !== -1; at = content.indexOf('Do', at + 2)) {
    if (isRegular(content[at + 2])) continue;
    let end = at;
    while (end > 0 && at - end < longestName && isBlank(content[end - 1])) end -= 1;
    let from = end;
    while (from > 0 && at - from < longestName && isRegular(content[from - 1])) from -= 1;
    if (end < at && content[from - 1] === 0x2f) names.push(nameAt(content, from, end));
    if (names.length > mostDrawn) throw new Refusal(faults.tooComplex);
  }
  return names;
}

/** Reads what resources say, following references. */
function createReader({ objects, read }: FoundObjects) {
  const byNumber = new Map<PdfObject['number'], PdfObject[]>();
  for (const object of objects) {
    const same = byNumber.get(object.number);
    if (same === undefined) byNumber.set(object.number, [object]);
    else same.push(object);
  }
  const known = new Map<number, Drawable>();
  const dictionaries = (values: readonly PdfValue[]): PdfDictionary[] =>
    values.flatMap((value) => {
      const number = numberIn(value);
      const found = number === undefined ? [value] : (byNumber.get(number) ?? []).map(read);
      return found.flatMap((each) => dictionaryOf(each) ?? []);
    });
  const drawableIn = (resources: readonly PdfValue[]): Drawable => {
    const [only] = resources;
    const number = resources.length === 1 && only !== undefined ? numberIn(only) : undefined;
    const cached = number === undefined ? undefined : known.get(number);
    if (cached) return cached;
    const drawable: Drawable = new Map();
    for (const dictionary of dictionaries(resources))
      for (const { entries } of dictionaries(dictionary.entries.get('XObject') ?? []))
        for (const [name, values] of entries)
          drawable.set(name, [...(drawable.get(name) ?? []), ...values.flatMap((value) => numberIn(value) ?? [])]);
    if (number !== undefined) known.set(number, drawable);
    return drawable;
  };
  return { drawableIn };
}

/** The form XObjects of the file by object number; several where revisions of the file replace one another. */
function formsIn(file: Buffer, { streams, read }: FoundObjects): Map<number, Form[]> {
  const forms = new Map<number, Form[]>();
  let end = 0;
  for (const { object, data } of streams) {
    const { number, names } = object;
    if (typeof number !== 'number' || !names.includes('Form')) continue;
    const dictionary = dictionaryOf(read(object));
    if (dictionary === undefined) continue;
    // Search for `endstream` only once, or many unclosed streams would each search the whole file.
    if (end < data) end = endAfter(file, data);
    forms.set(number, [...(forms.get(number) ?? []), { data, end, dictionary }]);
  }
  return forms;
}

/**
 * Refuses a PDF with a form XObject that draws itself, directly or through others, or that draws more than can be drawn: no page of it could be
 * shown to those who decide. Resources that only name a form do not count, because many programs write one list of resources for all forms.
 * @throws Refusal
 */
export function checkForms(file: Buffer, found: FoundObjects): void {
  const forms = formsIn(file, found);
  if (forms.size === 0) return;
  const { drawableIn } = createReader(found);
  // A form without resources uses those of the page (ISO 32000-2, 8.10.1), which may stand in an object of their own.
  const pages = found.objects.filter(({ names }) => names.includes('XObject') && !names.includes('Form'));
  let ofPages: Drawable | undefined;
  const inherited = () =>
    (ofPages ??= drawableIn(
      pages.map(found.read).flatMap((page) => dictionaryOf(page)?.entries.get('Resources') ?? [page]),
    ));

  const withForms = new Map<Drawable, boolean>();
  const drawsForms = (drawable: Drawable): boolean => {
    const known = withForms.get(drawable);
    if (known !== undefined) return known;
    const draws = [...drawable.values()].some((numbers) => numbers.some((number) => forms.has(number)));
    withForms.set(drawable, draws);
    return draws;
  };
  let scanned = 0;
  const drawnBy = (form: Form): number[] => {
    const drawable = form.dictionary.entries.has('Resources')
      ? drawableIn(form.dictionary.entries.get('Resources') ?? [])
      : inherited();
    if (!drawsForms(drawable)) return [];
    const content = contentOf(file, form);
    scanned += content?.length ?? 0;
    if (scanned > most.all) throw new Refusal(faults.tooComplex);
    const names = content ? namesDrawn(content) : [...drawable.keys()];
    return names.flatMap((name) => drawable.get(name) ?? []).filter((number) => forms.has(number));
  };

  /** How often forms are drawn for one call of each; `open` while it is being counted. */
  const counts = new Map<number, number | 'open'>();
  const count = (number: number, depth: number): number => {
    const known = counts.get(number);
    if (known === 'open') throw new Refusal(faults.endlessForm);
    if (known !== undefined) return known;
    if (depth > deepest) throw new Refusal(faults.tooComplex);
    counts.set(number, 'open');
    let all = 1;
    for (const form of forms.get(number) ?? []) for (const inner of drawnBy(form)) all += count(inner, depth + 1);
    if (all > mostDrawn) throw new Refusal(faults.tooComplex);
    counts.set(number, all);
    return all;
  };
  for (const number of forms.keys()) count(number, 0);
}
