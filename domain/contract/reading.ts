import { type ReceivingAccount } from '../company/account';
import { type Comment } from '../approval/comment';
import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type EarlierRounds } from './earlier-round';

/** A delivery report, and the customer's rejection of the report before it. */
export interface DeliveryReport {
  deliveredOn: Day;
  evidence: string;
  rejected?: { on: Day; reason: string } | null;
}

/** Data for texts that people read, besides the working set. */
export interface Reading {
  termsOf: (ref: Pick<TermsRef, 'digest'>) => Terms;
  /** Unresolved comments on what is in approval, oldest first, limited to what a page shows. */
  comments: readonly Comment[];
  /** The delivery report that the question is about, if it is about one. */
  report?: DeliveryReport | null;
  /** The account that customers pay to if the contract names no other; set for texts about payments. */
  bankAccount?: ReceivingAccount | null;
  /** What readers have seen and said of earlier revisions; set if there was one. */
  earlier?: EarlierRounds;
  /** Why the customer rejected the previous report of this delivery; null for the first report. */
  rejected?: string | null;
  /** The effective due day of an agreed due day. */
  dueOn?: (agreed: Day) => Day;
  /** Formats an instant in the contract's time zone. */
  show?: (at: Instant) => string;
}
