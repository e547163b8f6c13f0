import { type Active } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { refuseDearer, refuseLower } from '../drafting/framework';
import { type Terms } from '../drafting/terms';
import { type Amendment } from './state';
import { touchesDone } from './touches-done';

/** Refusal codes of `refusePrice`. */
export const ofPrices = ['FRAMEWORK_NOT_ACTIVE', 'CEILING_EXCEEDED', 'CEILING_BELOW_ORDERS'] as const;

/**
 * Refuses a new price that an order's framework contract, or a framework's existing orders, do not allow. Checked when an amendment is requested
 * and at each later step.
 */
export function refusePrice(
  { number }: Pick<Active, 'number'>,
  before: Terms,
  after: Terms,
  input: Input<'framework' | 'orders'>,
): Refusal | null {
  return refuseDearer(before, after, input('framework')) ?? refuseLower(number, after, input('orders'));
}

/**
 * The refusal if a pending amendment cannot be executed as things are now. Checked for each approver, when the customer agrees, and at each
 * signature, because deliveries and payments go on meanwhile, and what is done cannot be changed.
 */
export function refuseExecution(
  contract: Active,
  amendment: Amendment,
  input: Input<'texts' | 'changes' | 'framework' | 'orders'>,
): Refusal | null {
  const { termsOf } = input('texts');
  const before = termsOf(contract.terms);
  const done = touchesDone(contract, before, input('changes'));
  if (done !== null) return refuse('SETTLED_PART_CHANGED', done);
  return refusePrice(contract, before, termsOf(amendment.terms), input);
}
