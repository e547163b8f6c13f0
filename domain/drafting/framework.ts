import { type Contract, type Stage } from '../contract/contract';
import { isLapsed } from '../ending/lapsed';
import { add, compare, type Money, normalise } from '../kernel/money';
import { refuse, type Refusal } from '../contract/refusals';
import { moneyWords } from '../kernel/show-money';
import { type Terms } from './terms';
import { stageWords } from '../contract/stage-words';

/** A framework contract as the rules of its call-off orders see it. */
export interface FrameworkStanding {
  number: string;
  stage: Stage;
  /** The maximum total of all orders: its price, or the lower price of a pending amendment. */
  ceiling: Money;
  /**
   * Total of the other orders from submission on, each at the higher price if an amendment is pending. Orders that ended before
   * signature, or without having taken effect, do not count.
   */
  used: Money;
}

/** Stages in which an order counts against the ceiling. */
export const countingStages = [
  ...(['in_approval', 'awaiting_customer', 'awaiting_signature', 'signed', 'active'] as const),
  ...(['completed', 'terminated', 'expired', 'archived'] as const),
] satisfies readonly Stage[];

/** Whether an order counts against the ceiling; an order that never took effect does not. */
export function isCalledOff(order: Pick<Contract, 'stage'>): boolean {
  return countingStages.some((counting) => counting === order.stage) && !isLapsed(order);
}

/** Refuses an order whose price does not fit under its framework contract. */
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
 * Refuses a higher price of an existing order that does not fit under its framework contract. A lower or equal price is always possible,
 * even if the framework has ended.
 */
export function refuseDearer(before: Terms, after: Terms, framework: FrameworkStanding | null): Refusal | null {
  if (framework === null || compare(after.price.gross, before.price.gross) <= 0) return null;
  return refuseCallOff(after, framework);
}

/** Refuses a framework price, the ceiling of its orders, below `orders`, their total. */
export function refuseLower(number: string, { price: { gross } }: Terms, orders: Money | null): Refusal | null {
  return orders !== null && orders.currency === gross.currency && compare(gross, orders) < 0
    ? refuse('CEILING_BELOW_ORDERS', number, moneyWords(normalise(orders)), moneyWords(gross))
    : null;
}

/** Refuses to approve or confirm an order whose framework contract is not active; null for other contracts. */
export function refuseWithoutFramework(framework: FrameworkStanding | null): Refusal | null {
  if (framework === null || framework.stage === 'active') return null;
  const { number, stage } = framework;
  return refuse('FRAMEWORK_NOT_ACTIVE', number, stageWords[stage].en, stageWords[stage]['zh-CN']);
}
