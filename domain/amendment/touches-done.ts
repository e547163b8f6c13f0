import { type Active } from '../contract/contract';
import { type Terms } from '../drafting/terms';
import { compare, isMoney, isZero, subtract } from '../kernel/money';
import { type Changes, type MilestoneChange, type PaymentLineChange } from './state';

/** An accepted delivery does not move; one that is reported waits for its acceptance and cannot go. */
function isDelivered({ delivery }: Active, { milestoneId, remove }: MilestoneChange): boolean {
  const open = delivery.open.find((one) => one.milestoneId === milestoneId);
  return !open || (remove === true && open.reported === true);
}

/** Whether somebody has recorded money for the line that finance has not verified yet: under the same id it would count for another line. */
function isAwaitingFinance({ entries = [] }: Active, id: string): boolean {
  return entries.some(({ command }) => {
    if (command.type !== 'recordReceipt' && command.type !== 'allocateReceipt') return false;
    const named = (command.allocations ?? []).map(({ paymentLineId }) => paymentLineId);
    return named.includes(id) || (command.type === 'recordReceipt' && command.paymentLineId === id);
  });
}

/** A settled line does not move, one that money came for cannot go, and none falls below what came. */
function isPaid(contract: Active, { paymentPlan }: Terms, change: PaymentLineChange): boolean {
  const line = paymentPlan.find(({ paymentLineId }) => paymentLineId === change.paymentLineId);
  if (!line) return false;
  const open = contract.payment.open.find(({ paymentLineId }) => paymentLineId === line.paymentLineId);
  if (!open) return true;
  const received = subtract(line.amount, open.outstanding);
  if (change.remove === true) return !isZero(received) || isAwaitingFinance(contract, line.paymentLineId);
  const amount = change.amount ?? line.amount;
  return isMoney(amount) && amount.currency === received.currency && compare(amount, received) < 0;
}

/** The part that is done and that the changes touch all the same, by its id; null where there is none. */
export function touchesDone(
  contract: Active,
  terms: Terms,
  { milestones = [], paymentPlan = [] }: Changes,
): string | null {
  const isKnown = ({ milestoneId }: MilestoneChange) => terms.milestones.some((one) => one.milestoneId === milestoneId);
  const milestone = milestones.find((change) => isKnown(change) && isDelivered(contract, change));
  if (milestone) return milestone.milestoneId;
  return paymentPlan.find((change) => isPaid(contract, terms, change))?.paymentLineId ?? null;
}
