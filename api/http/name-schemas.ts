/** A JSON Schema, as far as it is used here. */
type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** The schema without its description, for comparing. */
function contentOf({ description: _said, ...content }: Schema): string {
  return JSON.stringify(content);
}

/**
 * Restores references to named schemas. The generator writes a named schema inline where it gets another description, and client generators would
 * then create one more type for it.
 */
export function nameSchemas<Document extends { components?: { schemas?: object } }>(document: Document): Document {
  const schemas: [string, unknown][] = Object.entries(document.components?.schemas ?? {});
  const named = schemas.flatMap(([name, schema]) =>
    isObject(schema) && isObject(schema['properties']) ? [{ name, schema }] : [],
  );
  const names = new Map(named.map(({ name, schema }) => [contentOf(schema), name]));
  const own = new Set<unknown>(named.map(({ schema }) => schema));

  function walk(value: unknown): void {
    if (!isObject(value)) return;
    const name = own.has(value) || !isObject(value['properties']) ? undefined : names.get(contentOf(value));
    if (name === undefined) {
      Object.values(value).forEach(walk);
      return;
    }
    for (const key of Object.keys(value)) if (key !== 'description') Reflect.deleteProperty(value, key);
    value['$ref'] = `#/components/schemas/${name}`;
  }

  walk(document);
  return document;
}
