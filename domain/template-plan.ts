import { addDays, type Day } from './days';
import { type TermsDraft } from './terms';

/** A template's plan: shares and days counted from the start of the term. */
export interface TemplatePlan {
  termDays: number;
  milestones: { milestoneId: string; title: string; dueAfterDays: number }[];
  paymentPlan: { paymentLineId: string; title: string; dueAfterDays: number; percent: string }[];
}

/** Turns a template's relative plan into days. */
export function planFromTemplate(
  plan: TemplatePlan,
  startsOn: Day,
): Pick<TermsDraft, 'term' | 'milestones' | 'paymentPlan'> {
  return {
    term: { startsOn, endsOn: addDays(startsOn, plan.termDays) },
    milestones: plan.milestones.map(({ milestoneId, title, dueAfterDays }) => ({
      milestoneId,
      title,
      dueOn: addDays(startsOn, dueAfterDays),
    })),
    paymentPlan: plan.paymentPlan.map(({ paymentLineId, title, dueAfterDays, percent }) => ({
      paymentLineId,
      title,
      dueOn: addDays(startsOn, dueAfterDays),
      percent,
    })),
  };
}
