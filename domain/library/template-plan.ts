import { addDays, type Day } from '../kernel/days';
import { type Language } from '../kernel/people';
import { type Milestone, type PaymentLineDraft } from '../drafting/terms';
import { type Words } from '../kernel/words';

/** A contract type's plan: shares and days counted from the start of the term. */
export interface TemplatePlan {
  termDays: number;
  milestones: { milestoneId: string; title: Words; dueAfterDays: number }[];
  paymentPlan: { paymentLineId: string; title: Words; dueAfterDays: number; percent: string }[];
}

/** A plan in days, as drafts have it. */
export interface DatedPlan {
  term: { startsOn: Day; endsOn: Day };
  milestones: Milestone[];
  paymentPlan: PaymentLineDraft[];
}

/** Turns a contract type's relative plan into days, in the language of the document. */
export function planFromTemplate(plan: TemplatePlan, startsOn: Day, language: Language): DatedPlan {
  return {
    term: { startsOn, endsOn: addDays(startsOn, plan.termDays) },
    milestones: plan.milestones.map(({ milestoneId, title, dueAfterDays }) => ({
      milestoneId,
      title: title[language],
      dueOn: addDays(startsOn, dueAfterDays),
    })),
    paymentPlan: plan.paymentPlan.map(({ paymentLineId, title, dueAfterDays, percent }) => ({
      paymentLineId,
      title: title[language],
      dueOn: addDays(startsOn, dueAfterDays),
      percent,
    })),
  };
}
