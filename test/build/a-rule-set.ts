import { type Employee } from '../../domain/routing/company';
import { type Money } from '../../domain/kernel/money';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { planRoute } from '../../domain/routing/plan-route';
import {
  type Part,
  parts,
  type PlannedStep,
  type RouteFacts,
  type RouteRule,
  type RuleSet,
  type StepRule,
} from '../../domain/routing/route';

export function anEmployee(name: string, overrides: Partial<Employee> = {}): Employee {
  return {
    ...{ name, email: `${name}@example.com`, language: 'en', active: true, approvesFor: [], roles: [], manager: null },
    ...{ absences: [], ...overrides },
  };
}

/** Everyone that the default rules need; ann reports to bob, bob to eve, who is a director. */
export const people: Employee[] = [
  anEmployee('ann', { approvesFor: ['legal'], manager: 'BOB@example.com' }),
  anEmployee('bob', { approvesFor: ['finance', 'legal'], manager: 'eve@example.com' }),
  anEmployee('cat', { approvesFor: ['business'] }),
  anEmployee('eve', { approvesFor: ['executive'], roles: ['director'] }),
  anEmployee('gone', { active: false, approvesFor: ['archive'], roles: ['cfo'] }),
];

export function aStep(stepId: string, overrides: Partial<StepRule> = {}): StepRule {
  return {
    ...{ stepId, name: { en: stepId, 'zh-CN': `步骤${stepId}` }, order: 1, quorum: 'any', parts: ['clauses'] },
    ...{ executive: false, limitHours: 16, remindAt: [50, 100], escalateAt: 150 },
    approvers: [{ kind: 'person', email: 'ann@example.com' }],
    ...overrides,
  };
}

/** A rule with one step of the same id. */
export function aRule(ruleId: string, overrides: Partial<RouteRule> = {}): RouteRule {
  const name = { en: `Rule ${ruleId}`, 'zh-CN': `规则${ruleId}` };
  return { ruleId, name, when: {}, steps: [aStep(ruleId)], ...overrides };
}

/** The default rules; contracts are important from a million yuan. */
export function aRuleSet(overrides: Partial<RuleSet> = {}): RuleSet {
  return { ...defaultRuleSet({ amount: '1000000.00', currency: 'CNY' }, 'eve@example.com'), ...overrides };
}

export function someFacts(overrides: Partial<RouteFacts> = {}): RouteFacts {
  return {
    ...{ subject: 'revision', difference: { amount: '0.00', currency: 'CNY' }, touched: [...parts] },
    ...{ contractType: 'goods-sale', gross: { amount: '5000000.00', currency: 'CNY' }, department: 'sales' },
    ...{ customerClass: 'A', riskMarks: [], departures: [], customerStatus: null, creditExceeded: false },
    ...overrides,
  };
}

/** The facts of an amendment; it changes every part by default. */
export function anAmendment(
  difference: Money = { amount: '0.00', currency: 'CNY' },
  touched: Part[] = [...parts],
): Pick<RouteFacts, 'subject' | 'difference' | 'touched'> {
  return { subject: 'amendment', difference, touched };
}

/** The steps of the route; throws on a refusal. */
export function stepsOf(facts: RouteFacts, ruleSet: RuleSet): PlannedStep[] {
  const planned = planRoute(facts, ruleSet);
  if (isRefusal(planned)) throw new Error(planned.sentence);
  return planned.steps;
}

export function stepIdsOf(facts: RouteFacts, ruleSet: RuleSet): string[] {
  return stepsOf(facts, ruleSet).map(({ stepId }) => stepId);
}

/** The refusal if there is no route; null if there is one. */
export function noRouteOf(facts: RouteFacts, ruleSet: RuleSet): Refusal | null {
  const planned = planRoute(facts, ruleSet);
  return isRefusal(planned) ? planned : null;
}
