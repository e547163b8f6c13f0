import { type Approval, type Vote } from '../approval/state';
import { type LineItemDraft } from '../drafting/line-items';
import { type TermsRef } from '../drafting/state';
import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Side } from '../kernel/people';
import { type PaymentTrigger } from '../payment/trigger';
import { type Part } from '../routing/route';
import { type Signature } from '../signing/state';

/** A change or removal of a delivery. An id that the contract does not have adds one, which must then be complete. */
export interface MilestoneChange {
  milestoneId: string;
  title?: string;
  dueOn?: Day;
  remove?: true;
}

export interface PaymentLineChange {
  paymentLineId: string;
  title?: string;
  /** A fixed due day; replaces a trigger. */
  dueOn?: Day;
  /** A trigger; replaces a fixed due day. */
  trigger?: PaymentTrigger;
  amount?: Money;
  remove?: true;
}

type Optional = 'specification' | 'taxCategoryCode' | 'discountPercent' | 'discountAmount';

/** A change of a line item; null removes an optional field. */
export type LineItemChange = { lineItemId: string; remove?: true } & Partial<
  Omit<LineItemDraft, 'lineItemId' | Optional>
> & {
    [K in Optional]?: string | null;
  };

/** What an amendment changes, adds and removes; everything else stays. */
export interface Changes {
  endsOn?: Day;
  /** If absent and line items or the discount change, the price is their total. */
  gross?: Money;
  lineItems?: LineItemChange[];
  /** Discount off the total of the line items; null removes it. */
  discount?: Money | null;
  milestones?: MilestoneChange[];
  paymentPlan?: PaymentLineChange[];
}

/** An amendment in progress: approved by our side on its own route, then sent to the customer. */
export interface Amendment {
  amendmentId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  /** The terms after the amendment. */
  terms: TermsRef;
  /** The absolute change of the price. */
  difference: Money;
  touched: Part[];
  approval: Approval;
  /** When our side had approved and the customer was asked; null while in approval. */
  approvedAt: Instant | null;
  /** The customer's consent. From then on signatures are waited for; consent alone changes nothing. */
  customer: Vote | null;
  signatures: Record<Side, Signature | null>;
  /** Number of reminders sent: first to the customer to agree, then to the owner to get the signatures. */
  reminders: number;
}
