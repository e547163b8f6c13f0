import { refuse, type Refusal } from '../contract/refusals';
import { type Money } from '../kernel/money';
import { mergeSteps } from './merge-steps';
import { type PlannedStep, type RouteFacts, type RouteRule, type RuleCondition, type RuleSet } from './route';
import { explainRule } from './route-words';
import { boundsOf, isWithin } from './rule-amounts';
import { type Prices, pricesOf } from './rule-prices';

function includes(listed: readonly string[] | undefined, value: string | null): boolean {
  return listed === undefined || (value !== null && listed.includes(value));
}

function includesOneOf(listed: readonly string[] | undefined, values: readonly string[]): boolean {
  return listed === undefined || listed.some((value) => values.includes(value));
}

function holdsBesidePrices({ when }: RouteRule, facts: RouteFacts): boolean {
  return (
    includes(when.subjects, facts.subject) &&
    includes(when.contractTypes, facts.contractType) &&
    includesOneOf(when.parts, facts.touched) &&
    includes(when.departments, facts.department) &&
    includes(when.customerClasses, facts.customerClass) &&
    includesOneOf(when.riskMarks, facts.riskMarks) &&
    (when.departures === undefined || when.departures === facts.departures.length > 0) &&
    (when.credit === undefined || facts.creditExceeded) &&
    includes(when.customerStatus, facts.customerStatus)
  );
}

/** Whether the price is one that the rule is about; null where that cannot be told without a rate. */
function holdsFor(range: RuleCondition['amount'], price: Money | null): boolean | null {
  if (range === undefined) return true;
  return price && isWithin(boundsOf(range), price.amount);
}

/** Whether every part of the rule's condition holds. A rule about a price that is not known does not apply. */
export function isApplicable(rule: RouteRule, facts: RouteFacts, { gross, difference }: Prices): boolean {
  const { when } = rule;
  return (
    holdsBesidePrices(rule, facts) &&
    holdsFor(when.amount, gross) === true &&
    holdsFor(when.difference, difference) === true
  );
}

/** The price without a rate that alone decides whether the rule applies; null where nothing, or something else, does. */
function undecidedPrice(rule: RouteRule, facts: RouteFacts, { gross, difference }: Prices): Money | null {
  const { when } = rule;
  const [isAmount, isDifference] = [holdsFor(when.amount, gross), holdsFor(when.difference, difference)];
  if (isAmount === false || isDifference === false || !holdsBesidePrices(rule, facts)) return null;
  if (isAmount === null) return facts.gross;
  return isDifference === null ? facts.difference : null;
}

/**
 * Who must agree, step by step: what every rule that applies asks for, of the lowest order first; the same step of two rules once.
 * A rate that no rule needs may be missing; one that decides whether a rule applies may not.
 */
export function planRoute(facts: RouteFacts, ruleSet: RuleSet): { steps: PlannedStep[] } | Refusal {
  const prices = pricesOf(facts, ruleSet);
  const undecided = ruleSet.rules.map((rule) => undecidedPrice(rule, facts, prices)).find((price) => price !== null);
  if (undecided) return refuse('NO_EXCHANGE_RATE', undecided.currency);
  const steps = ruleSet.rules
    .filter((rule) => isApplicable(rule, facts, prices))
    .flatMap((rule): PlannedStep[] => {
      const because = explainRule(rule, facts, prices);
      return rule.steps.map((step) => ({ ...step, ruleId: rule.ruleId, because }));
    });
  if (steps.length === 0) return refuse('NO_ROUTE', facts.contractType);
  return { steps: mergeSteps(steps).toSorted((a, b) => a.order - b.order) };
}
