import { type StepId } from '../approval/approval-state';
import { type Day, type Instant } from '../kernel/days';

/** What happens by itself at an instant, unless something else happens before. */
export interface Deadline {
  /** Which deadline; the date it hangs on is part of it, so that a moved date makes a new deadline. */
  key: string;
  /** 0 for the first time; a reminder recurs. */
  occurrence: number;
  at: Instant;
  effect: DeadlineEffect;
}

export type DeadlineEffect =
  | { kind: 'remind'; subject: ReminderSubject }
  | { kind: 'escalate'; stepId: StepId }
  | { kind: 'lapse_confirmation' }
  | { kind: 'milestone_overdue'; milestoneId: string }
  | { kind: 'payment_overdue'; paymentLineId: string }
  | { kind: 'end_term' };

/** Of what a reminder reminds. */
export type ReminderSubject =
  | { kind: 'approval'; stepId: StepId; percent?: number }
  | { kind: 'confirmation' }
  | { kind: 'signature' }
  | { kind: 'milestone'; milestoneId: string }
  | { kind: 'acceptance'; milestoneId: string }
  | { kind: 'payment'; paymentLineId: string }
  | { kind: 'amendment' }
  | { kind: 'rescission' };

/** The keys. A milestone and a payment line may bear the same id and be due on the same day: the kind of duty tells them apart. */
export const keys = {
  /** `round` counts on through all revisions: a clock that was stopped goes on under the same keys. */
  approval: (stepId: StepId, round: number, percent: number) => `approval:${stepId}:${round}:${percent}`,
  overtime: (stepId: StepId, round: number) => `overtime:${stepId}:${round}`,
  confirmation: (revision: number) => `confirmation:r${revision}`,
  lapse: (revision: number) => `lapse:r${revision}`,
  signature: (revision: number) => `signature:r${revision}`,
  acceptance: (milestoneId: string, attempt: number) => `acceptance:${milestoneId}:${attempt}`,
  due: (what: 'reminder' | 'overdue' | 'dunning', duty: 'milestone' | 'payment', id: string, dueOn: Day) =>
    `${what}:${duty}:${id}:${dueOn}`,
  consent: (id: string) => `consent:${id}`,
  term: (endsOn: Day) => `term:${endsOn}`,
};
