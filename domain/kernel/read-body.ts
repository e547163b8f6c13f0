import { type z } from 'zod';
import { type Words, words } from './words';
import { noneOfTheForms, wordsOf } from './zod-words';

type Issue = z.core.$ZodIssue;

/** A path as JSON Pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  );
}

/** What is wrong with a body, in our own words. */
export interface Located {
  path: PropertyKey[];
  code: string;
  message: Words;
}

/** What is said of what is none of several shapes, where the schema says nothing better. */
const unspecific = noneOfTheForms.en;

/** How much of the shape is wrong: fields that are unknown or missing, or something else altogether. */
function faultsOfShape(issues: readonly Issue[]): number {
  return issues.filter(({ code, path }) => code === 'unrecognized_keys' || code === 'invalid_type' || path.length === 0)
    .length;
}

/** Of the shapes that something may have, the one that it comes nearest to; undefined where no shape is told. */
function nearestShape({ errors }: z.core.$ZodIssueInvalidUnion): number | undefined {
  const wrong = errors.map(faultsOfShape);
  return wrong.length > 0 ? wrong.indexOf(Math.min(...wrong)) : undefined;
}

/** What is wrong with it in the shape that it comes nearest to. */
function locatedInUnion(issue: z.core.$ZodIssueInvalidUnion, told: Issue | undefined, input: unknown): Located[] {
  const shape = nearestShape(issue);
  if (shape === undefined) return [];
  const inChinese = told?.code === 'invalid_union' ? told.errors[shape] : undefined;
  return (issue.errors[shape] ?? []).flatMap((inside, index) =>
    located(inside, inChinese?.[index], valueAt(input, issue.path)).map((one) => ({
      ...one,
      path: [...issue.path, ...one.path],
    })),
  );
}

/** Faults with the path of what is wrong; an unknown field is pointed at itself, not at what it lies in. `told`: the same in Chinese. */
function located(issue: Issue, told: Issue | undefined, input: unknown): Located[] {
  const { path, message } = issue;
  const inChinese = told?.message ?? message;
  // One that says itself what is wrong is not looked into.
  if (issue.code === 'invalid_union' && message === unspecific) {
    const inside = locatedInUnion(issue, told, input);
    if (inside.length > 0) return inside;
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'unknown_field',
      message: words('This field is unknown.', '没有该字段。'),
    }));
  if (issue.code === 'custom') {
    const { code = 'invalid', zh = message } = issue.params ?? {};
    return [{ path, code: String(code), message: words(message, String(zh)) }];
  }
  if (issue.code === 'invalid_type' && valueAt(input, path) === undefined)
    return [{ path, code: 'missing', message: words('This field is missing.', '缺少该字段。') }];
  return [{ path, code: issue.code, message: words(message, inChinese) }];
}

const inEnglish = (issue: z.core.$ZodRawIssue) => wordsOf(issue).en;
const chinese = (issue: z.core.$ZodRawIssue) => wordsOf(issue)['zh-CN'];

/** The value as the schema makes it, or everything that is wrong with it, in sentences of ours. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { data: z.output<Schema> } | { faults: Located[] } {
  const parsed = schema.safeParse(input, { error: inEnglish });
  if (parsed.success) return { data: parsed.data };
  // The same issues in the same order: only the words are others.
  const told = schema.safeParse(input, { error: chinese }).error?.issues ?? [];
  return { faults: parsed.error.issues.flatMap((issue, index) => located(issue, told[index], input)) };
}
