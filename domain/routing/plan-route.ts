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

/** Whether the price is in the rule's range; null if the exchange rate is missing. */
function holdsFor(range: RuleCondition['amount'], price: Money | null): boolean | null {
  if (range === undefined) return true;
  return price && isWithin(boundsOf(range), price.amount);
}

/** Whether every part of the rule's condition holds. A rule about an unknown price does not apply. */
export function isApplicable(rule: RouteRule, facts: RouteFacts, { gross, difference }: Prices): boolean {
  const { when } = rule;
  return (
    holdsBesidePrices(rule, facts) &&
    holdsFor(when.amount, gross) === true &&
    holdsFor(when.difference, difference) === true
  );
}

/** The price whose missing exchange rate alone leaves open whether the rule applies; null if there is none. */
function undecidedPrice(rule: RouteRule, facts: RouteFacts, { gross, difference }: Prices): Money | null {
  const { when } = rule;
  const [isAmount, isDifference] = [holdsFor(when.amount, gross), holdsFor(when.difference, difference)];
  if (isAmount === false || isDifference === false || !holdsBesidePrices(rule, facts)) return null;
  if (isAmount === null) return facts.gross;
  return isDifference === null ? facts.difference : null;
}

/**
 * The approval steps of all rules that apply, lowest order first; equal steps of two rules appear once.
 * A missing exchange rate is refused only if it decides whether a rule applies.
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
