import { addDays, type Day } from '../kernel/days';
import { dayAfter, lastDayOf, type Period } from '../kernel/periods';
import { type Language } from '../kernel/people';
import { type Milestone, type PaymentLineDraft } from '../drafting/terms';
import { type Words } from '../kernel/words';
import { type PaymentTrigger, plannedDay } from '../payment/trigger';

/** When something is due, counted from the start of the term: so many days after it, or a period by the calendar. */
export interface PlannedDue {
  dueAfterDays?: number;
  dueAfter?: Period;
}

/** A contract type's plan: shares, and times counted from the start of the term or, of payments, from the acceptance of one of its milestones. Of each time one way of counting it is given. */
export interface TemplatePlan {
  /** How many days after its first the term has its last day. */
  termDays?: number;
  /** How long the term is by the calendar, its first day included: a year from 1 January ends on 31 December. */
  term?: Period;
  milestones: ({ milestoneId: string; title: Words } & PlannedDue)[];
  paymentPlan: ({ paymentLineId: string; title: Words; percent: string; trigger?: PaymentTrigger } & PlannedDue)[];
}

/** A plan in days, as drafts have it. */
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

/** Turns a contract type's relative plan into days, in the language of the document. */
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
 * The plan with other deliveries than the type's own. Payments that hang on one that is not among them hang on the last of these; where nothing is
 * delivered, they are due on the day that the type plans.
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
