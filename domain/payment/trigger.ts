import { zh } from '../kernel/chinese';
import { type Day } from '../kernel/days';
import { dayAfter, type Period } from '../kernel/periods';
import { type Words, words } from '../kernel/words';

/** Events that can trigger a payment. */
export const triggerEvents = ['acceptance'] as const;

/** The trigger of a payment line without a fixed due day: the acceptance (验收) of a milestone of the same contract. */
export interface PaymentTrigger {
  event: (typeof triggerEvents)[number];
  milestoneId: string;
  /** Time from the day of acceptance, which itself is not counted; an empty period means that day. */
  after: Period;
}

/** What is needed of a delivery that triggers a payment. */
interface Delivery {
  milestoneId: string;
  title: string;
  dueOn: Day;
}

/** A payment line in the terms. */
interface Line {
  dueOn: Day;
  trigger?: PaymentTrigger;
}

/** Whether two triggers have the same meaning, in whatever form they were written. */
export function isSameTrigger(one: PaymentTrigger | undefined, other: PaymentTrigger | undefined): boolean {
  if (!one || !other) return one === other;
  const of = ({ years = 0, months = 0, days = 0, endOfMonth }: Period) =>
    `${years * 12 + months} ${days} ${endOfMonth === true}`;
  return one.milestoneId === other.milestoneId && of(one.after) === of(other.after);
}

/** The due day of a line when its milestone is accepted on this day. */
export function dayByTrigger({ after }: Pick<PaymentTrigger, 'after'>, acceptedOn: Day): Day {
  return dayAfter(acceptedOn, after);
}

/** The planned due day before the acceptance: as if the milestone were accepted on its due day. Null if the milestone is unknown. */
export function plannedDay(trigger: PaymentTrigger, milestones: readonly Omit<Delivery, 'title'>[]): Day | null {
  const milestone = milestones.find(({ milestoneId }) => milestoneId === trigger.milestoneId);
  return milestone ? dayByTrigger(trigger, milestone.dueOn) : null;
}

/** The acceptances so far of milestones that trigger payments. */
export type Acceptances = readonly { milestoneId: string; acceptedOn: Day }[] | undefined;

/** The acceptance day of a milestone that triggers payments; null if it is not accepted. */
export function acceptedOn(acceptances: Acceptances, milestoneId: string): Day | null {
  return acceptances?.find((one) => one.milestoneId === milestoneId)?.acceptedOn ?? null;
}

export interface AgreedDay {
  /** The agreed due day. For a triggered payment it is computed from the milestone's due day until the acceptance, and from the acceptance after it. */
  dueOn: Day;
  /** The milestone whose acceptance is awaited; the due day is then only planned, and the payment is not due yet. Null if the day is certain. */
  awaits: string | null;
}

/** The due day of a line, computed from its trigger if it has one. */
export function dayOf(
  { dueOn, trigger }: { dueOn: Day; trigger?: PaymentTrigger | undefined },
  acceptances: Acceptances,
): AgreedDay {
  if (!trigger) return { dueOn, awaits: null };
  const accepted = acceptedOn(acceptances, trigger.milestoneId);
  if (accepted === null) return { dueOn, awaits: trigger.milestoneId };
  return { dueOn: dayByTrigger(trigger, accepted), awaits: null };
}

function count(number: number | undefined, one: string, many: string): string[] {
  return number === undefined || number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

/** `12 months and 15 days`, `12 个月又 15 日`; empty for an empty period. */
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

/** What the description of a due day needs besides the line: the deliveries, and the acceptances so far. */
interface Surroundings {
  milestones: readonly Pick<Delivery, 'milestoneId' | 'title'>[];
  acceptances?: Acceptances;
}

/**
 * When a line is due, in words: the day or, before the triggering acceptance, the time after it and the planned day.
 * @param show formats a day; by default `YYYY-MM-DD`
 */
export function dueInWords(
  line: Line,
  { milestones, acceptances }: Surroundings,
  show: (day: Day, language: keyof Words) => string = (day) => day,
): Words {
  const { dueOn, awaits } = dayOf(line, acceptances);
  const [en, chinese] = [show(dueOn, 'en'), show(dueOn, 'zh-CN')];
  if (!line.trigger || awaits === null) return words(en, chinese);
  const said = triggerWords(line.trigger, milestones);
  return words(`${said.en} (planned: ${en})`, zh`${said['zh-CN']}（预计 ${chinese}）`);
}
