import { type Person } from '../kernel/people';

/** The customer's person who is asked to confirm: the contact of the contract, or to whom they forwarded it. */
export interface Confirmer {
  contact: Person;
  /** Number of the asking: a new one each time somebody else is asked, so that an old link decides nothing new. */
  ask: number;
  /** How many reminders have gone out. */
  reminders: number;
}
