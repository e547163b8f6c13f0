import { answerWords } from './answer-words';
import { fieldWords } from './field-words';

/** As much of a JSON Schema as is looked at here. */
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

/** A field of a request or an answer: its name, the schema or field that it stands in, and what it is. */
interface Field {
  within: string;
  name: string;
  schema: Schema;
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** Every field of what the operations take or give, each schema once. */
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

/** Every field that a request may have. */
export function requestFields(document: Described): Field[] {
  return fieldsOf(document, ({ requestBody = {} }) => schemasIn(requestBody));
}

/** Every field that an answer may have. */
export function answerFields(document: Described): Field[] {
  return fieldsOf(document, ({ responses = {} }) => Object.values(responses).flatMap(schemasIn));
}

/** The key of the words for a field: of its place, else of its name; null where there are none. */
export function wordsKeyOf({ within, name }: Field, words: Readonly<Record<string, string>>): string | null {
  return [`${within}.${name}`, name].find((key) => words[key] !== undefined) ?? null;
}

function describe(fields: Field[], words: Readonly<Record<string, string>>): void {
  for (const field of fields) {
    const said = words[wordsKeyOf(field, words) ?? ''];
    // In OpenAPI 3.1 a description may stand beside a reference.
    if (said !== undefined) field.schema.description ??= said;
  }
}

/** Says of every field what it means, where its schema does not. What requests and answers share has the words of requests. */
export function describeFields<Document extends object>(document: Document): Document {
  describe(requestFields(document), fieldWords);
  describe(answerFields(document), answerWords);
  describe(answerFields(document), fieldWords);
  return document;
}
