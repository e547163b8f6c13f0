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
  /** Every step of our approval route has approved. */
  AmendmentApproved: { amendmentId: string };
  /** The customer has agreed; nothing changes before both sides have signed. */
  AmendmentAgreed: { amendmentId: string; comment: string | null };
  AmendmentRefused: {
    amendmentId: string;
    side: Side;
    cause: 'rejected' | 'changes_requested' | 'recalled' | 'refused';
    by: string;
    reason: string;
  };
  AmendmentReminderDue: { amendmentId: string; occurrence: number; dueAt: Instant };
  /** Open duties that changed: milestones with new due days, payment lines with new due days or outstanding amounts. */
  AmendmentExecuted: {
    amendmentId: string;
    terms: TermsRef;
    milestones: { milestoneId: string; dueOn: Day }[];
    paymentLines: { paymentLineId: string; dueOn: Day; outstanding: Money }[];
    /** New duties. */
    added?: {
      milestones: { milestoneId: string; dueOn: Day }[];
      paymentLines: { paymentLineId: string; dueOn: Day; outstanding: Money }[];
    };
    /** Ids of duties that were removed. */
    removed?: { milestones: string[]; paymentLines: string[] };
  };
}
