import { checkStreams, streamNames } from './check-streams';
import { faults, type IntakeFault, Refusal } from './faults';
import { dictionaryOf, findObjects, type FoundObjects, type PdfObject } from './pdf-objects';
import { type PdfDictionary, type PdfValue } from './pdf-value';

/**
 * Names that have no business in a document to be signed – not /JS, which may be the name of a font: a script also says /JavaScript or /Rendition –, each with what is said about it (ISO 32000-2: actions 12.6,
 * embedded files 7.11.4, rich media 13.7; XFA: ISO 32000-1, 12.7.8). They are refused wherever they stand, since a
 * reference may lead from anywhere to anywhere.
 */
const banned: Record<string, IntakeFault> = {
  ...Object.fromEntries(
    ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMedia', 'XFA'].map(
      (name) => [name, faults.script],
    ),
  ),
  RichMediaExecute: faults.script,
  // Leads to a file of somebody's machine; where it is named by a server, asking for it hands over a password.
  GoToR: faults.externalPdf,
  ...Object.fromEntries(
    ['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'GoToE', 'Collection'].map((name) => [
      name,
      faults.embeddedFiles,
    ]),
  ),
};

/** What is done when a document or a page is opened, closed or printed, without anybody asking. */
const automatic = ['OpenAction', 'AA'];

const deepestChain = 8;

const isReference = (value: PdfValue) => typeof value === 'object' && value !== null && 'object' in value;
const isNamed = (value: PdfValue, name: string) =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === name;

/** What a value is, or may be where it is a reference. */
type Resolve = (value: PdfValue) => PdfValue[];

/** The named actions (ISO 32000-2, table 215) that turn to a page; /Print and others are more than that. */
const pageNames = ['FirstPage', 'LastPage', 'NextPage', 'PrevPage'];

function turnsPage(kind: PdfValue, { entries }: PdfDictionary): boolean {
  if (isNamed(kind, 'GoTo')) return true;
  const names = entries.get('N') ?? [];
  return isNamed(kind, 'Named') && names.every((name) => pageNames.some((known) => isNamed(name, known)));
}

/** Whether an action does more than turn to a page. A destination, which is an array, does nothing else. */
function runs(value: PdfValue, resolve: Resolve, depth = 0): boolean {
  if (depth > deepestChain) return true;
  if (isReference(value)) return resolve(value).some((each) => runs(each, resolve, depth + 1));
  const action = dictionaryOf(value);
  if (!action?.entries.has('S')) return false;
  return action.entries.has('Next') || !(action.entries.get('S') ?? []).every((kind) => turnsPage(kind, action));
}

/** Whether any of the actions in an /AA does. */
const anyRuns = (value: PdfValue, resolve: Resolve): boolean =>
  resolve(value).some((actions) =>
    [...(dictionaryOf(actions)?.entries.values() ?? [])].flat().some((action) => runs(action, resolve)),
  );

/** Every dictionary within a value. */
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
    // It stands where our reading does not get, and another program's may.
    if (!isSeen) throw new Refusal(faults.tooComplex);
  }
}

/**
 * Looks for what a PDF does on its own, brings along or hides.
 * @throws Refusal
 */
export function checkActive(file: Buffer): void {
  const found = findObjects(file, [...Object.keys(banned), ...automatic, ...streamNames]);
  for (const { names } of found.objects)
    for (const name of names) {
      const fault = banned[name];
      if (fault !== undefined) throw new Refusal(fault);
    }
  checkAutomatic(found);
  checkStreams(file, found);
}
