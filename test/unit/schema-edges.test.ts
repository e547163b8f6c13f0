import { type z } from 'zod';
import { routesOf } from '../../api/app';
import { type Services } from '../../api/services';
import { pointerOf, readBody } from '../../domain/kernel/read-body';
import { bodyWith, placesWithin, type SchemaPlace } from '../build/schema-places';

const bodies = routesOf({} as Services).flatMap(({ operationId, body }) => (body ? [{ operationId, body }] : []));

interface Bounded extends SchemaPlace {
  operationId: string;
  body: z.ZodType;
  type: string;
  maximum: number;
}

/** Of texts and lists how long they may be, of numbers what they may be. */
function maximumOf(check: object): number {
  const { check: kind, maximum, value } = check as { check: string; maximum?: number; value?: number };
  return (kind === 'max_length' ? maximum : kind === 'less_than' ? value : undefined) ?? Infinity;
}

/** Every field with a maximum, where it stands. */
const bounded: Bounded[] = bodies.flatMap(({ operationId, body }) =>
  placesWithin(body).flatMap((place) => {
    const { type, checks = [] } = place.schema._zod.def;
    const maximum = Math.min(...checks.map((check) => maximumOf(check._zod.def)));
    return Number.isFinite(maximum) ? [{ ...place, operationId, body, type, maximum }] : [];
  }),
);

const valueOf = (type: string, size: number) =>
  type === 'string' ? 'a'.repeat(size) : type === 'array' ? Array.from({ length: size }, () => null) : size;

/** Codes of what is wrong at its very place. */
function codesAt({ path, schema, body, isSure }: Bounded, value: unknown): string[] {
  const read = isSure ? readBody(body, bodyWith(path, value)) : readBody(schema as z.ZodType, value);
  const at = isSure ? pointerOf(path) : '';
  return 'data' in read ? [] : read.faults.filter((one) => pointerOf(one.path) === at).map(({ code }) => code);
}

const named = ({ operationId, path, type, maximum }: Bounded) => `${operationId} ${pointerOf(path)} ${type} ${maximum}`;
const brokenOnes = (isBroken: (one: Bounded) => boolean) => [...new Set(bounded.filter(isBroken).map(named))];

/** A size that a body cannot have for other reasons: 1 MB. */
const isTriable = ({ type, maximum }: Bounded) => type === 'number' || maximum <= 200_000;

describe('every maximum of every body', () => {
  it('is one of many', () => {
    expect(bounded.length).toBeGreaterThan(300);
    expect(new Set(bounded.map(({ operationId }) => operationId)).size).toBeGreaterThan(40);
    expect(bounded.filter(({ isSure }) => isSure).length).toBeGreaterThan(200);
  });

  it('takes its edge', () => {
    expect(
      brokenOnes((one) => isTriable(one) && codesAt(one, valueOf(one.type, one.maximum)).includes('too_big')),
    ).toEqual([]);
  });

  it('refuses one beyond, with a pointer to the very place', () => {
    const isPassed = (one: Bounded) =>
      isTriable(one) && !codesAt(one, valueOf(one.type, one.maximum + 1)).includes('too_big');
    expect(brokenOnes(isPassed)).toEqual([]);
  });

  it('is there for every text and every list: nothing is taken without a bound', () => {
    const open = bodies.flatMap(({ operationId, body }) =>
      placesWithin(body).flatMap(({ schema, path }) => {
        const { type } = schema._zod.def;
        if (type !== 'string' && type !== 'array') return [];
        const long = type === 'string' ? 'a'.repeat(200_001) : Array.from({ length: 20_001 }, () => null);
        const read = readBody(schema as z.ZodType, long);
        const isRefused = 'faults' in read && read.faults.some((one) => one.path.length === 0);
        return isRefused ? [] : [`${operationId} ${pointerOf(path)}`];
      }),
    );
    expect([...new Set(open)]).toEqual([]);
  });
});

/** Amounts, days and times, which whoever reads them takes for no text: what is none of them is refused there. */
const isNoText =
  /^(?:amount|currency|quantity|unitPrice|taxRate|taxCategoryCode|discountPercent|discountAmount|percent)\/|^(?:from|to)\/hours|\/(?:holidays|makeUpDays|extraDaysOff|extraWorkdays)\/0$/;

describe('every text of every body', () => {
  it('refuses what nobody sees', () => {
    const taken = bodies.flatMap(({ operationId, body }) =>
      placesWithin(body).flatMap(({ schema, path }) => {
        if (schema._zod.def.type !== 'string' || isNoText.test(String(path.at(-1) ?? '') + pointerOf(path))) return [];
        return 'data' in readBody(schema as z.ZodType, 'a\u{e0061}b') ? [`${operationId} ${pointerOf(path)}`] : [];
      }),
    );
    expect([...new Set(taken)]).toEqual([]);
  });
});
