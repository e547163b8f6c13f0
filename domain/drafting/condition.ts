import { Decimal } from 'decimal.js';
import { isDay } from '../kernel/days';

/** When a clause belongs to a contract: about a variable of the contract, about another clause, or put together from such. */
export type Condition =
  | { variable: string; equals: string }
  /** Of numbers, amounts, percentages and days. */
  | { variable: string; atLeast: string }
  | { variable: string; below: string }
  /** Whether it has a value at all; a table, whether it has a row. */
  | { variable: string; present: boolean }
  /** Whether that clause of the same contract is in. */
  | { clause: string; present: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

type Value = string | number | boolean | null;

/** What conditions look at: values by the names of variables, and which clauses are in. */
export interface Scope {
  variable: (name: string) => Value;
  clause: (clauseId: string) => boolean;
}

function isThere(value: Value): boolean {
  return value !== null && value !== '' && value !== 0;
}

function isNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
}

/** Numbers by size and days by the calendar; null where neither is before the other, as of words. */
function order(value: string, other: string): number | null {
  if (isNumber(value) && isNumber(other)) return new Decimal(value).cmp(other);
  return isDay(value) && isDay(other) ? Number(value > other) - Number(value < other) : null;
}

/**
 * Whether the condition holds. A value that is missing equals nothing, and is neither more nor less than anything; of a table, the
 * number of its rows is its value.
 */
export function holds(condition: Condition, scope: Scope): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, scope));
  if ('any' in condition) return condition.any.some((part) => holds(part, scope));
  if ('not' in condition) return !holds(condition.not, scope);
  if ('clause' in condition) return scope.clause(condition.clause) === condition.present;
  const value = scope.variable(condition.variable);
  if ('present' in condition) return isThere(value) === condition.present;
  if (value === null || value === '') return false;
  const text = String(value);
  if ('equals' in condition) return text === condition.equals || order(text, condition.equals) === 0;
  const place = order(text, 'atLeast' in condition ? condition.atLeast : condition.below);
  return place !== null && ('atLeast' in condition ? place >= 0 : place < 0);
}

function partsOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(partsOf);
  if ('any' in condition) return condition.any.flatMap(partsOf);
  return 'not' in condition ? partsOf(condition.not) : [condition];
}

/** The names of the variables that it looks at. */
export function variablesIn(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('variable' in part ? [part.variable] : []));
}

/** The ids of the clauses that it looks at. */
export function clauseIdsIn(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('clause' in part ? [part.clause] : []));
}

interface Conditional {
  clauseId: string;
  when?: Condition;
}

/** Clauses whose conditions hang on each other in a circle, such as `a`, `b`, `a`; null when none do. */
export function conditionCycle(clauses: readonly Conditional[]): string[] | null {
  const needs = new Map(clauses.map(({ clauseId, when }) => [clauseId, when ? clauseIdsIn(when) : []]));
  const settled = new Set<string>();
  const cycleFrom = (clauseId: string, path: readonly string[]): string[] | null => {
    if (path.includes(clauseId)) return [...path.slice(path.indexOf(clauseId)), clauseId];
    if (settled.has(clauseId)) return null;
    for (const next of needs.get(clauseId) ?? []) {
      const cycle = cycleFrom(next, [...path, clauseId]);
      if (cycle) return cycle;
    }
    settled.add(clauseId);
    return null;
  };
  for (const { clauseId } of clauses) {
    const cycle = cycleFrom(clauseId, []);
    if (cycle) return cycle;
  }
  return null;
}

/**
 * The ids of the clauses that are in; a clause that another one hangs on is settled first, whatever their order.
 * @throws Error where conditions hang on each other in a circle
 */
export function includedClauses(clauses: readonly Conditional[], variable: Scope['variable']): Set<string> {
  const cycle = conditionCycle(clauses);
  if (cycle) throw new Error(`The conditions of ${cycle.join(', ')} hang on each other.`);
  const known = new Map<string, boolean>();
  const isIn = (clauseId: string): boolean => {
    const earlier = known.get(clauseId);
    if (earlier !== undefined) return earlier;
    const clause = clauses.find((candidate) => candidate.clauseId === clauseId);
    const result = clause !== undefined && (!clause.when || holds(clause.when, { variable, clause: isIn }));
    known.set(clauseId, result);
    return result;
  };
  return new Set(clauses.map(({ clauseId }) => clauseId).filter(isIn));
}
