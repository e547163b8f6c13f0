import { zh } from '../kernel/chinese';
import { add, isZero, type Money, subtract, zero } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { type Words, words } from '../kernel/words';
import { type OpenEntry } from '../verification/state';
import { type PaymentState } from './state';

interface Line {
  paymentLineId: string;
  amount: Money;
}

/** What of the recorded receipts that finance has not verified yet is meant for this line. */
export function awaitingVerification({ paymentLineId, amount }: Line, entries: readonly OpenEntry[]): Money {
  return entries
    .flatMap(({ command }) => {
      if (command.type === 'allocateReceipt') return command.allocations;
      if (command.type !== 'recordReceipt') return [];
      const { allocations, paymentLineId: whole, amount: all } = command;
      return allocations ?? (whole === undefined ? [] : [{ paymentLineId: whole, amount: all }]);
    })
    .filter((one) => one.paymentLineId === paymentLineId)
    .reduce((sum, one) => add(sum, one.amount), zero(amount.currency));
}

/** How much of a payment has come, in words; null while nothing has come and it is not overdue. */
export function paymentStanding(line: Line, { open }: PaymentState, entries: readonly OpenEntry[] = []): Words | null {
  const unpaid = open.find((one) => one.paymentLineId === line.paymentLineId);
  if (!unpaid) return words('paid in full', '已收讫');
  const received = moneyWords(subtract(line.amount, unpaid.outstanding));
  const outstanding = moneyWords(unpaid.outstanding);
  const waiting = awaitingVerification(line, entries);
  const inWords = moneyWords(waiting);
  const parts = [
    ...(unpaid.outstanding.amount === line.amount.amount
      ? []
      : [
          words(
            `${received.en} received, ${outstanding.en} outstanding`,
            zh`已收 ${received['zh-CN']}，未收 ${outstanding['zh-CN']}`,
          ),
        ]),
    ...(isZero(waiting) ? [] : [words(`${inWords.en} to be verified by finance`, zh`${inWords['zh-CN']} 待财务复核`)]),
    ...(unpaid.overdue ? [words('overdue', '已逾期')] : []),
  ];
  if (parts.length === 0) return null;
  return words(parts.map(({ en }) => en).join('; '), parts.map((part) => part['zh-CN']).join('；'));
}
