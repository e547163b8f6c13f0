import { type Active } from '../contract/contract';
import { type Terms } from '../drafting/terms';
import { compare, isMoney, isZero, subtract } from '../kernel/money';
import { type Changes, type MilestoneChange, type PaymentLineChange } from './state';

/** An accepted delivery cannot be changed; a reported one waits for its acceptance and cannot be removed. */
function isDelivered({ delivery }: Active, { milestoneId, remove }: MilestoneChange): boolean {
  const open = delivery.open.find((one) => one.milestoneId === milestoneId);
  return !open || (remove === true && open.reported === true);
}

/** Whether an entry for this line waits for verification by finance: if the id were reused, the money would count for another line. */
function isAwaitingFinance({ entries = [] }: Active, id: string): boolean {
  return entries.some(({ command }) => {
    if (command.type !== 'recordReceipt' && command.type !== 'allocateReceipt') return false;
    const named = (command.allocations ?? []).map(({ paymentLineId }) => paymentLineId);
    return named.includes(id) || (command.type === 'recordReceipt' && command.paymentLineId === id);
  });
}

/** A settled line cannot be changed, one with receipts cannot be removed, and no amount can fall below what was received. */
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

/** The id of a done delivery or payment that the changes affect; null if there is none. */
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
