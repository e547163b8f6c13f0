import { type Approval, type Vote } from '../approval/state';
import { type LineItemDraft } from '../drafting/line-items';
import { type TermsRef } from '../drafting/state';
import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Side } from '../kernel/people';
import { type PaymentTrigger } from '../payment/trigger';
import { type Part } from '../routing/route';
import { type Signature } from '../signing/state';

/** Of a delivery what changes, or that it goes; an id that the contract does not have is a new one, said whole. */
export interface MilestoneChange {
  milestoneId: string;
  title?: string;
  dueOn?: Day;
  remove?: true;
}

export interface PaymentLineChange {
  paymentLineId: string;
  title?: string;
  /** A fixed day, in place of what it hung on. */
  dueOn?: Day;
  /** What it hangs on from now on, in place of its day. */
  trigger?: PaymentTrigger;
  amount?: Money;
  remove?: true;
}

type Optional = 'specification' | 'taxCategoryCode' | 'discountPercent' | 'discountAmount';

/** What a line may do without is taken away with null. */
export type LineItemChange = { lineItemId: string; remove?: true } & Partial<
  Omit<LineItemDraft, 'lineItemId' | Optional>
> & {
    [K in Optional]?: string | null;
  };

/** What an amendment changes, adds and takes away; whatever is not named stays. */
export interface Changes {
  endsOn?: Day;
  /** Left out where line items or the discount change: then it is what they come to. */
  gross?: Money;
  lineItems?: LineItemChange[];
  /** Off the total of the line items; null takes it away. */
  discount?: Money | null;
  milestones?: MilestoneChange[];
  paymentPlan?: PaymentLineChange[];
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
  /** From here on it waits for the signatures: agreement alone changes nothing. */
  customer: Vote | null;
  signatures: Record<Side, Signature | null>;
  /** How many reminders have gone out: to the customer to agree, then to the owner to have it signed. */
  reminders: number;
}
