import { goOn } from './ask-contract';
import { type RefusalCase } from './approval-refusals';
import { contractIn, everyCommand } from './every-stage';
import { allocate, pay, reverse, transfer } from './pump-contract';

const active = contractIn('active');
const dollars = { ...everyCommand.recordReceipt, amount: { amount: '1.00', currency: 'USD' } };
const paid = goOn(active, [pay('advance', '45200.00', 'A')]);

/** Refusals of commands about money. */
export const paymentRefusalCases = {
  UNKNOWN_PAYMENT_LINE: [
    active,
    pay('x', '1.00', 'A'),
    'Contract HT-pumps has no payment line x.',
    '合同 HT-pumps 没有付款项 x。',
  ],
  PAYMENT_LINE_SETTLED: [
    paid,
    pay('advance', '1.00', 'B'),
    'The payment line advance of contract HT-pumps is settled; money can be recorded for another line, or for none, and is then kept with the contract.',
    '合同 HT-pumps 的付款项 advance 已结清；款项可登记到其他付款项，也可不指定付款项，暂留于合同。',
  ],
  LINE_ALLOCATED_TWICE: [
    active,
    transfer('10.00', 'A', ['advance', '1.00'], ['advance', '2.00']),
    'The payment line advance is named twice; give one amount for it.',
    '付款项 advance 重复出现，请合并为一个金额。',
  ],
  CURRENCY_MISMATCH: [
    active,
    dollars,
    'The contract is in CNY, the amount is in USD.',
    '合同币种为 CNY，而金额币种为 USD。',
  ],
  NOT_AN_AMOUNT: [
    active,
    pay('advance', '0', 'A'),
    '0 is not a positive amount in CNY.',
    '0 不是有效金额，应为以 CNY 计的正数。',
  ],
  ALLOCATION_EXCEEDS_OUTSTANDING: [
    active,
    transfer('50000.00', 'A', ['advance', '45200.01']),
    'CNY 45,200.01 exceeds the outstanding CNY 45,200.00 of the payment line advance; allocate no more than that, and the rest is kept with the contract.',
    '¥45,200.01 超出付款项 advance 的未收金额 ¥45,200.00；请按未收金额分配，余款暂留于合同。',
  ],
  ALLOCATIONS_EXCEED_RECEIPT: [
    active,
    transfer('10.00', 'A', ['advance', '6.00'], ['balance', '4.01']),
    'The allocations come to CNY 10.01, which is more than the CNY 10.00 there is to allocate.',
    '分配金额合计 ¥10.01，超出可分配的 ¥10.00。',
  ],
  DUPLICATE_RECEIPT: [
    goOn(active, [pay('advance', '1.00', 'A')]),
    pay('advance', '1.00', 'A'),
    'The bank reference A is booked already, in contract HT-pumps.',
    '银行流水号 A 已在合同 HT-pumps 中登记。',
  ],
  UNKNOWN_RECEIPT: [
    active,
    reverse('A'),
    'Contract HT-pumps has no receipt under the bank reference A.',
    '合同 HT-pumps 没有银行流水号为 A 的回款。',
  ],
  RECEIPT_REVERSED: [
    goOn(paid, [reverse('A')]),
    reverse('A'),
    'The receipt A has been reversed already.',
    '回款 A 已冲销。',
  ],
  RECEIPT_ALLOCATED: [
    paid,
    allocate('A', ['balance', '1.00']),
    'Nothing is left of the receipt A to be allocated.',
    '回款 A 已全部分配，没有余额。',
  ],
} satisfies Record<string, RefusalCase>;
