import { type Comment } from '../approval/comment';
import { type TermsRef } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { type Day } from '../kernel/days';

/** What people read of a contract beside its working set. */
export interface Reading {
  termsOf: (ref: Pick<TermsRef, 'digest'>) => Terms;
  /** Comments on what is in approval that are not resolved, oldest first; at most so many as a page shows. */
  comments: readonly Comment[];
  /** The delivery report that is asked about, where one is. */
  report?: { deliveredOn: Day; evidence: string } | null;
}
