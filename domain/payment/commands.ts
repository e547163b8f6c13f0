import { refuse } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { latestDayAnywhere } from '../kernel/days';
import { compare, isMoney, normalise, subtract, zero } from '../kernel/money';
import { words } from '../kernel/words';
import { type RecordReceipt } from './record-receipt';

export interface PaymentCommands {
  recordReceipt: RecordReceipt;
}

const rule = rulesOf<PaymentCommands>();

export const paymentRules = {
  recordReceipt: rule('recordReceipt', {
    ...{ words: words('recording a receipt', '登记回款'), stages: ['signed', 'active'], access: access.owner },
    needs: ['texts', 'bookedReference'],
    refusals: [
      ...(['UNKNOWN_PAYMENT_LINE', 'CURRENCY_MISMATCH', 'NOT_AN_AMOUNT', 'DATE_IN_FUTURE'] as const),
      ...(['DUPLICATE_RECEIPT', 'RECEIPT_EXCEEDS_OUTSTANDING', 'NOBODY_TO_VERIFY', 'TOO_MANY_ENTRIES'] as const),
    ],
    decide: ({ contract, command, now, input }) => {
      const { paymentLineId, receivedOn, reference } = command;
      const line = contract.payment.open.find((candidate) => candidate.paymentLineId === paymentLineId);
      const isKnown = () =>
        input('texts')
          .termsOf(contract.terms)
          .paymentPlan.some((planned) => planned.paymentLineId === paymentLineId);
      if (!line && !isKnown()) return refuse('UNKNOWN_PAYMENT_LINE', paymentLineId, contract.number);
      const { currency } = contract.terms.gross;
      if (command.amount.currency !== currency) return refuse('CURRENCY_MISMATCH', currency, command.amount.currency);
      if (!isMoney(command.amount) || compare(command.amount, zero(currency)) <= 0)
        return refuse('NOT_AN_AMOUNT', command.amount.amount, currency);
      if (receivedOn > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', receivedOn);
      const bookedIn = input('bookedReference');
      if (bookedIn !== null) return refuse('DUPLICATE_RECEIPT', reference, bookedIn);
      const amount = normalise(command.amount);
      const outstanding = line?.outstanding ?? zero(currency);
      if (compare(amount, outstanding) > 0)
        return refuse(
          'RECEIPT_EXCEEDS_OUTSTANDING',
          `${amount.amount} ${currency}`,
          `${outstanding.amount} ${currency}`,
        );
      const rest = subtract(outstanding, amount);
      return [{ type: 'ReceiptRecorded', paymentLineId, amount, receivedOn, reference, outstanding: rest }];
    },
  }),
} satisfies RulesFor<PaymentCommands>;
