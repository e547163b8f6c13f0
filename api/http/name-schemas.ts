/** As much of a JSON Schema as is looked at here. */
type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** What it is, whatever is said of it in its place. */
function contentOf({ description: _said, ...content }: Schema): string {
  return JSON.stringify(content);
}

/**
 * Names again what has a name: a schema that is described anew in its place loses it on the way, and clients that are made from the document
 * would get one more type for it.
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
