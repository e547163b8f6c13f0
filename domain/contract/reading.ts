import { type ReceivingAccount } from '../company/account';
import { type Comment } from '../approval/comment';
import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type EarlierRounds } from './earlier-round';

/** A delivery report, and what the customer said of the one before it. */
export interface DeliveryReport {
  deliveredOn: Day;
  evidence: string;
  rejected?: { on: Day; reason: string } | null;
}

/** What people read of a contract beside its working set. */
export interface Reading {
  termsOf: (ref: Pick<TermsRef, 'digest'>) => Terms;
  /** Comments on what is in approval that are not resolved, oldest first; at most so many as a page shows. */
  comments: readonly Comment[];
  /** The delivery report that is asked about, where one is. */
  report?: DeliveryReport | null;
  /** Where customers pay to, unless the contract names another account; where payments are told of. */
  bankAccount?: ReceivingAccount | null;
  /** What readers said when an earlier revision was put to them; where a later one is. */
  earlier?: EarlierRounds;
  /** Why the customer rejected the last report of the delivery that is asked about; null where it is the first. */
  rejected?: string | null;
  /** On which day something is really due that was agreed for this day. */
  dueOn?: (agreed: Day) => Day;
  /** An instant as the clock at the contract's place shows it. */
  show?: (at: Instant) => string;
}
