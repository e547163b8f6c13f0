import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type EntryCommand, type Maker } from './state';

export interface VerificationEvents {
  /** Somebody outside finance has recorded it; these are asked to verify it (复核). */
  EntryMade: { entryId: string; command: EntryCommand; madeBy: Maker; verifiers: Person[] };
  EntryReminderDue: { entryId: string; occurrence: number; verifiers: Person[]; dueAt: Instant };
  /** What was recorded counts; its own events follow. */
  EntryVerified: { entryId: string; by: Person; comment: string | null };
  /** The condition of effect that was recorded as met is waited for no more: it was waived, or met otherwise. */
  EntryLapsed: { entryId: string; verifiers: Person[] };
  EntryRejected: { entryId: string; by: Person; reason: string };
}
