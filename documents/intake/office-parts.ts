import path from 'node:path/posix';
import { damagedOffice, external, faults, Refusal } from './faults';
import { type IntakeKind } from './kinds';
import { type Tag, walkXml } from './xml';

/** Content types (ECMA-376 part 2, 7.2.3) of what runs something or is another program's object. */
const activeTypes =
  /macro|vbaproject|activex|oleobject|attachedtoolbars|keymapcustomizations|externallink|connections\+xml|querytable|webextension|customui/i;

/** Last words of relationship types, the same in both editions of the standard, of the same. */
const activeRelations =
  /^(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|oleObject|control|activeXControlBinary|ctrlProp|attachedToolbars|keyMapCustomizations|webextension(taskpanes)?|ui\/extensibility|extensibility)$/i;
const fetchingRelations =
  /^(externalLink|externalLinkPath|xlExternalLinkPath|connections|queryTable|aFChunk|subDocument|frame)$/i;

/**
 * Where Word notes that a document was begun with the template that every Word has, on the machine of whoever wrote it: nothing comes from anybody else.
 * A server's name, or a template of another name, is not let through.
 */
const ownTemplate = /^(?:file:\/\/\/)?(?:[a-z]:[\\/]|\/Users\/)(?:[^:]*[\\/])?Normal\.dotm?$/i;

const mainTypes: Record<string, IntakeKind> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

export interface ContentTypes {
  /** By the part's name with a slash before it, in small letters. */
  parts: Map<string, string>;
  /** By ending, in small letters. */
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

/** What a type says is looked at for every part there is, and for every part that is only spoken of. */
export function checkTypes(types: ContentTypes, names: readonly string[]): void {
  const all = [...types.parts.values(), ...names.map((name) => typeOf(name, types))];
  if (all.some((type) => activeTypes.test(type)) || names.some((name) => /(^|\/)vba[^/]*\.(bin|xml)$/i.test(name)))
    throw new Refusal(faults.macro);
}

/** Only a chart brings the table that it is drawn from along as a workbook. */
const isChart = (rels: string) => /(^|\/)charts\/_rels\//.test(rels);

function checkRelation({ attributes }: Tag, rels: string): void {
  const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
  const target = attributes['Target'] ?? '';
  if (activeRelations.test(type) || (type === 'package' && !(isChart(rels) && /\.xlsx$/i.test(target))))
    throw new Refusal(faults.macro);
  // A link is followed when somebody clicks it, all else when the file is opened.
  const isElsewhere =
    attributes['TargetMode']?.toLowerCase() === 'external' || /^([a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target);
  const isHarmless = type === 'hyperlink' || (type === 'attachedTemplate' && ownTemplate.test(target));
  if (fetchingRelations.test(type) || (isElsewhere && !isHarmless)) throw new Refusal(external(target || type));
}

/** Checks what a part refers to; `rels` is the name of the file that says so, such as `word/_rels/document.xml.rels`. */
export function checkRelations(text: string, rels: string): void {
  walkXml(text, (tag) => {
    if (tag.name === 'Relationship') checkRelation(tag, rels);
  });
}

/**
 * Which sort of document a package is: what its main part says it is.
 * @returns Undefined when it is none that we take.
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

/** Fields of Word that start another program to ask it for data; they may be spread over many runs. */
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
