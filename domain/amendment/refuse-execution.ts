import { type Active } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { refuseDearer, refuseLower } from '../drafting/framework';
import { type Terms } from '../drafting/terms';
import { type Amendment } from './state';
import { touchesDone } from './touches-done';

/** What the refusals of a price can be. */
export const ofPrices = ['FRAMEWORK_NOT_ACTIVE', 'CEILING_EXCEEDED', 'CEILING_BELOW_ORDERS'] as const;

/** Why neither an order nor a framework contract can come to another price: asked when an amendment is requested, and whenever it comes nearer. */
export function refusePrice(
  { number }: Pick<Active, 'number'>,
  before: Terms,
  after: Terms,
  input: Input<'framework' | 'orders'>,
): Refusal | null {
  return refuseDearer(before, after, input('framework')) ?? refuseLower(number, after, input('orders'));
}

/**
 * Why an amendment in flight cannot be executed as things are now: asked of each approver, when the customer agrees and at each signature.
 * Deliveries and receipts go on meanwhile, and what has been done stays done.
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
