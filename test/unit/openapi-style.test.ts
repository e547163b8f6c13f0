import { openApiDocument } from '../../api/http/openapi';
import { routesOf } from '../../api/app';
import { type Services } from '../../api/services';

/** As much of the document as the style is about. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

type Content = Record<string, { schema?: Schema; example?: unknown }>;

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; schema: Schema; description?: string }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}

// What the routes do is not asked for here.
const described = openApiDocument(routesOf({} as Services), '2031-05-06') as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const { schemas } = described.components;

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

interface Place {
  /** Such as `getContract → terms.paymentPlan.dueOn`. */
  where: string;
  name: string;
  schema: Schema;
}

/** Every schema within, with its name and where it stands; named ones once. */
function placesIn(roots: Place[]): Place[] {
  const found: Place[] = [];
  const seen = new Set<Schema>();
  function walk(place: Place): void {
    const schema = resolved(place.schema);
    found.push(place);
    if (seen.has(schema)) return;
    seen.add(schema);
    const { properties = {}, items, additionalProperties: others, anyOf = [], oneOf = [], allOf = [] } = schema;
    for (const [name, field] of Object.entries(properties))
      walk({ where: `${place.where}.${name}`, name, schema: field });
    const parts = [items, typeof others === 'object' ? others : undefined, ...anyOf, ...oneOf, ...allOf];
    for (const part of parts) if (part) walk({ ...place, schema: part });
  }
  for (const root of roots) walk(root);
  return found;
}

const schemasOf = (content: Content = {}) => Object.values(content).flatMap(({ schema }) => schema ?? []);
const asked = placesIn(
  operations.flatMap(({ operationId, parameters = [], requestBody }) => [
    ...parameters.map(({ name, schema }) => ({ where: `${operationId}?${name}`, name, schema })),
    ...schemasOf(requestBody?.content).map((schema) => ({ where: operationId, name: '', schema })),
  ]),
);
const answered = placesIn(
  operations.flatMap(({ operationId, responses }) =>
    Object.values(responses).flatMap(({ content }) =>
      schemasOf(content).map((schema) => ({ where: `${operationId} →`, name: '', schema })),
    ),
  ),
);
const everything = [...asked, ...answered];

const isOf = ({ type }: Schema, kind: string) => [type].flat().includes(kind);
/** The formats that a field may have, through null and lists. */
function formatsOf(schema: Schema): (string | undefined)[] {
  const { anyOf = [], oneOf = [], items, format, type } = resolved(schema);
  const parts = [...anyOf, ...oneOf, ...(items ? [items] : [])];
  return parts.length > 0 ? parts.flatMap(formatsOf) : type === 'null' ? [] : [format];
}
/** Where it is broken, each place once. */
const broken = (places: Place[], isBroken: (place: Place) => boolean) => [
  ...new Set(places.filter(isBroken).map(({ where }) => where)),
];

describe('the OpenAPI document keeps to docs/guides/api-style.md:', () => {
  it('names are camelCase, but for languages and headers', () => {
    const isName = /^(?:[a-z][a-zA-Z0-9]*|zh-CN|Idempotency-Key)$/;
    expect(broken(everything, ({ name }) => name !== '' && !isName.test(name))).toEqual([]);
  });

  it('ids are texts, by a name of their own where they stand alone', () => {
    const isKind = (where: string) => /(?:actor|[bB]y|[sS]ubject)\.id$/.test(where);
    expect(broken(everything, ({ name, where }) => name === 'id' && !isKind(where))).toEqual([]);
    const isNoText = ({ schema }: Place) => isOf(resolved(schema), 'integer') || isOf(resolved(schema), 'number');
    expect(broken(everything, (place) => place.name.endsWith('Id') && isNoText(place))).toEqual([]);
  });

  it('days end in On, instants in At, and nothing else does', () => {
    // `waitingOn` says on whom; reminders of approval rules come at a percentage of the limit.
    const others = ['waitingOn', 'remindAt', 'escalateAt'];
    const ends = (ending: RegExp, format: string) =>
      broken(everything, ({ name, schema }) => {
        const isPart = schema.type === 'null';
        return ending.test(name) && !isPart && !others.includes(name) && !formatsOf(schema).includes(format);
      });
    expect(ends(/[a-z]On$/, 'date')).toEqual([]);
    expect(ends(/[a-z]At$/, 'date-time')).toEqual([]);
    const isDay = /On$|From$|Until$|^from$|^to$|Days(?:Off)?$|^extraWorkdays$|^holidays$/;
    expect(broken(everything, ({ name, schema }) => schema.format === 'date' && !isDay.test(name))).toEqual([]);
    const isInstant = /At$|^at$|^since$|^until$|Since$/;
    expect(broken(everything, ({ name, schema }) => schema.format === 'date-time' && !isInstant.test(name))).toEqual(
      [],
    );
  });

  it('money is an amount and its currency, both texts', () => {
    const isLoose = ({ schema: { $ref, properties = {} } }: Place) =>
      $ref === undefined && 'currency' in properties && 'amount' in properties;
    expect(broken(everything, isLoose)).toEqual([]);
    const amounts = everything.filter(({ name }) => name === 'amount').map(({ schema }) => resolved(schema));
    expect(amounts.filter((schema) => isOf(schema, 'number') || isOf(schema, 'integer'))).toEqual([]);
    const isText = /^(?:gross|net|tax|left|limit|used|ceiling|committed|received|outstanding|discount|creditLimit)$/;
    // `limit` of a list is how many.
    expect(broken(answered, ({ name, schema }) => isText.test(name) && isOf(schema, 'string'))).toEqual([]);
  });

  it('texts for people are in both languages, in one shape', () => {
    const languages = ({ schema: { properties = {} } }: Place) => Object.keys(properties).sort();
    const isHalf = (place: Place) =>
      languages(place).some((name) => name === 'en' || name === 'zh-CN') && languages(place).join() !== 'en,zh-CN';
    expect(broken(everything, isHalf)).toEqual([]);
    // The registered name in English is a name of its own, and so are an address and a bank.
    const ownWords = ['nameEn', 'addressEn', 'bankEn'];
    expect(broken(everything, ({ name }) => /(?:Zh|En|Cn)$/.test(name) && !ownWords.includes(name))).toEqual([]);
    const isOneText = ({ name, schema }: Place) =>
      ['sentence', 'message', 'because'].includes(name) && isOf(resolved(schema), 'string');
    expect(broken(answered, isOneText)).toEqual([]);
  });

  it('who did it is an actor', () => {
    expect(broken(answered, ({ name, schema }) => name === 'actor' && !schema.$ref?.endsWith('/Actor'))).toEqual([]);
  });

  it('values to choose from are written alike', () => {
    // Permissions have a part and a verb, as docs/access.md lists them.
    const isWritten = /^(?:[a-z][a-z0-9_]*|(?:[a-z]+\.[a-z]+|\*)|zh-CN|true|false)$/;
    const isOdd = ({ name, where, schema: { enum: values = [] } }: Place) =>
      !(name === 'code' && where.includes('→')) && values.some((value) => !isWritten.test(String(value)));
    expect(broken(everything, isOdd)).toEqual([]);
  });

  it('whole numbers that are asked for say their bounds', () => {
    // What is wrong in a draft of approval rules is told when it is checked.
    const inDrafts = /steps\.order$|quorum\.atLeast$/;
    const isOpen = ({ where, schema }: Place) =>
      isOf(schema, 'integer') &&
      (schema.minimum === undefined || schema.maximum === undefined) &&
      !inDrafts.test(where);
    expect(broken(asked, isOpen)).toEqual([]);
  });

  it('lists are { items, … }, with what the next page is asked with, or how many there are at most', () => {
    const faults = operations.flatMap(({ operationId, method, parameters = [], responses }) => {
      const [answer] = schemasOf(responses['200']?.content);
      if (method !== 'get' || !answer) return [];
      const { properties = {}, type } = resolved(answer);
      if (type === 'array') return [`${operationId} answers a bare list`];
      if (!('items' in properties)) return [];
      const names = parameters.map(({ name }) => name);
      const next = Object.keys(properties).find((name) => name.startsWith('next'));
      const by = next?.slice('next'.length).toLowerCase();
      if (by !== undefined)
        return names.includes(by) && names.includes('limit') ? [] : [`${operationId} has ${next}, and no ${by}, limit`];
      const { description = '' } = responses['200'] ?? {};
      return /^(?:All|The (?:first|last) \d+|Up to \d+)\b/.test(description)
        ? []
        : [`${operationId} does not say how many it answers: ${description}`];
    });
    expect(faults).toEqual([]);
  });

  it('what is tried out as it stands happens on the day of the reader, never on one that is long past', () => {
    const text = JSON.stringify(described);
    const days = [...text.matchAll(/"(signedOn|metOn|deliveredOn|receivedOn)":"([^"]*)"/g)].map(
      ([, name, day]) => `${name} ${day}`,
    );
    expect([...new Set(days)].sort()).toEqual(
      ['deliveredOn', 'metOn', 'receivedOn', 'signedOn'].map((name) => `${name} 2031-05-06`),
    );
    expect(text).not.toContain('{today}');
  });

  it('every operation has a heading, a summary, a description and, where it takes a body, an example', () => {
    const faults = operations.flatMap(({ operationId, tags = [], summary = '', description = '', requestBody }) => [
      ...(tags.length === 1 ? [] : [`${operationId} has ${tags.length} headings`]),
      ...(summary.length > 10 ? [] : [`${operationId} has no summary`]),
      ...(description.length > 30 ? [] : [`${operationId} has no description`]),
      ...(requestBody?.content['application/json']?.example !== undefined || !requestBody?.content['application/json']
        ? []
        : [`${operationId} has no example`]),
    ]);
    expect(faults).toEqual([]);
  });
});
