import { type z } from 'zod';
import { type Words, words } from './words';
import { noneOfTheForms, wordsOf } from './zod-words';

type Issue = z.core.$ZodIssue;

/** Formats a path as a JSON Pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  );
}

/** A validation error with its place. */
export interface Located {
  path: PropertyKey[];
  code: string;
  message: Words;
}

/** The message for a value that matches none of several shapes; used when the schema gives no better one. */
const unspecific = noneOfTheForms.en;

/** How far a value is from a shape: the number of unknown fields, wrong types or missing fields, and errors at the top. */
function faultsOfShape(issues: readonly Issue[]): number {
  return issues.filter(({ code, path }) => code === 'unrecognized_keys' || code === 'invalid_type' || path.length === 0)
    .length;
}

/** Index of the union member that the value is closest to; undefined if the issue lists no members. */
function nearestShape({ errors }: z.core.$ZodIssueInvalidUnion): number | undefined {
  const wrong = errors.map(faultsOfShape);
  return wrong.length > 0 ? wrong.indexOf(Math.min(...wrong)) : undefined;
}

/** The errors of a value measured against the union member that it is closest to. */
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

/** Validation errors with their paths; the path of an unknown field ends with that field. `told`: the same issue with a Chinese message. */
function located(issue: Issue, told: Issue | undefined, input: unknown): Located[] {
  const { path, message } = issue;
  const inChinese = told?.message ?? message;
  // Look into a union only if the schema gives no message of its own.
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

/** The parsed value, or all validation errors with our own messages. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { data: z.output<Schema> } | { faults: Located[] } {
  const parsed = schema.safeParse(input, { error: inEnglish });
  if (parsed.success) return { data: parsed.data };
  // The second run finds the same issues in the same order; only the messages differ.
  const told = schema.safeParse(input, { error: chinese }).error?.issues ?? [];
  return { faults: parsed.error.issues.flatMap((issue, index) => located(issue, told[index], input)) };
}
