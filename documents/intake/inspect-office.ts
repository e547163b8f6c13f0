import { damagedOffice, faults, Refusal } from './faults';
import { type IntakeKind } from './kinds';
import { checkFields, checkRelations, checkTypes, mainKind, readContentTypes } from './office-parts';
import { looksLikeXml, readXml } from './xml';
import { entriesOf } from './zip-entries';

const typesName = '[content_types].xml';
const rootRels = '_rels/.rels';

/** Pictures and fonts are checked without keeping them in memory. */
const isPicture = (name: string) => /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf|ttf|fntdata|xlsx|docx|pptx)$/i.test(name);

/**
 * Checks a file that begins as a zip and returns its kind of Office file.
 * @throws Refusal
 */
export async function inspectOffice(file: Buffer): Promise<IntakeKind> {
  const names: string[] = [];
  let types: string | undefined;
  let rels: string | undefined;
  for await (const { name, content } of entriesOf(file, (each) => !isPicture(each))) {
    names.push(name);
    if (content === undefined || !looksLikeXml(content)) continue;
    const text = readXml(content);
    const lower = name.toLowerCase();
    if (lower === typesName) types = text;
    if (lower === rootRels) rels = text;
    if (lower.endsWith('.rels')) checkRelations(text, lower);
    if (lower.startsWith('word/') && !lower.endsWith('.rels')) checkFields(text);
  }
  // An intact zip that is not an Office file.
  if (types === undefined) throw new Refusal(faults.unknownKind);
  if (rels === undefined) throw new Refusal(damagedOffice);
  const contentTypes = readContentTypes(types);
  checkTypes(contentTypes, names);
  const kind = mainKind(rels, contentTypes, names);
  if (kind === undefined) throw new Refusal(faults.unknownKind);
  return kind;
}
