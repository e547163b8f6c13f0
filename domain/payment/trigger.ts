import { zh } from '../kernel/chinese';
import { type Day } from '../kernel/days';
import { dayAfter, type Period } from '../kernel/periods';
import { type Words, words } from '../kernel/words';

/** The happenings that a payment can hang on. */
export const triggerEvents = ['acceptance'] as const;

/** What a payment line is due after, in place of a fixed day: the acceptance (验收) of a milestone of the same contract, whenever it comes. */
export interface PaymentTrigger {
  event: (typeof triggerEvents)[number];
  milestoneId: string;
  /** How long after the day of acceptance, which does not count itself; nothing at all is on that day. */
  after: Period;
}

/** A delivery as far as a payment hangs on it. */
interface Delivery {
  milestoneId: string;
  title: string;
  dueOn: Day;
}

/** A payment line as the terms have it. */
interface Line {
  dueOn: Day;
  trigger?: PaymentTrigger;
}

/** Two triggers that say the same, whatever order they were typed in. */
export function isSameTrigger(one: PaymentTrigger | undefined, other: PaymentTrigger | undefined): boolean {
  if (!one || !other) return one === other;
  const of = ({ years = 0, months = 0, days = 0, endOfMonth }: Period) =>
    `${years * 12 + months} ${days} ${endOfMonth === true}`;
  return one.milestoneId === other.milestoneId && of(one.after) === of(other.after);
}

/** The day on which a line falls due by its trigger when the milestone is accepted on this day. */
export function dayByTrigger({ after }: Pick<PaymentTrigger, 'after'>, acceptedOn: Day): Day {
  return dayAfter(acceptedOn, after);
}

/** The day that is reckoned with until the milestone is accepted: as if that were on the day on which it is due. Null for an unknown one. */
export function plannedDay(trigger: PaymentTrigger, milestones: readonly Omit<Delivery, 'title'>[]): Day | null {
  const milestone = milestones.find(({ milestoneId }) => milestoneId === trigger.milestoneId);
  return milestone ? dayByTrigger(trigger, milestone.dueOn) : null;
}

function count(number: number | undefined, one: string, many: string): string[] {
  return number === undefined || number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

/** `12 months and 15 days`, `12 个月又 15 日`; empty where it is no time at all. */
function periodWords({ years, months, days }: Period): Words {
  const en = [...count(years, 'year', 'years'), ...count(months, 'month', 'months'), ...count(days, 'day', 'days')];
  const chinese = [...count(years, '年', '年'), ...count(months, '个月', '个月'), ...count(days, '日', '日')];
  return words(en.join(' and '), chinese.join('又 '));
}

/** `within 30 days after acceptance of “All pumps”`, `“全部设备”验收合格后 30 日内`. */
export function triggerWords(
  { milestoneId, after }: PaymentTrigger,
  milestones: readonly Pick<Delivery, 'milestoneId' | 'title'>[],
): Words {
  const title = milestones.find((milestone) => milestone.milestoneId === milestoneId)?.title ?? milestoneId;
  const { en, 'zh-CN': chinese } = periodWords(after);
  if (after.endOfMonth)
    return words(
      `by the end of the month ${en === '' ? 'of' : `that is reached ${en} after`} acceptance of “${title}”`,
      chinese === '' ? `“${title}”验收合格的当月月底前` : zh`“${title}”验收合格后 ${chinese}所在月的月底前`,
    );
  return en === ''
    ? words(`on the day of acceptance of “${title}”`, `“${title}”验收合格当日`)
    : words(`within ${en} after acceptance of “${title}”`, zh`“${title}”验收合格后 ${chinese}内`);
}

/** What the words of a due day are made of beside the line: the deliveries, and when those were accepted that payments hang on. */
interface Surroundings {
  milestones: readonly Pick<Delivery, 'milestoneId' | 'title'>[];
  acceptances?: readonly { milestoneId: string; acceptedOn: Day }[] | undefined;
}

/**
 * When a line is due, in words: its day or, of one that hangs on an acceptance that has not come, how long after it and the day that is planned.
 * @param show how a day is written, by default as data
 */
export function dueInWords(
  { dueOn: agreed, trigger }: Line,
  { milestones, acceptances = [] }: Surroundings,
  show: (day: Day, language: keyof Words) => string = (day) => day,
): Words {
  const accepted = trigger && acceptances.find(({ milestoneId }) => milestoneId === trigger.milestoneId);
  const dueOn = accepted ? dayByTrigger(trigger, accepted.acceptedOn) : agreed;
  const [en, chinese] = [show(dueOn, 'en'), show(dueOn, 'zh-CN')];
  if (!trigger || accepted) return words(en, chinese);
  const said = triggerWords(trigger, milestones);
  return words(`${said.en} (planned: ${en})`, zh`${said['zh-CN']}（预计 ${chinese}）`);
}
