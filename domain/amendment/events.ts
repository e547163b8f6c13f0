import { type SubmittedRoute } from '../approval/state';
import { type TermsRef } from '../drafting/state';
import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Side } from '../kernel/people';
import { type Part } from '../routing/route';
import { type Changes } from './state';

export interface AmendmentEvents {
  AmendmentRequested: {
    amendmentId: string;
    requestedBy: Side;
    reason: string;
    changes: Changes;
    terms: TermsRef;
    difference: Money;
    touched: Part[];
    route: SubmittedRoute;
  };
  /** Our side agrees: every step of the route has approved. */
  AmendmentApproved: { amendmentId: string };
  /** The customer agrees; nothing moves before both sides have signed. */
  AmendmentAgreed: { amendmentId: string; comment: string | null };
  AmendmentRefused: {
    amendmentId: string;
    side: Side;
    cause: 'rejected' | 'changes_requested' | 'recalled' | 'refused';
    by: string;
    reason: string;
  };
  AmendmentReminderDue: { amendmentId: string; occurrence: number; dueAt: Instant };
  /** What moves: milestones to other days, lines to other days or to what is still to come of them now. */
  AmendmentExecuted: {
    amendmentId: string;
    terms: TermsRef;
    milestones: { milestoneId: string; dueOn: Day }[];
    paymentLines: { paymentLineId: string; dueOn: Day; outstanding: Money }[];
    /** What is due from now on that was not. */
    added?: {
      milestones: { milestoneId: string; dueOn: Day }[];
      paymentLines: { paymentLineId: string; dueOn: Day; outstanding: Money }[];
    };
    /** What is not due any more, by their ids. */
    removed?: { milestones: string[]; paymentLines: string[] };
  };
}
