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
}

interface Described {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** A field of a request: its name, the schema or field that it stands in, and what it is. */
interface Field {
  within: string;
  name: string;
  schema: Schema;
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** Every field that a request may have, each schema once. */
export function requestFields({ paths = {}, components = {} }: Described): Field[] {
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
    for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
      if (schema) walk(schema, operation.operationId ?? '');
  return found;
}

/** The key of the words for a field: of its place, else of its name; null where there are none. */
export function wordsKeyOf({ within, name }: Field): string | null {
  return [`${within}.${name}`, name].find((key) => fieldWords[key] !== undefined) ?? null;
}

/** Says of every field of a request what it means, where its schema does not. */
export function describeFields<Document extends object>(document: Document): Document {
  for (const field of requestFields(document)) {
    const key = wordsKeyOf(field);
    const words = key === null ? undefined : fieldWords[key];
    // In OpenAPI 3.1 a description may stand beside a reference.
    if (words !== undefined) field.schema.description ??= words;
  }
  return document;
}
