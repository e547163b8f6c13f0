import { fillParagraph, type Paragraph } from './engine';

/** Left open where a draft has no value yet. */
const blank = '＿＿＿＿＿＿';

/** A text has many paragraphs and one set of values. */
const known = new WeakMap<ReadonlyMap<string, string>, object>();

/** Names with dots as nested objects: `customer.name` lies in `customer`. The map must not change any more. */
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
    for (const part of path) at = (at[part] ??= {}) as Record<string, unknown>; // no variable is also a group of variables
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

/** A paragraph with its values, and the variables it needs and does not have; those are left open in the text. */
export function fill(paragraph: Paragraph, values: ReadonlyMap<string, string>): { text: string; missing: string[] } {
  const whole = tryFill(paragraph, values);
  if (whole !== null) return { text: whole, missing: [] };
  const absent = [...new Set(paragraph.uses.map(({ name }) => name))].filter((name) => !values.has(name));
  const open = (names: readonly string[]) => new Map([...values, ...names.map((name) => [name, blank] as const)]);
  // What is only said when it is there is not missed: the others open, the paragraph can be filled without it.
  const missing = absent.filter((name) => tryFill(paragraph, open(absent.filter((other) => other !== name))) === null);
  return { text: tryFill(paragraph, open(missing)) ?? tryFill(paragraph, open(absent)) ?? '', missing };
}
