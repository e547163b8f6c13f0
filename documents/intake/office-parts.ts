import path from 'node:path/posix';
import { damagedOffice, external, faults, Refusal } from './faults';
import { type IntakeKind } from './kinds';
import { type Tag, walkXml } from './xml';

/** Content types (ECMA-376 part 2, 7.2.3) of parts that run code or contain objects of other programs. */
const activeTypes =
  /macro|vbaproject|activex|oleobject|attachedtoolbars|keymapcustomizations|externallink|connections\+xml|querytable|webextension|customui/i;

/** Last segments of the corresponding relationship types, which are the same in both editions of the standard. */
const activeRelations =
  /^(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|oleObject|control|activeXControlBinary|ctrlProp|attachedToolbars|keyMapCustomizations|webextension(taskpanes)?|ui\/extensibility|extensibility)$/i;
const fetchingRelations =
  /^(externalLink|externalLinkPath|xlExternalLinkPath|connections|queryTable|aFChunk|subDocument|frame)$/i;

/**
 * Matches the reference to Word's default template on the author's own machine, which Word writes into every document; nothing is loaded from
 * elsewhere. A path on a server, or a template with another name, does not match.
 */
const ownTemplate = /^(?:file:\/\/\/)?(?:[a-z]:[\\/]|\/Users\/)(?:[^:]*[\\/])?Normal\.dotm?$/i;

const mainTypes: Record<string, IntakeKind> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

export interface ContentTypes {
  /** By part name in lower case, with a leading slash. */
  parts: Map<string, string>;
  /** By extension in lower case. */
  endings: Map<string, string>;
}

export function readContentTypes(text: string): ContentTypes {
  const types: ContentTypes = { parts: new Map(), endings: new Map() };
  walkXml(text, ({ name, attributes }) => {
    const type = attributes['ContentType'] ?? '';
    if (name === 'Override') types.parts.set((attributes['PartName'] ?? '').toLowerCase(), type);
    if (name === 'Default') types.endings.set((attributes['Extension'] ?? '').toLowerCase(), type);
  });
  return types;
}

function typeOf(part: string, { parts, endings }: ContentTypes): string {
  const name = part.toLowerCase();
  return parts.get(`/${name}`) ?? endings.get(path.extname(name).slice(1)) ?? '';
}

/** Checks the content types of all existing parts, and all types that are only declared. */
export function checkTypes(types: ContentTypes, names: readonly string[]): void {
  const all = [...types.parts.values(), ...names.map((name) => typeOf(name, types))];
  if (all.some((type) => activeTypes.test(type)) || names.some((name) => /(^|\/)vba[^/]*\.(bin|xml)$/i.test(name)))
    throw new Refusal(faults.macro);
}

/** Only a chart may embed a workbook, which contains its data. */
const isChart = (rels: string) => /(^|\/)charts\/_rels\//.test(rels);

function checkRelation({ attributes }: Tag, rels: string): void {
  const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
  const target = attributes['Target'] ?? '';
  if (activeRelations.test(type) || (type === 'package' && !(isChart(rels) && /\.xlsx$/i.test(target))))
    throw new Refusal(faults.macro);
  // A hyperlink is followed on click, other targets when the file is opened.
  const isElsewhere =
    attributes['TargetMode']?.toLowerCase() === 'external' || /^([a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target);
  const isHarmless = type === 'hyperlink' || (type === 'attachedTemplate' && ownTemplate.test(target));
  if (fetchingRelations.test(type) || (isElsewhere && !isHarmless)) throw new Refusal(external(target || type));
}

/** Checks the relationships of a part; `rels` is the name of their file, such as `word/_rels/document.xml.rels`. */
export function checkRelations(text: string, rels: string): void {
  walkXml(text, (tag) => {
    if (tag.name === 'Relationship') checkRelation(tag, rels);
  });
}

/**
 * The kind of Office document, from the content type of its main part.
 * @returns undefined for a kind that we do not accept
 */
export function mainKind(rels: string, types: ContentTypes, names: readonly string[]): IntakeKind | undefined {
  const main: Tag[] = [];
  walkXml(rels, (tag) => {
    if (tag.name === 'Relationship' && /\/officeDocument$/.test(tag.attributes['Type'] ?? '')) main.push(tag);
  });
  const [only] = main;
  if (only === undefined || main.length > 1) throw new Refusal(damagedOffice);
  const target = path.join('/', only.attributes['Target'] ?? '').slice(1);
  if (!names.some((name) => name.toLowerCase() === target.toLowerCase())) throw new Refusal(damagedOffice);
  return mainTypes[typeOf(target, types)];
}

/** Checks for Word fields that start another program to get data (DDE); their text may be split over many runs. */
export function checkFields(text: string): void {
  const spread: string[] = [];
  const simple: string[] = [];
  walkXml(
    text,
    ({ attributes: { instr } }) => {
      if (instr !== undefined) simple.push(instr);
    },
    (field, within) => {
      if (within === 'instrText') spread.push(field);
    },
  );
  if (/(^|[^a-z])DDE(AUTO)?([^a-z]|$)/i.test(`${spread.join('')} ${simple.join(' ')}`)) throw new Refusal(faults.macro);
}
