import { type Contract } from '../contract/contract';
import { type Day } from '../kernel/days';
import { type EffectState } from './state';

interface Came {
  receiptSeq: number;
  receivedOn: Day | undefined;
  allocations: readonly { paymentLineId: string }[];
}

const withPaid = ({ paid: _before, ...effect }: EffectState, paid: NonNullable<EffectState['paid']>): EffectState => ({
  ...effect,
  ...(paid.length > 0 ? { paid } : {}),
});

/** Records the days of payments that meet conditions of effect. */
export function conditionMoneyCame(contract: Contract, { receiptSeq, receivedOn, allocations }: Came): Contract {
  if (contract.stage !== 'signed' || receivedOn === undefined) return contract;
  const { open, paid = [] } = contract.effect;
  const awaited = new Set(open.flatMap(({ paymentLineId }) => paymentLineId ?? []));
  const came = allocations.filter(({ paymentLineId }) => awaited.has(paymentLineId));
  const more = came.map(({ paymentLineId }) => ({ paymentLineId, receiptSeq, receivedOn }));
  return { ...contract, effect: withPaid(contract.effect, [...paid, ...more]) };
}

/** Removes the days of a reversed receipt. */
export function conditionMoneyGone(contract: Contract, receiptSeq: number): Contract {
  if (contract.stage !== 'signed') return contract;
  const { paid = [] } = contract.effect;
  const left = paid.filter((one) => one.receiptSeq !== receiptSeq);
  return { ...contract, effect: withPaid(contract.effect, left) };
}

/** The day on which a line was fully paid, which is the day of its last transfer; null if unknown. */
export function paidOn({ paid = [] }: EffectState, paymentLineId: string | undefined): Day | null {
  const days = paid.filter((one) => one.paymentLineId === paymentLineId).map(({ receivedOn }) => receivedOn);
  return days.sort().at(-1) ?? null;
}
