import { type Person } from '../kernel/people';

/** The customer's contact who is asked to confirm: the one in the contract, or the one to whom they forwarded it. */
export interface Confirmer {
  contact: Person;
  /** Number of the request. It changes each time somebody else is asked, so that an old link cannot answer a new request. */
  ask: number;
  /** Number of reminders sent. */
  reminders: number;
}
