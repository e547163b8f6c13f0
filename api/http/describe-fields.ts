import { answerWords } from './answer-words';
import { fieldWords } from './field-words';

/** The parts of a JSON Schema that are used here. */
interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Operation {
  operationId?: string;
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

interface Described {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** A field of a request or an answer: its name, the schema or field that contains it, and its schema. */
interface Field {
  within: string;
  name: string;
  schema: Schema;
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** All fields of the requests or answers of the operations; each schema is visited once. */
function fieldsOf({ paths = {}, components = {} }: Described, schemasOf: (operation: Operation) => Schema[]): Field[] {
  const found: Field[] = [];
  const seen = new Set<Schema>();

  function walk(schema: Schema, within: string): void {
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref !== undefined) {
      const name = nameOf(schema.$ref);
      const target = components.schemas?.[name];
      if (target) walk(target, name);
    }
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      found.push({ within, name, schema: field });
      walk(field, name);
    }
    const { items, additionalProperties: others, anyOf = [], oneOf = [], allOf = [] } = schema;
    const parts = [items, typeof others === 'object' ? others : undefined, ...anyOf, ...oneOf, ...allOf];
    for (const part of parts) if (part) walk(part, within);
  }

  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods)))
    for (const schema of schemasOf(operation)) walk(schema, operation.operationId ?? '');
  return found;
}

const schemasIn = ({ content = {} }: { content?: Record<string, { schema?: Schema }> }) =>
  Object.values(content).flatMap(({ schema }) => schema ?? []);

/** All fields of requests. */
export function requestFields(document: Described): Field[] {
  return fieldsOf(document, ({ requestBody = {} }) => schemasIn(requestBody));
}

/** All fields of answers. */
export function answerFields(document: Described): Field[] {
  return fieldsOf(document, ({ responses = {} }) => Object.values(responses).flatMap(schemasIn));
}

/** The key of a field's description: the one with its parent, otherwise the one of its name; null if there is none. */
export function wordsKeyOf({ within, name }: Field, words: Readonly<Record<string, string>>): string | null {
  return [`${within}.${name}`, name].find((key) => words[key] !== undefined) ?? null;
}

function describe(fields: Field[], words: Readonly<Record<string, string>>): void {
  for (const field of fields) {
    const said = words[wordsKeyOf(field, words) ?? ''];
    // OpenAPI 3.1 allows a description beside a $ref.
    if (said !== undefined) field.schema.description ??= said;
  }
}

/** Adds a description to every field whose schema has none. Fields that occur in requests and answers get the description for requests. */
export function describeFields<Document extends object>(document: Document): Document {
  describe(requestFields(document), fieldWords);
  describe(answerFields(document), answerWords);
  describe(answerFields(document), fieldWords);
  return document;
}
