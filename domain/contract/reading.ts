import { type Comment } from '../approval/comment';
import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { type Day } from '../kernel/days';

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
}
