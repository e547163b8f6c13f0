import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type AllocateReceipt, type RecordReceipt, type ReverseReceipt } from '../payment/record-receipt';
import { type MeetCondition } from '../signing/meet-condition';

/** Commands that finance must verify if a person outside finance sends them. */
export type EntryCommand =
  | ({ type: 'recordReceipt' } & RecordReceipt)
  | ({ type: 'allocateReceipt' } & AllocateReceipt)
  | ({ type: 'reverseReceipt' } & ReverseReceipt)
  | ({ type: 'meetCondition' } & MeetCondition);

/** Who recorded an entry. */
export interface Maker {
  name: string;
  email: string;
}

/** A recorded command that is not verified yet. Until then it does not change the contract. */
export interface OpenEntry {
  entryId: string;
  /** The command as recorded. When it is verified, its rule decides it again and may refuse it. */
  command: EntryCommand;
  madeBy: Maker;
  since: Instant;
  /** Number of reminders sent. */
  reminders?: number;
  /** Set while nobody can verify it. */
  blocked?: { since: Instant; routeOwner: Person | null };
}

export const mostOpenEntries = 20;
