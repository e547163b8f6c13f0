import { type Stage } from '../contract/contract';
import { add, compare, type Money, normalise } from '../kernel/money';
import { refuse, type Refusal } from '../contract/refusals';
import { showMoney } from '../kernel/show-money';
import { type Terms } from './terms';
import { stageWords } from '../contract/stage-words';

/** A framework contract as its call-off orders see it. */
export interface FrameworkStanding {
  number: string;
  stage: Stage;
  /** Its price: what all orders together may come to. */
  ceiling: Money;
  /** What the other orders come to that are submitted or further on; those that ended before signature do not count. */
  used: Money;
}

/** Stages in which an order counts against the ceiling. */
export const countingStages = [
  ...(['in_approval', 'awaiting_customer', 'awaiting_signature', 'active'] as const),
  ...(['completed', 'terminated', 'expired', 'archived'] as const),
] satisfies readonly Stage[];

/** Why the order cannot be submitted under its framework contract; null when it can. */
export function refuseCallOff({ price }: Pick<Terms, 'price'>, framework: FrameworkStanding): Refusal | null {
  const { number, stage, ceiling, used } = framework;
  if (stage !== 'active')
    return refuse('FRAMEWORK_NOT_ACTIVE', number, stageWords[stage].en, stageWords[stage]['zh-CN']);
  if (price.gross.currency !== ceiling.currency)
    return refuse('CURRENCY_MISMATCH', ceiling.currency, price.gross.currency);
  const total = add(used, price.gross);
  return compare(total, ceiling) > 0
    ? refuse('CEILING_EXCEEDED', number, showMoney(total), showMoney(normalise(ceiling)))
    : null;
}
