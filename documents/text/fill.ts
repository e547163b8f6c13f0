import { fillParagraph, type Paragraph } from './engine';

/** Blank line for a value that a draft does not have yet. */
const blank = '＿＿＿＿＿＿';

/** Cached, because many paragraphs are filled with the same values. */
const known = new WeakMap<ReadonlyMap<string, string>, object>();

/** Converts dotted names to nested objects: `customer.name` becomes a property of `customer`. The map must not be changed afterwards. */
function scopeOf(values: ReadonlyMap<string, string>): object {
  const scope = known.get(values) ?? nested(values);
  known.set(values, scope);
  return scope;
}

function nested(values: ReadonlyMap<string, string>): object {
  const scope: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let at = scope;
    for (const part of path) at = (at[part] ??= {}) as Record<string, unknown>; // no variable's name is also a prefix of another
    at[last] = value;
  }
  return scope;
}

function tryFill(paragraph: Paragraph, values: ReadonlyMap<string, string>): string | null {
  try {
    return fillParagraph(paragraph, scopeOf(values));
  } catch {
    return null;
  }
}

/** A filled paragraph, and the variables that it needs and that are missing; those are left blank. */
export function fill(paragraph: Paragraph, values: ReadonlyMap<string, string>): { text: string; missing: string[] } {
  const whole = tryFill(paragraph, values);
  if (whole !== null) return { text: whole, missing: [] };
  const absent = [...new Set(paragraph.uses.map(({ name }) => name))].filter((name) => !values.has(name));
  const open = (names: readonly string[]) => new Map([...values, ...names.map((name) => [name, blank] as const)]);
  // A variable is only missing if the paragraph cannot be filled without it while all other absent ones are blank.
  const missing = absent.filter((name) => tryFill(paragraph, open(absent.filter((other) => other !== name))) === null);
  return { text: tryFill(paragraph, open(missing)) ?? tryFill(paragraph, open(absent)) ?? '', missing };
}
