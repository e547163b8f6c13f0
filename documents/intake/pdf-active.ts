import { checkForms, formNames } from './check-forms';
import { checkStreams, streamNames } from './check-streams';
import { faults, type IntakeFault, Refusal } from './faults';
import { dictionaryOf, findObjects, type FoundObjects, type PdfObject } from './pdf-objects';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/**
 * Names that a document for signature must not contain, each with its error (ISO 32000-2: actions 12.6, embedded files 7.11.4, rich media 13.7;
 * XFA: ISO 32000-1, 12.7.8). /JS is not listed, because it can be the name of a font; a script also has /JavaScript or /Rendition. The names are
 * refused anywhere in the file, because a reference can lead from anywhere to anywhere.
 */
const banned: Record<string, IntakeFault> = {
  ...Object.fromEntries(
    ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMedia', 'XFA'].map(
      (name) => [name, faults.script],
    ),
  ),
  RichMediaExecute: faults.script,
  // Opens a file; if its path is on a server, the request may reveal the user's password hash.
  GoToR: faults.externalPdf,
  ...Object.fromEntries(
    ['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'GoToE', 'Collection'].map((name) => [
      name,
      faults.embeddedFiles,
    ]),
  ),
};

/** Keys of actions that run automatically when a document or page is opened, closed or printed. */
const automatic = ['OpenAction', 'AA'];

const deepestChain = 8;

const isReference = (value: PdfValue) => typeof value === 'object' && value !== null && 'object' in value;
const isNamed = (value: PdfValue, name: string) =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === name;

/** The possible values of a reference; the value itself if it is not a reference. */
type Resolve = (value: PdfValue) => PdfValue[];

/** Named actions (ISO 32000-2, table 215) that only go to a page; others, such as /Print, do more. */
const pageNames = ['FirstPage', 'LastPage', 'NextPage', 'PrevPage'];

function turnsPage(kind: PdfValue, { entries }: PdfDictionary): boolean {
  if (isNamed(kind, 'GoTo')) return true;
  const names = entries.get('N') ?? [];
  return isNamed(kind, 'Named') && names.every((name) => pageNames.some((known) => isNamed(name, known)));
}

/** Whether an action does more than go to a page. A destination, which is an array, only goes to a page. */
function runs(value: PdfValue, resolve: Resolve, depth = 0): boolean {
  if (depth > deepestChain) return true;
  if (isReference(value)) return resolve(value).some((each) => runs(each, resolve, depth + 1));
  const action = dictionaryOf(value);
  if (!action?.entries.has('S')) return false;
  return action.entries.has('Next') || !(action.entries.get('S') ?? []).every((kind) => turnsPage(kind, action));
}

/** Whether any action of an /AA dictionary does more than go to a page. */
const anyRuns = (value: PdfValue, resolve: Resolve): boolean =>
  resolve(value).some((actions) =>
    [...(dictionaryOf(actions)?.entries.values() ?? [])].flat().some((action) => runs(action, resolve)),
  );

/** All dictionaries within a value. */
function* dictionariesIn(value: PdfValue): Generator<PdfDictionary> {
  if (typeof value !== 'object' || value === null) return;
  if ('items' in value) for (const item of value.items) yield* dictionariesIn(item);
  if (!('entries' in value)) return;
  yield value;
  for (const values of value.entries.values()) for (const each of values) yield* dictionariesIn(each);
}

function checkAutomatic({ objects, read }: FoundObjects): void {
  const suspects = objects.filter(({ names }) => automatic.some((name) => names.includes(name)));
  const byNumber = new Map<PdfObject['number'], PdfObject[]>();
  for (const object of suspects.length === 0 ? [] : objects) {
    const same = byNumber.get(object.number);
    if (same === undefined) byNumber.set(object.number, [object]);
    else same.push(object);
  }
  const resolve: Resolve = (value) => {
    if (typeof value !== 'object' || value === null || !('object' in value)) return [value];
    return [...(byNumber.get(value.object) ?? []), ...(byNumber.get('any') ?? [])].map(read);
  };
  for (const suspect of suspects) {
    let isSeen = false;
    for (const { entries } of dictionariesIn(read(suspect))) {
      const [opening, others] = [entries.get('OpenAction'), entries.get('AA')];
      isSeen ||= opening !== undefined || others !== undefined;
      if (opening?.some((action) => runs(action, resolve)) || others?.some((actions) => anyRuns(actions, resolve)))
        throw new Refusal(faults.script);
    }
    // The key is in a place that this reader does not parse, but another program might.
    if (!isSeen) throw new Refusal(faults.tooComplex);
  }
}

/**
 * Checks a PDF for automatic actions, embedded files, hidden content and drawing without end.
 * @throws Refusal
 */
export function checkActive(file: Buffer): void {
  const found = findObjects(file, [...Object.keys(banned), ...automatic, ...streamNames, ...formNames]);
  for (const { names } of found.objects)
    for (const name of names) {
      const fault = banned[name];
      if (fault !== undefined) throw new Refusal(fault);
    }
  checkAutomatic(found);
  checkStreams(file, found);
  checkForms(file, found);
}
