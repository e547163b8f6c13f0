import { refuseFactDay } from '../contract/fact-day';
import { refuse } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { compare, isZero, normalise, subtract } from '../kernel/money';
import { words } from '../kernel/words';
import { allocate, allocatedIn, outstandingOn, receivingStages, refuseAmount } from './allocate';
import { conditionsReopened, giveBack } from './give-back';
import { type AllocateReceipt, type RecordReceipt, type ReverseReceipt } from './record-receipt';

export interface PaymentCommands {
  recordReceipt: RecordReceipt;
  allocateReceipt: AllocateReceipt;
  reverseReceipt: ReverseReceipt;
}

const rule = rulesOf<PaymentCommands>();
const stages = receivingStages;

const ofAllocations = [
  ...(['UNKNOWN_PAYMENT_LINE', 'PAYMENT_LINE_SETTLED', 'LINE_ALLOCATED_TWICE', 'CURRENCY_MISMATCH'] as const),
  ...(['NOT_AN_AMOUNT', 'ALLOCATION_EXCEEDS_OUTSTANDING', 'ALLOCATIONS_EXCEED_RECEIPT'] as const),
] as const;

/** Additional refusals for people outside finance. */
const ofFinance = ['NOBODY_TO_VERIFY', 'TOO_MANY_ENTRIES', 'FINANCE_ONLY'] as const;

export const paymentRules = {
  recordReceipt: rule('recordReceipt', {
    ...{ words: words('recording a receipt', '登记回款'), stages, access: access.owner('money.book') },
    needs: ['texts', 'bookedReference', 'waitingReference'],
    refusals: [...ofAllocations, ...ofFinance, 'DATE_IN_FUTURE', 'DATE_TOO_EARLY', 'DUPLICATE_RECEIPT'],
    decide: ({ contract, command, now, input }) => {
      const { paymentLineId, allocations = [], receivedOn, reference } = command;
      const onLine = paymentLineId === undefined ? null : outstandingOn(contract, paymentLineId, input);
      if (onLine && 'refused' in onLine) return onLine;
      const wrong = refuseAmount(contract, command.amount);
      if (wrong) return wrong;
      const wrongDay = refuseFactDay(contract, receivedOn, now);
      if (wrongDay) return wrongDay;
      const amount = normalise(command.amount);
      const named =
        onLine && paymentLineId !== undefined
          ? [{ paymentLineId, amount: compare(amount, onLine) > 0 ? onLine : amount }]
          : allocations;
      const allocated = allocate(contract, named, amount, input);
      if ('refused' in allocated) return allocated;
      const bookedIn = input('bookedReference');
      if (bookedIn !== null) return refuse('DUPLICATE_RECEIPT', reference, bookedIn);
      const unallocated = subtract(amount, allocatedIn(allocated, amount.currency));
      return [{ type: 'ReceiptRecorded', amount, receivedOn, reference, allocations: allocated, unallocated }];
    },
  }),
  allocateReceipt: rule('allocateReceipt', {
    ...{ words: words('allocating a receipt', '分配回款'), stages, access: access.owner('money.book') },
    needs: ['texts', 'receipt'],
    refusals: ['UNKNOWN_RECEIPT', 'RECEIPT_REVERSED', 'RECEIPT_ALLOCATED', ...ofAllocations, ...ofFinance],
    decide: ({ contract, command, input }) => {
      const receipt = input('receipt');
      if (!receipt) return refuse('UNKNOWN_RECEIPT', command.reference, contract.number);
      const { seq: receiptSeq, reference, amount, receivedOn } = receipt;
      if (receipt.isReversed) return refuse('RECEIPT_REVERSED', reference);
      const { currency } = amount;
      const rest = subtract(amount, allocatedIn(receipt.allocations, currency));
      if (isZero(rest)) return refuse('RECEIPT_ALLOCATED', reference);
      const allocated = allocate(contract, command.allocations, rest, input);
      if ('refused' in allocated) return allocated;
      const unallocated = subtract(rest, allocatedIn(allocated, currency));
      return [{ type: 'ReceiptAllocated', receiptSeq, reference, receivedOn, allocations: allocated, unallocated }];
    },
  }),
  reverseReceipt: rule('reverseReceipt', {
    ...{ words: words('reversing a receipt', '冲销回款'), stages, access: access.owner('money.book') },
    needs: ['texts', 'receipt', 'conditionsMet', 'clock'],
    refusals: ['UNKNOWN_RECEIPT', 'RECEIPT_REVERSED', ...ofFinance],
    decide: ({ contract, command, input }) => {
      const receipt = input('receipt');
      if (!receipt) return refuse('UNKNOWN_RECEIPT', command.reference, contract.number);
      const { seq: receiptSeq, reference, amount, receivedOn } = receipt;
      if (receipt.isReversed) return refuse('RECEIPT_REVERSED', reference);
      const unallocated = subtract(amount, allocatedIn(receipt.allocations, amount.currency));
      const allocations = giveBack(contract, receipt.allocations, input('texts').termsOf(contract.terms));
      const { reason } = command;
      return [
        {
          ...{ type: 'ReceiptReversed', receiptSeq, amount, receivedOn, reference, reason },
          ...{ allocations, unallocated },
        },
        ...conditionsReopened(contract, allocations, input),
      ];
    },
  }),
} satisfies RulesFor<PaymentCommands>;
