import { type Contract } from '../../domain/contract/contract';
import { draftOf, type PaymentLine, type PaymentLineDraft, type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { dueInWords } from '../../domain/payment/trigger';
import { type Action, both, day, type Field, type Values } from './owner-action';

const toChoose = (terms: Terms): NonNullable<Field['options']> =>
  terms.paymentPlan.map((line) => {
    const due = dueInWords(line, terms);
    const label = words(`${line.title} – ${due.en}`, `${line.title}：${due['zh-CN']}`);
    return { value: line.paymentLineId, label };
  });

/** The fields of a due rule after an acceptance, by the part of the trigger that each one fills. */
const parts = ['milestoneId', 'years', 'months', 'days', 'endOfMonth'] as const;
type Part = (typeof parts)[number];

/** The name of a field; a form that has other fields of these names gives a prefix. */
function named(part: Part, prefix: string): string {
  return prefix === '' ? part : `${prefix}-${part}`;
}

/** Offers every due rule after an acceptance that the API has; nothing if the contract has no deliveries. */
export function afterAcceptance({ milestones }: Pick<Terms, 'milestones'>, prefix = ''): Field[] {
  if (milestones.length === 0) return [];
  const field = (part: Part, rest: Pick<Field, 'label' | 'kind' | 'hint' | 'options'>): Field => ({
    ...{ name: named(part, prefix), part, isOptional: true, ...rest },
  });
  return [
    field('milestoneId', {
      ...{
        kind: 'select',
        options: milestones.map(({ milestoneId, title }) => ({ value: milestoneId, label: both(title) })),
      },
      label: words('Or after acceptance of', '或者以验收合格起算：交付节点'),
    }),
    field('years', { label: words('Years after acceptance', '验收合格后几年'), kind: 'count' }),
    field('months', { label: words('Months after acceptance', '验收合格后几个月'), kind: 'count' }),
    field('days', {
      ...{ label: words('Days after acceptance', '验收合格后几日'), kind: 'count' },
      hint: words(
        'Years, months and days are added up, from the day after acceptance. All empty: the time agreed so far stays; if there is none, it is due on the day of acceptance. 0 days: on the day of acceptance.',
        '年、月、日相加，自验收合格次日起算。均不填的，保持原约定的期限；原无此期限的，验收合格当日到期。填 0 日的，验收合格当日到期。',
      ),
    }),
    field('endOfMonth', {
      ...{ label: words('Day of the month', '到期日的确定'), kind: 'select' },
      options: [
        { value: 'counted', label: words('the day that is reached', '以期限届满之日为准') },
        { value: 'last', label: words('the last day of the month that is reached', '顺延至期限届满当月的月底') },
      ],
      hint: words('Not chosen: as agreed so far.', '不选的，保持原约定。'),
    }),
  ];
}

/**
 * The due rule from the form; where the line has a rule already, parts that are left empty stay. A period without a delivery is passed on incomplete, so that the
 * schema reports it.
 * @param dueOn the fixed day as typed
 */
export function dueIn(
  values: Values,
  dueOn: string,
  { trigger: before }: Pick<Partial<PaymentLine>, 'trigger'> = {},
  prefix = '',
): Pick<Partial<PaymentLineDraft>, 'dueOn' | 'trigger'> {
  const of = (part: Part) => values[named(part, prefix)] ?? '';
  const fixed = dueOn === '' ? {} : { dueOn };
  if (parts.every((part) => of(part) === '')) return fixed;
  const number = (part: 'years' | 'months' | 'days') => (of(part) === '' ? {} : { [part]: Number(of(part)) });
  const typed = { ...number('years'), ...number('months'), ...number('days') };
  const { endOfMonth: wasLast, ...time } = before?.after ?? {};
  const isLast = of('endOfMonth') === '' ? wasLast === true : of('endOfMonth') === 'last';
  const after = { ...(Object.keys(typed).length > 0 ? typed : time), ...(isLast ? { endOfMonth: true as const } : {}) };
  const milestoneId = of('milestoneId') || (before?.milestoneId ?? '');
  return { ...fixed, trigger: { event: 'acceptance', milestoneId, after } };
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
      body: ({ paymentLineId, dueOn = '', ...typed }) => ({
        ...{ revision, seenSeq: seq },
        paymentPlan: draftOf(terms).paymentPlan.map((line) => {
          if (line.paymentLineId !== paymentLineId) return line;
          const { dueOn: _day, trigger: _trigger, ...rest } = line;
          return { ...rest, ...dueIn(typed, dueOn, line) };
        }),
      }),
    },
  ];
}
