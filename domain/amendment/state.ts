import { type Approval, type Vote } from '../approval/state';
import { type TermsRef } from '../drafting/state';
import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Side } from '../kernel/people';
import { type Part } from '../routing/route';

/** New dates and amounts; whatever is not named stays. */
export interface Changes {
  endsOn?: Day;
  gross?: Money;
  milestones?: { milestoneId: string; dueOn: Day }[];
  paymentPlan?: { paymentLineId: string; dueOn?: Day; amount?: Money }[];
}

/** An amendment in flight: reviewed by its own approval route, then put to the customer. */
export interface Amendment {
  amendmentId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  /** The terms as they will stand. */
  terms: TermsRef;
  /** How much the price moves, whichever way. */
  difference: Money;
  touched: Part[];
  approval: Approval;
  /** When our side had agreed and the customer was asked; null while it is in review. */
  approvedAt: Instant | null;
  customer: Vote | null;
  /** How many reminders the customer has had. */
  reminders: number;
}
