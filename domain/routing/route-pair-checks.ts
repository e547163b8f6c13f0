import { stepKey } from './merge-steps';
import { type RouteRule, type RuleCondition, type StepRule } from './route';
import { possibleSubjects } from './route-condition-checks';
import { ruleProblem, type RuleSetProblem } from './route-problem';
import { boundsOf, doRangesMeet } from './rule-amounts';

function areDisjoint(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (!a || !b) return false;
  const inB = new Set(b);
  return !a.some((value) => inB.has(value));
}

/**
 * Whether both conditions can hold for the same subject. Risk marks, touched parts and credit never exclude each other: a contract can have
 * several marks, and an amendment can touch several parts.
 */
function canHoldTogether(a: RuleCondition, b: RuleCondition): boolean {
  return !(
    areDisjoint(possibleSubjects(a), possibleSubjects(b)) ||
    areDisjoint(a.contractTypes, b.contractTypes) ||
    areDisjoint(a.departments, b.departments) ||
    areDisjoint(a.customerClasses, b.customerClasses) ||
    areDisjoint(a.customerStatus, b.customerStatus) ||
    !doRangesMeet(boundsOf(a.amount), boundsOf(b.amount)) ||
    !doRangesMeet(boundsOf(a.difference), boundsOf(b.difference)) ||
    (a.departures !== undefined && b.departures !== undefined && a.departures !== b.departures)
  );
}

function overlapProblem(rule: RouteRule, other: RouteRule, stepId: string, at: string): RuleSetProblem {
  return ruleProblem(
    rule,
    `${at}/stepId`,
    'overlap',
    `step ${stepId} is also given by rule “${other.name.en}” in another way, and both can apply at once.`,
    `规则“${other.name['zh-CN']}”也包含环节 ${stepId}，但内容不同，两条规则可能同时适用。`,
  );
}

function nameProblem(rule: RouteRule, other: RouteRule, step: StepRule, named: StepRule, at: string): RuleSetProblem {
  const { stepId, name } = step;
  return ruleProblem(
    rule,
    `${at}/name`,
    'different_name',
    `step ${stepId} is called “${name.en}” here and “${named.name.en}” in rule “${other.name.en}”.`,
    `环节 ${stepId} 在此称为“${name['zh-CN']}”，在规则“${other.name['zh-CN']}”中称为“${named.name['zh-CN']}”。`,
  );
}

interface Given {
  step: StepRule;
  rule: RouteRule;
  /** Index of the rule. */
  index: number;
  key: string;
}

export type StepsById = ReadonlyMap<string, readonly Given[]>;

/** The steps of all rules by id. Computed once per rule set, because 200 rules of 30 steps have too many pairs to compute a key for each. */
export function stepsById(rules: readonly RouteRule[]): StepsById {
  const byId = new Map<string, Given[]>();
  for (const [index, rule] of rules.entries())
    for (const step of rule.steps) {
      const given = byId.get(step.stepId) ?? [];
      byId.set(step.stepId, given);
      given.push({ step, rule, index, key: stepKey(step) });
    }
  return byId;
}

/**
 * Conflicts between a rule and the rules before it; each step is reported once, with the first rule in conflict. Two rules that can apply
 * together may contain the same step if it is equal in every respect.
 */
export function checkPairs(rules: readonly RouteRule[], index: number, given: StepsById): RuleSetProblem[] {
  const rule = rules[index];
  if (!rule) return [];
  const together = new Set(rules.slice(0, index).filter((other) => canHoldTogether(rule.when, other.when)));
  return rule.steps.flatMap((step, place) => {
    const at = `/rules/${index}/steps/${place}`;
    const key = stepKey(step);
    const before = (given.get(step.stepId) ?? []).filter((other) => other.index < index);
    const clash = before.find((other) => together.has(other.rule) && other.key !== key);
    const named = before.find(({ step: { name } }) => name.en !== step.name.en || name['zh-CN'] !== step.name['zh-CN']);
    return [
      ...(clash ? [overlapProblem(rule, clash.rule, step.stepId, at)] : []),
      ...(named ? [nameProblem(rule, named.rule, step, named.step, at)] : []),
    ];
  });
}
