import { type Instant } from '../kernel/days';
import { type AllocateReceipt, type RecordReceipt, type ReverseReceipt } from '../payment/record-receipt';
import { type MeetCondition } from '../signing/meet-condition';

/** What counts only once finance has verified it, where a person outside finance records it. */
export type EntryCommand =
  | ({ type: 'recordReceipt' } & RecordReceipt)
  | ({ type: 'allocateReceipt' } & AllocateReceipt)
  | ({ type: 'reverseReceipt' } & ReverseReceipt)
  | ({ type: 'meetCondition' } & MeetCondition);

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
