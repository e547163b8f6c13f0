import { type Contract } from '../../domain/contract/contract';
import { type PaymentLine, type Terms } from '../../domain/drafting/terms';
import { dueInWords } from '../../domain/payment/trigger';
import { type Words, words } from '../../domain/kernel/words';
import { type Action, both, day, type Field, type Values } from './owner-action';
import { afterAcceptance, dueIn } from './owner-payment-days';

/** The change of the due rule of one payment; nothing if neither a payment nor a rule is given. */
function paymentMoved(payments: readonly PaymentLine[], { paymentLineId = '', payOn = '', ...typed }: Values): object {
  const line = payments.find((one) => one.paymentLineId === paymentLineId);
  const due = dueIn(typed, payOn, line, 'pay');
  const isEmpty = Object.keys(due).length === 0;
  if (isEmpty && paymentLineId === '') return {};
  return { paymentPlan: [{ paymentLineId, ...(isEmpty ? { dueOn: payOn } : due) }] };
}

/** Asks for an amendment of what is most often changed: the end of the term, one delivery, one payment. */
export function amending(contract: Contract, { milestones, paymentPlan }: Terms): Action[] {
  if (contract.stage !== 'active' || contract.amendment || contract.termination) return [];
  const open = new Set(contract.delivery.open.map(({ milestoneId }) => milestoneId));
  const unpaid = new Set(contract.payment.open.map(({ paymentLineId }) => paymentLineId));
  const deliveries = milestones.filter(({ milestoneId }) => open.has(milestoneId));
  const payments = paymentPlan.filter(({ paymentLineId }) => unpaid.has(paymentLineId));
  const optional = (field: Field): Field => ({ ...field, isOptional: true });
  const pick = (name: string, label: Words, options: Field['options'] = []): Field[] =>
    options.length === 0 ? [] : [optional({ name, label, kind: 'select', options })];
  const { acceptances } = contract.delivery;
  const toPick = deliveries.map((one) => ({ value: one.milestoneId, label: both(`${one.title} – ${one.dueOn}`) }));
  const toPay = payments.map((one) => {
    const due = dueInWords(one, { milestones, acceptances });
    const label = words(`${one.title} – ${due.en}`, `${one.title} – ${due['zh-CN']}`);
    return { value: one.paymentLineId, label };
  });
  return [
    {
      ...{ type: 'requestAmendment', label: words('Ask for a change', '申请变更') },
      fields: [
        {
          ...{ name: 'requestedBy', label: words('Who wants it', '提出方'), kind: 'select' },
          options: [
            { value: 'ours', label: words('our side', '我方') },
            { value: 'customer', label: words('the customer', '客户') },
          ],
        },
        { name: 'reason', label: words('Reason', '变更原因'), kind: 'area' },
        optional(day('endsOn', 'New end of the term', '新的期限届满日')),
        ...pick('milestoneId', words('Delivery that moves', '调整的交付节点'), toPick),
        ...(toPick.length > 0 ? [optional(day('deliverOn', 'New day of the delivery', '新的交付日期'))] : []),
        ...pick('paymentLineId', words('Payment that moves', '调整的付款项'), toPay),
        ...(toPay.length > 0
          ? [
              optional(day('payOn', 'New due day of the payment', '新的付款日期')),
              ...afterAcceptance({ milestones }, 'pay'),
            ]
          : []),
      ],
      body: ({ requestedBy, reason, endsOn, milestoneId, deliverOn, ...payment }) => ({
        ...{ requestedBy, reason },
        changes: {
          ...(endsOn ? { endsOn } : {}),
          ...(milestoneId || deliverOn ? { milestones: [{ milestoneId, dueOn: deliverOn }] } : {}),
          ...paymentMoved(payments, payment),
        },
      }),
    },
  ];
}
