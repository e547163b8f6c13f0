import { type Contract } from '../../domain/contract/contract';
import { type PaymentLineDraft, type TermsDraft } from '../../domain/drafting/terms';
import { type Instant } from '../../domain/kernel/days';
import { type Period } from '../../domain/kernel/periods';
import { type PaymentTrigger } from '../../domain/payment/trigger';
import { aContract, contractId, NOW } from './ask-contract';
import { pumpTerms, untilActive } from './pump-contract';

export function afterAcceptance(milestoneId: string, after: Period): PaymentTrigger {
  return { event: 'acceptance', milestoneId, after };
}

const fixed = (paymentLineId: string, title: string, dueOn: string, percent: string): PaymentLineDraft => ({
  ...{ paymentLineId, title, dueOn, percent },
});
const hanging = (paymentLineId: string, title: string, trigger: PaymentTrigger, percent: string): PaymentLineDraft => ({
  ...{ paymentLineId, title, trigger, percent },
});

/**
 * The pump contract with usual payment terms: an advance on a fixed day, the balance thirty days after acceptance of all pumps (planned for
 * 2030-07-01), and retention money a year and fifteen days after it (planned for 2031-06-16).
 */
export function triggeredTerms(overrides: Partial<TermsDraft> = {}): TermsDraft {
  return pumpTerms({
    paymentPlan: [
      fixed('advance', 'Advance', '2030-02-01', '30'),
      hanging('balance', 'Balance', afterAcceptance('rest', { days: 30 }), '65'),
      hanging('retention', 'Retention money', afterAcceptance('rest', { years: 1, days: 15 }), '5'),
    ],
    ...overrides,
  });
}

/** A contract with triggers that is in force. */
export function contractWithTriggers(overrides: Partial<TermsDraft> = {}, at: Instant = NOW): Contract {
  return aContract(untilActive(contractId, triggeredTerms(overrides)), at);
}
