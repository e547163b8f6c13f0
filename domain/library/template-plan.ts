import { addDays, type Day } from '../kernel/days';
import { dayAfter, lastDayOf, type Period } from '../kernel/periods';
import { type Language } from '../kernel/people';
import { type Milestone, type PaymentLineDraft } from '../drafting/terms';
import { type Words } from '../kernel/words';
import { type PaymentTrigger, plannedDay } from '../payment/trigger';

/** A due day relative to the start of the term: a number of days after it, or a calendar period. */
export interface PlannedDue {
  dueAfterDays?: number;
  dueAfter?: Period;
}

/**
 * A contract type's plan: shares of the price, and times relative to the start of the term or, for payments, to the acceptance of a milestone.
 * Each time is given in exactly one of these ways.
 */
export interface TemplatePlan {
  /** Number of days from the first to the last day of the term. */
  termDays?: number;
  /** Length of the term by the calendar, including its first day: a year from 1 January ends on 31 December. */
  term?: Period;
  milestones: ({ milestoneId: string; title: Words } & PlannedDue)[];
  paymentPlan: ({ paymentLineId: string; title: Words; percent: string; trigger?: PaymentTrigger } & PlannedDue)[];
}

/** A plan with dates, as drafts have it. */
export interface DatedPlan {
  term: { startsOn: Day; endsOn: Day };
  milestones: Milestone[];
  paymentPlan: PaymentLineDraft[];
}

export function endOfPlan({ term, termDays = 0 }: Pick<TemplatePlan, 'term' | 'termDays'>, startsOn: Day): Day {
  return term ? lastDayOf(startsOn, term) : addDays(startsOn, termDays);
}

export function dueDayOf({ dueAfter, dueAfterDays = 0 }: PlannedDue, startsOn: Day): Day {
  return dueAfter ? dayAfter(startsOn, dueAfter) : addDays(startsOn, dueAfterDays);
}

/** Converts a contract type's relative plan to dates and to the language of the document. */
export function planFromTemplate(plan: TemplatePlan, startsOn: Day, language: Language): DatedPlan {
  return {
    term: { startsOn, endsOn: endOfPlan(plan, startsOn) },
    milestones: plan.milestones.map(({ milestoneId, title, ...due }) => ({
      milestoneId,
      title: title[language],
      dueOn: dueDayOf(due, startsOn),
    })),
    paymentPlan: plan.paymentPlan.map(({ paymentLineId, title, percent, trigger, ...due }) => ({
      paymentLineId,
      title: title[language],
      ...(trigger ? { trigger } : { dueOn: dueDayOf(due, startsOn) }),
      percent,
    })),
  };
}

/**
 * The plan with other milestones than the contract type's. Payments triggered by a milestone that is missing are triggered by the last one
 * instead; without any milestones they are due on the day that the type plans.
 */
export function withMilestones(plan: DatedPlan, milestones: readonly Milestone[]): DatedPlan {
  const last = [...milestones].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).at(-1);
  const paymentPlan = plan.paymentPlan.map(({ trigger, ...line }): PaymentLineDraft => {
    if (!trigger) return line;
    if (milestones.some(({ milestoneId }) => milestoneId === trigger.milestoneId)) return { ...line, trigger };
    return last
      ? { ...line, trigger: { ...trigger, milestoneId: last.milestoneId } }
      : { ...line, dueOn: plannedDay(trigger, plan.milestones) ?? '' };
  });
  return { ...plan, milestones: [...milestones], paymentPlan };
}
