import { Decimal } from 'decimal.js';
import { isDay } from '../kernel/days';

/** When a clause is part of a contract. A condition tests a variable or another clause, or combines conditions. */
export type Condition =
  | { variable: string; equals: string }
  /** For numbers, amounts, percentages and days. */
  | { variable: string; atLeast: string }
  | { variable: string; below: string }
  /** Whether the variable has a value; for a table, whether it has rows. */
  | { variable: string; present: boolean }
  /** Whether the contract contains that clause. */
  | { clause: string; present: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

type Value = string | number | boolean | null;

/** What conditions are evaluated on: variables by name, and included clauses. */
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

/** Compares numbers by value and days by date; null for other texts. */
function order(value: string, other: string): number | null {
  if (isNumber(value) && isNumber(other)) return new Decimal(value).cmp(other);
  return isDay(value) && isDay(other) ? Number(value > other) - Number(value < other) : null;
}

/**
 * Whether the condition holds. A missing value is not equal to, less than or greater than anything; the value of a table is its
 * number of rows.
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

/** The variables that the condition tests. */
export function variablesIn(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('variable' in part ? [part.variable] : []));
}

/** The ids of the clauses that the condition tests. */
export function clauseIdsIn(condition: Condition): string[] {
  return partsOf(condition).flatMap((part) => ('clause' in part ? [part.clause] : []));
}

interface Conditional {
  clauseId: string;
  when?: Condition;
}

/** A cycle of clauses whose conditions depend on each other, such as `a`, `b`, `a`; null if there is none. */
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
 * The ids of the included clauses; dependencies are evaluated first, in whatever order the clauses are.
 * @throws Error if the conditions have a cycle
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
