import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { zh } from '../../domain/kernel/chinese';
import { moneyWords } from '../../domain/kernel/show-money';
import { words } from '../../domain/kernel/words';
import { type Receiving } from '../../domain/payment/allocate';
import { paymentTitle } from '../../domain/payment/payment-facts';
import { type OpenPaymentLine } from '../../domain/payment/state';
import { type Action, day, type Field, type Values } from './owner-action';
import { readAmount } from './read-amount';

/** Values that select several payment lines or none. No id of a line begins with a plus sign. */
const several = '+several';
const none = '+none';

const amountOf = (paymentLineId: string) => `amount-${paymentLineId}`;

function lineOption({ paymentLineId, outstanding }: OpenPaymentLine, terms: Terms) {
  const [title, open] = [paymentTitle(terms, paymentLineId), moneyWords(outstanding)];
  return {
    value: paymentLineId,
    label: words(`${title} – outstanding ${open.en}`, zh`${title}（未付 ${open['zh-CN']}）`),
  };
}

const money = (typed: string, currency: string) => ({ amount: readAmount(typed) ?? typed, currency });

/** The amounts in the fields of the payment lines. */
function allocationsIn(values: Values, open: readonly OpenPaymentLine[], currency: string) {
  return open.flatMap(({ paymentLineId }) => {
    const amount = values[amountOf(paymentLineId)] ?? '';
    return amount === '' ? [] : [{ paymentLineId, amount: money(amount, currency) }];
  });
}

/** The allocation in the body: one line, several lines with amounts, or none yet. If an amount and its line do not match, the schema reports it. */
function forWhich(picked: string | undefined, allocations: object[]): object {
  if (picked === none && allocations.length === 0) return { allocations };
  if (picked === several) return allocations.length === 0 ? {} : { allocations };
  return {
    ...(picked === none ? {} : { paymentLineId: picked }),
    ...(allocations.length === 0 ? {} : { allocations }),
  };
}

function amountFields(open: readonly OpenPaymentLine[], terms: Terms, currency: string): Field[] {
  if (open.length < 2) return [];
  return open.map((line): Field => {
    const { label } = lineOption(line, terms);
    return {
      ...{ name: amountOf(line.paymentLineId), kind: 'amount', currency, isOptional: true },
      label: words(`Of several, for: ${label.en}`, zh`多项付款时，用于：${label['zh-CN']}`),
    };
  });
}

/** Recording a receipt. */
function recording(contract: Receiving, terms: Terms): Action {
  const { currency } = contract.terms.gross;
  const open = contract.payment?.open ?? [];
  const ofSeveral = {
    value: several,
    label: words('several payments, with the amounts below', '多项付款，按下方金额'),
  };
  return {
    ...{ type: 'recordReceipt', label: words('Record a receipt', '登记回款') },
    fields: [
      {
        ...{ name: 'paymentLineId', label: words('Payment', '付款项'), kind: 'select' },
        hint: words(
          'What comes in beyond what is outstanding is kept with the contract.',
          '超出未付金额的部分暂留于合同。',
        ),
        options: [
          ...open.map((line) => lineOption(line, terms)),
          ...(open.length > 1 ? [ofSeveral] : []),
          { value: none, label: words('none yet, keep it with the contract', '暂不对应付款项，留于合同') },
        ],
      },
      { name: 'amount', label: words(`Amount (${currency})`, `金额（${currency}）`), kind: 'amount', currency },
      day('receivedOn', 'Received on', '到账日期'),
      { name: 'reference', label: words('Reference of the bank', '银行流水号'), kind: 'text' },
      ...amountFields(open, terms, currency),
    ],
    body: (values) => ({
      ...forWhich(values['paymentLineId'], allocationsIn(values, open, currency)),
      amount: money(values['amount'] ?? '', currency),
      ...{ receivedOn: values['receivedOn'], reference: values['reference'] },
    }),
  };
}

/** Allocating unallocated money to a payment line. */
function allocating(contract: Receiving, terms: Terms): Action[] {
  const { open = [], unallocated } = contract.payment ?? {};
  if (!unallocated || open.length === 0) return [];
  const { currency } = unallocated;
  const kept = moneyWords(unallocated);
  return [
    {
      ...{ type: 'allocateReceipt', label: words('Allocate what is kept', '分配暂留款项') },
      fields: [
        {
          ...{ name: 'reference', label: words('Reference of the bank', '银行流水号'), kind: 'text' },
          hint: words(`${kept.en} is kept with the contract.`, zh`合同暂留款项共 ${kept['zh-CN']}。`),
        },
        {
          ...{ name: 'paymentLineId', label: words('Payment', '付款项'), kind: 'select' },
          options: open.map((line) => lineOption(line, terms)),
        },
        { name: 'amount', label: words(`Amount (${currency})`, `金额（${currency}）`), kind: 'amount', currency },
      ],
      body: ({ reference, paymentLineId, amount = '' }) => ({
        ...{ reference, allocations: [{ paymentLineId, amount: money(amount, currency) }] },
      }),
    },
  ];
}

/** Reversing a receipt; offered if there is any receipt. */
function reversing({ payment }: Receiving, { paymentPlan }: Terms): Action[] {
  const agreed = new Map(paymentPlan.map(({ paymentLineId, amount }) => [paymentLineId, amount.amount]));
  const isPartPaid = payment?.open.some((line) => agreed.get(line.paymentLineId) !== line.outstanding.amount);
  if (!payment || (payment.settled === 0 && !payment.unallocated && !isPartPaid)) return [];
  return [
    {
      ...{ type: 'reverseReceipt', label: words('Reverse a receipt', '冲销回款') },
      fields: [
        { name: 'reference', label: words('Reference of the bank', '银行流水号'), kind: 'text' },
        {
          ...{ name: 'reason', label: words('Reason', '冲销原因'), kind: 'area' },
          hint: words(
            'Such as dishonoured, or booked on the wrong contract. What it had paid is owed again.',
            '例如退票、串户。已抵付的款项恢复为应付。',
          ),
        },
      ],
      body: (values) => values,
    },
  ];
}

/** What the owner can record about money: a receipt, an allocation, a reversal. */
export function receiving(contract: Contract, terms: Terms): Action[] {
  // After the end of the contract only finance records receipts.
  if (contract.stage !== 'signed' && contract.stage !== 'active') return [];
  return [recording(contract, terms), ...allocating(contract, terms), ...reversing(contract, terms)];
}
