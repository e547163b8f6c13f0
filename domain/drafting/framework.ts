import { type Contract, type Stage } from '../contract/contract';
import { isLapsed } from '../ending/lapsed';
import { add, compare, type Money, normalise } from '../kernel/money';
import { refuse, type Refusal } from '../contract/refusals';
import { moneyWords } from '../kernel/show-money';
import { type Terms } from './terms';
import { stageWords } from '../contract/stage-words';

/** A framework contract as its call-off orders see it. */
export interface FrameworkStanding {
  number: string;
  stage: Stage;
  /** Its price, or the lower one that an amendment in flight would give it: what all orders together may come to. */
  ceiling: Money;
  /**
   * What the other orders come to that are submitted or further on, each at the higher price where an amendment is in flight; those that ended
   * before signature, or without having taken effect, do not count.
   */
  used: Money;
}

/** Stages in which an order counts against the ceiling. */
export const countingStages = [
  ...(['in_approval', 'awaiting_customer', 'awaiting_signature', 'signed', 'active'] as const),
  ...(['completed', 'terminated', 'expired', 'archived'] as const),
] satisfies readonly Stage[];

/** Whether an order counts against the ceiling; one that never took effect does not. */
export function isCalledOff(order: Pick<Contract, 'stage'>): boolean {
  return countingStages.some((counting) => counting === order.stage) && !isLapsed(order);
}

/** Why the order cannot come to its price under its framework contract; null when it can. */
export function refuseCallOff({ price }: Pick<Terms, 'price'>, framework: FrameworkStanding): Refusal | null {
  const { number, ceiling, used } = framework;
  const ended = refuseWithoutFramework(framework);
  if (ended) return ended;
  if (price.gross.currency !== ceiling.currency)
    return refuse('CURRENCY_MISMATCH', ceiling.currency, price.gross.currency);
  const total = add(used, price.gross);
  return compare(total, ceiling) > 0
    ? refuse('CEILING_EXCEEDED', number, moneyWords(total), moneyWords(normalise(ceiling)))
    : null;
}

/**
 * Why an order that is under way cannot come to another price; null when it can. It may cost less, or the same, whatever has become of its
 * framework.
 */
export function refuseDearer(before: Terms, after: Terms, framework: FrameworkStanding | null): Refusal | null {
  if (framework === null || compare(after.price.gross, before.price.gross) <= 0) return null;
  return refuseCallOff(after, framework);
}

/** Why the price of a framework contract, which is the ceiling of its orders, cannot be this one; null when it can. `orders`: what they come to. */
export function refuseLower(number: string, { price: { gross } }: Terms, orders: Money | null): Refusal | null {
  return orders !== null && orders.currency === gross.currency && compare(gross, orders) < 0
    ? refuse('CEILING_BELOW_ORDERS', number, moneyWords(normalise(orders)), moneyWords(gross))
    : null;
}

/** Why an order can neither be approved nor confirmed any more; null when it can, or is no order. */
export function refuseWithoutFramework(framework: FrameworkStanding | null): Refusal | null {
  if (framework === null || framework.stage === 'active') return null;
  const { number, stage } = framework;
  return refuse('FRAMEWORK_NOT_ACTIVE', number, stageWords[stage].en, stageWords[stage]['zh-CN']);
}
