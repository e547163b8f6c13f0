import fc from 'fast-check';
import { type Document, type Operation } from './described';

/** As much of a JSON Schema as values are made from. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** What no schema asks for, or almost none. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    1e21,
    2_147_483_648,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '%',
    '../..',
    '{{ x }}',
    [],
    {},
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const formats: Record<string, fc.Arbitrary<unknown>> = {
  date: day,
  'date-time': day.map((text) => `${text}T08:00:00.000Z`),
  uuid: fc.uuid(),
  email: fc.constantFrom('wang.fang@huadong.example', 'nobody@example.com'),
};

function textOf({ format = '', pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<unknown> {
  const known = formats[format];
  if (known) return known;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: '-1' });
  const most = Math.max(minLength, Math.min(maxLength, 40));
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: most }),
    fc
      .constantFrom('100.00', 'CNY', '0.13', '示例', 'wang.fang@huadong.example')
      .filter((text) => text.length <= maxLength),
  );
}

/** Values of a schema, one in some of whose fields is wrong. */
export function valuesOf(schemas: Record<string, object>, root: object, depth = 5): fc.Arbitrary<unknown> {
  const within = (schema: Schema) => valuesOf(schemas, schema, depth - 1);
  const schema: Schema = root;
  const { $ref, enum: choices, anyOf, oneOf, allOf, example } = schema;
  if ($ref !== undefined) return valuesOf(schemas, schemas[$ref.split('/').at(-1) ?? ''] ?? {}, depth);
  if (depth <= 0) return fc.constant(example ?? null);
  if ('const' in schema) return fc.constant(schema.const);
  if (choices) return fc.constantFrom(...choices);
  const several = anyOf ?? oneOf;
  if (several) return fc.oneof(...several.map(within));
  if (allOf) return fc.tuple(...allOf.map(within)).map((parts) => Object.assign({}, ...parts) as object);
  const [type] = [schema.type].flat();
  const right = ((): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'string':
        return textOf(schema);
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 500, 2_147_483_647) });
      case 'number':
        return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 500, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(within(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, 3)),
        });
      case 'object':
        return objectsOf(schema, within);
      case undefined:
      default:
        return junk;
    }
  })();
  const given = example === undefined ? right : fc.oneof(fc.constant(example), right);
  return fc.oneof({ weight: 14, arbitrary: given }, { weight: 1, arbitrary: junk });
}

function objectsOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  within: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, within(field)]));
  const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  if (typeof additionalProperties !== 'object') return known;
  const others = fc.dictionary(fc.constantFrom('2027', 'first-delivery', 'price', 'x'), within(additionalProperties), {
    maxKeys: 3,
  });
  return fc.tuple(known, others).map(([one, more]) => ({ ...more, ...(one as object) }));
}

/** A request as anybody might send it. */
export interface AnyRequest {
  address: string;
  /** Undefined where the operation takes none. */
  body: unknown;
}

/** Requests of an operation: mostly such as the document asks for, often with something wrong, now and then nonsense. */
export function requestsOf(
  { components: { schemas } }: Document,
  { path, operation: { parameters = [], requestBody } }: { path: string; operation: Operation },
  ids: Record<string, readonly string[]>,
): fc.Arbitrary<AnyRequest> {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const partOf = (name: string) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('1', ...(ids[name] ?? [])) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('x', '%00', '%F0%9F%98%80', '..%2F..', '9'.repeat(30), "'", 'é') },
    );
  const inQuery = parameters.filter((one) => one.in === 'query');
  const query = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, valuesOf(schemas, schema)])), {
    requiredKeys: [],
  });
  const json = requestBody?.content['application/json'];
  const body = json
    ? fc.oneof(
        { weight: 6, arbitrary: valuesOf(schemas, json.schema) },
        // The example with one field taken away or put wrong: what is behind the checks of form is reached by little else.
        { weight: 4, arbitrary: changed(json.example as object) },
      )
    : fc.constant(undefined);
  return fc.tuple(fc.tuple(...inPath.map(partOf)), query, body).map(([parts, asked, sent]) => {
    const address = inPath.reduce((at, name, index) => at.replace(`{${name}}`, parts[index] ?? ''), path);
    const search = Object.entries(asked).flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}=${encodeURIComponent(wellFormed(one))}`),
    );
    return { address: search.length > 0 ? `${address}?${search.join('&')}` : address, body: sent };
  });
}

const wellFormed = (value: unknown) =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\p{Cs}/gu, '?');

function changed(example: object): fc.Arbitrary<object> {
  const names = Object.keys(example);
  if (names.length === 0) return fc.constant(example);
  return fc.tuple(fc.constantFrom(...names), fc.option(junk, { nil: undefined })).map(([name, value]) => ({
    ...example,
    [name]: value,
  }));
}
