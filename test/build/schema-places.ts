import { type z } from 'zod';

/** A schema inside a request body and its path; `isSure`: there is no union on the path. */
export interface SchemaPlace {
  path: (string | number)[];
  schema: z.core.$ZodType;
  isSure: boolean;
}

interface Def {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  getter?: () => z.core.$ZodType;
}

/** All schemas inside, through lists (the first entry), unions and wrappers. */
export function placesWithin(root: z.core.$ZodType): SchemaPlace[] {
  const found: SchemaPlace[] = [];
  function walk(place: SchemaPlace, above: readonly z.core.$ZodType[]): void {
    const { schema, path } = place;
    if (above.includes(schema) || above.length > 40) return;
    const def = schema._zod.def as unknown as Def; // the fields of the kinds used here
    const onward = (inner: z.core.$ZodType | undefined, step: (string | number)[] = [], isSure = place.isSure) => {
      if (inner) walk({ schema: inner, path: [...path, ...step], isSure }, [...above, schema]);
    };
    found.push(place);
    for (const [name, field] of Object.entries(def.shape ?? {})) onward(field, [name]);
    onward(def.element, [0]);
    onward(def.valueType, ['x'], false);
    for (const option of def.options ?? []) onward(option, [], (def.options ?? []).length === 1 && place.isSure);
    for (const inner of [def.innerType, def.in, def.left, def.right, def.getter?.()]) onward(inner);
  }
  walk({ path: [], schema: root, isSure: true }, []);
  return found;
}

/** A body that contains only this value, at this path. */
export function bodyWith(path: readonly (string | number)[], value: unknown): unknown {
  return path.reduceRight((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}
