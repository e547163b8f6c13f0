import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type Words } from '../kernel/words';

/** On whom a contract waits, for what, since when, until when, and what happens then. */
export interface WaitingItem {
  key: string;
  /** The step of the approval, or who it is on: customer, owner, archive keeper, route owner. */
  role: string;
  person: Person | null;
  /** In whose stead the person is asked. */
  standsFor?: Person;
  overdue: boolean;
  since: Instant;
  /** The next thing that happens by itself; null when nothing does. */
  until: Instant | null;
  sentence: Words;
}

/** An item before it is known what happens next by itself. */
export type Unplanned = Omit<WaitingItem, 'until' | 'sentence'> & { what: Words; roleName?: Words };
