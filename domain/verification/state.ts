import { type Command } from '../contract/commands';
import { type Instant } from '../kernel/days';

/** What counts only once finance has verified it, where a person outside finance records it. */
export type EntryCommand = Command<'recordReceipt' | 'meetCondition'>;

/** Who recorded it. */
export interface Maker {
  name: string;
  email: string;
}

/** Recorded, and not yet verified. It changes nothing of the contract until then. */
export interface OpenEntry {
  entryId: string;
  /** As it was recorded; asked again, with everything that may refuse it, when it is verified. */
  command: EntryCommand;
  madeBy: Maker;
  since: Instant;
  /** How many reminders have gone out. */
  reminders?: number;
}

export const mostOpenEntries = 20;
