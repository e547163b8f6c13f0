import { type Money } from '../kernel/money';
import { type Refusal, refuse } from '../contract/refusals';
import { type PlannedStep, type RouteFacts, type RouteRule, type RuleSet } from './route';
import { explainRule } from './route-words';
import { boundsOf, isPlainDecimal, isWithin, multiply } from './rule-amounts';

/** The amount in the rule set's own currency, a plain decimal that nobody has rounded; null without a rate. */
export function inCurrencyOf({ currency, rates }: RuleSet, money: Money): string | null {
  if (money.currency === currency) return money.amount;
  const rate = Object.hasOwn(rates, money.currency) ? rates[money.currency] : undefined;
  return rate !== undefined && isPlainDecimal(rate) ? multiply(money.amount, rate) : null;
}

function includes(listed: readonly string[] | undefined, value: string | null): boolean {
  return listed === undefined || (value !== null && listed.includes(value));
}

function holdsBesideAmount({ when }: RouteRule, facts: RouteFacts): boolean {
  return (
    includes(when.contractTypes, facts.contractType) &&
    includes(when.departments, facts.department) &&
    includes(when.customerClasses, facts.customerClass) &&
    (when.riskMarks === undefined || when.riskMarks.some((mark) => facts.riskMarks.includes(mark))) &&
    (when.departures === undefined || when.departures === facts.departures.length > 0)
  );
}

/**
 * Whether every part of the rule's condition holds.
 * @param amount the gross price as `inCurrencyOf` gives it; null, and no rule about amounts applies
 */
export function isApplicable(rule: RouteRule, facts: RouteFacts, amount: string | null): boolean {
  if (!holdsBesideAmount(rule, facts)) return false;
  return rule.when.amount === undefined || (amount !== null && isWithin(boundsOf(rule.when), amount));
}

/**
 * Who must agree, step by step: what every rule that applies asks for, of the lowest order first.
 * A rate that no rule needs may be missing; one that decides whether a rule applies may not.
 */
export function planRoute(facts: RouteFacts, ruleSet: RuleSet): { steps: PlannedStep[] } | Refusal {
  const amount = inCurrencyOf(ruleSet, facts.gross);
  const isAmountNeeded = (rule: RouteRule) => rule.when.amount !== undefined && holdsBesideAmount(rule, facts);
  if (amount === null && ruleSet.rules.some(isAmountNeeded)) return refuse('NO_EXCHANGE_RATE', facts.gross.currency);
  const converted = amount === null ? null : { amount, currency: ruleSet.currency };
  const steps = ruleSet.rules
    .filter((rule) => isApplicable(rule, facts, amount))
    .flatMap((rule): PlannedStep[] => {
      const because = explainRule(rule, facts, converted);
      return rule.steps.map((step) => ({ ...step, ruleId: rule.ruleId, because }));
    });
  if (steps.length === 0) return refuse('NO_ROUTE', facts.contractType);
  return { steps: steps.toSorted((a, b) => a.order - b.order) };
}
