import { type Contract } from '../../domain/contract/contract';
import { draftOf, type PaymentLineDraft, type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { dueInWords } from '../../domain/payment/trigger';
import { type Action, both, day, type Field, type Values } from './owner-action';

const toChoose = (terms: Terms): NonNullable<Field['options']> =>
  terms.paymentPlan.map((line) => {
    const due = dueInWords(line, terms);
    const label = words(`${line.title} – ${due.en}`, `${line.title}：${due['zh-CN']}`);
    return { value: line.paymentLineId, label };
  });

function afterAcceptance({ milestones }: Terms): Field[] {
  if (milestones.length === 0) return [];
  const options = milestones.map(({ milestoneId, title }) => ({ value: milestoneId, label: both(title) }));
  return [
    {
      ...{ name: 'milestoneId', kind: 'select', options, isOptional: true },
      label: words('Or after acceptance of', '或者以验收合格起算：交付节点'),
    },
    { name: 'months', label: words('Months after acceptance', '验收合格后几个月'), kind: 'count', isOptional: true },
    {
      ...{ name: 'days', label: words('Days after acceptance', '验收合格后几日'), kind: 'count', isOptional: true },
      hint: words(
        'Months and days count together, from the day after acceptance. Both empty: it is due on the day of acceptance.',
        '月数与日数相加，自验收合格次日起算；均不填的，验收合格当日到期。',
      ),
    },
  ];
}

/** When a line is due, from the form. A period without a delivery is passed on incomplete, so that the schema reports it. */
function dueIn({ dueOn = '', milestoneId = '', months = '', days = '' }: Values): Partial<PaymentLineDraft> {
  const number = (name: string, typed: string) => (typed === '' ? {} : { [name]: Number(typed) });
  const isAfter = [milestoneId, months, days].some((typed) => typed !== '');
  const after = { ...number('months', months), ...number('days', days) };
  return {
    ...(dueOn === '' ? {} : { dueOn }),
    ...(isAfter ? { trigger: { event: 'acceptance', milestoneId, after } } : {}),
  };
}

/** Sets when one payment of a draft is due: on a fixed day, or a period after the acceptance of a delivery. The other payments are unchanged. */
export function dueOfPayment({ revision, seq }: Contract, terms: Terms): Action[] {
  if (terms.paymentPlan.length === 0) return [];
  return [
    {
      ...{ type: 'revise', form: 'setDueDay', about: String(seq) },
      label: words('Set when a payment is due', '设定付款时间'),
      fields: [
        {
          ...{ name: 'paymentLineId', kind: 'select', options: toChoose(terms) },
          label: words('Payment', '付款项'),
        },
        { ...day('dueOn', 'Due on a fixed day', '固定付款日期'), isOptional: true },
        ...afterAcceptance(terms),
      ],
      body: ({ paymentLineId, ...typed }) => ({
        ...{ revision, seenSeq: seq },
        paymentPlan: draftOf(terms).paymentPlan.map((line) => {
          if (line.paymentLineId !== paymentLineId) return line;
          const { dueOn: _day, trigger: _trigger, ...rest } = line;
          return { ...rest, ...dueIn(typed) };
        }),
      }),
    },
  ];
}
