import { counted } from '../kernel/plural';
import { addDays, type Day } from '../kernel/days';
import { dayAfter } from '../kernel/periods';
import { dayByTrigger, type PaymentTrigger, triggerWords } from '../payment/trigger';
import { type PaymentLine, type Terms } from './terms';
import { type Warning, warning } from './warning';

const fieldOf = ({ fields = [] }: Terms, fieldId: string) => {
  const index = fields.findIndex((field) => field.fieldId === fieldId);
  const value = fields[index]?.value;
  return value === undefined || !/^\d{1,4}$/.test(value)
    ? null
    : { days: Number(value), pointer: `/fields/${index}/value` };
};

/** Accepted difference in days between the due day of retention money and the end of the warranty, because acceptance takes some weeks. */
const tolerance = 60;
const monthDays = 30.44;

/** Retention money triggered by an acceptance that is due before the warranty from that acceptance ends, or long after. */
function ofHangingRetention(
  { milestones }: Terms,
  { title, trigger }: PaymentLine & { trigger: PaymentTrigger },
  index: number,
  { days: months, pointer }: { days: number; pointer: string },
): Warning[] {
  const accepted = milestones.find(({ milestoneId }) => milestoneId === trigger.milestoneId)?.dueOn;
  if (accepted === undefined) return [];
  const [due, ends] = [dayByTrigger(trigger, accepted), dayAfter(accepted, { months })];
  if (due >= ends && due <= addDays(ends, tolerance)) return [];
  const said = triggerWords(trigger, milestones);
  return [
    warning(
      'periods_contradict',
      due < ends ? pointer : `/paymentPlan/${index}/trigger/after`,
      `“${title}” is due ${said.en}; the warranty from that acceptance is ${months} months.`,
      `“${title}”应在${said['zh-CN']}支付，而自该次验收起的质量保证期为 ${months} 个月。`,
    ),
  ];
}

/** Retention money that is due long before or after the end of its warranty. */
function ofRetention(terms: Terms): Warning[] {
  const months = fieldOf(terms, 'warranty-months');
  const last = terms.milestones
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  if (!months || last === undefined) return [];
  const ends = addDays(last, Math.round(months.days * monthDays));
  return terms.paymentPlan.flatMap((line, index) => {
    const { paymentLineId, title, dueOn, trigger } = line;
    const isRetention = paymentLineId === 'retention' || /质保金|质量保证金|retention/i.test(title);
    if (isRetention && trigger) return ofHangingRetention(terms, { ...line, trigger }, index, months);
    const isFar = dueOn < addDays(ends, -tolerance) || dueOn > addDays(ends, tolerance);
    if (!isRetention || !isFar) return [];
    return [
      warning(
        'periods_contradict',
        `/paymentPlan/${index}/dueOn`,
        `“${title}” is due on ${dueOn}; the warranty of ${counted(months.days, 'month')} ends about ${ends}.`,
        `“${title}”的到期日为 ${dueOn}，而 ${months.days} 个月的质量保证期约于 ${ends} 届满。`,
      ),
    ];
  });
}

/** Periods that are longer than their outer limit. */
function ofLimits(terms: Terms): Warning[] {
  const pairs = [
    ['warranty-months', 'warranty-limit', 'The warranty', '质量保证期'],
    ['acceptance-days', 'acceptance-limit', 'The time for acceptance', '验收期限'],
  ] as const;
  return pairs.flatMap(([period, limit, en, zh]) => {
    const [own, most] = [fieldOf(terms, period), fieldOf(terms, limit)];
    return own && most && most.days < own.days
      ? [
          warning(
            'periods_contradict',
            most.pointer,
            `${en} of ${own.days} is longer than its outer limit of ${most.days}.`,
            `${zh}（${own.days}）长于其最长期限（${most.days}）。`,
          ),
        ]
      : [];
  });
}

/** A term that ends before the last payment is due. */
function ofTerm({ term, paymentPlan }: Terms): Warning[] {
  const last = paymentPlan
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  const isLater = (dueOn: Day | undefined): dueOn is Day => dueOn !== undefined && dueOn > term.endsOn;
  return isLater(last)
    ? [
        warning(
          'periods_contradict',
          '/term/endsOn',
          `The term ends on ${term.endsOn}, before the last payment is due on ${last}.`,
          `合同期限于 ${term.endsOn} 届满，早于最后一期付款的到期日 ${last}。`,
        ),
      ]
    : [];
}

/** Deliveries and payments due before the contract takes effect, except payments that are conditions of effect. */
function ofEffect({ effectiveOn, conditions = [], milestones, paymentPlan }: Terms): Warning[] {
  if (effectiveOn === undefined) return [];
  const due = [
    ...milestones.map(({ title, dueOn }, index) => ({ title, dueOn, pointer: `/milestones/${index}/dueOn` })),
    ...paymentPlan.flatMap(({ paymentLineId, title, dueOn, trigger }, index) =>
      trigger !== undefined || conditions.some((condition) => condition.paymentLineId === paymentLineId)
        ? []
        : [{ title, dueOn, pointer: `/paymentPlan/${index}/dueOn` }],
    ),
  ];
  return due
    .filter(({ dueOn }) => dueOn < effectiveOn)
    .map(({ title, dueOn, pointer }) =>
      warning(
        'periods_contradict',
        pointer,
        `“${title}” is due on ${dueOn}, before the contract takes effect on ${effectiveOn}.`,
        `“${title}”的日期为 ${dueOn}，早于合同生效日 ${effectiveOn}。`,
      ),
    );
}

/** Conditions without a long-stop day, or with a payment due after it. */
function ofLongStop({ conditions = [], longStopOn, paymentPlan, term }: Terms): Warning[] {
  if (conditions.length > 0 && longStopOn === undefined)
    return [
      warning(
        'no_long_stop_day',
        '/conditions',
        'The contract has conditions of effect and no long-stop day: should one of them never come, neither side can end the waiting alone.',
        '合同约定了生效条件而没有最迟生效日：条件一直不成就的，任何一方均不能单方结束等待。',
      ),
    ];
  if (longStopOn === undefined) return [];
  const late =
    longStopOn > term.endsOn
      ? [
          warning(
            'periods_contradict',
            '/longStopOn',
            `The long-stop day, ${longStopOn}, lies after the end of the term on ${term.endsOn}.`,
            `最迟生效日 ${longStopOn} 晚于合同期限届满日 ${term.endsOn}。`,
          ),
        ]
      : [];
  const lines = new Set(conditions.map(({ paymentLineId }) => paymentLineId));
  const unpaid = paymentPlan.flatMap(({ paymentLineId, title, dueOn }, index) =>
    lines.has(paymentLineId) && dueOn > longStopOn
      ? [
          warning(
            'periods_contradict',
            `/paymentPlan/${index}/dueOn`,
            `“${title}”, by which the contract takes effect, is due on ${dueOn}, after the long-stop day, ${longStopOn}.`,
            `作为生效条件的“${title}”于 ${dueOn} 到期，晚于最迟生效日 ${longStopOn}。`,
          ),
        ]
      : [],
  );
  return [...late, ...unpaid];
}

/** Warnings about periods that contradict each other. */
export function periods(terms: Terms): Warning[] {
  return [...ofRetention(terms), ...ofLimits(terms), ...ofTerm(terms), ...ofEffect(terms), ...ofLongStop(terms)];
}
