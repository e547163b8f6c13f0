import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type EntryCommand, type Maker } from './state';

export interface VerificationEvents {
  /** Somebody outside finance recorded it; the verifiers are asked to verify it (复核). */
  EntryMade: { entryId: string; command: EntryCommand; madeBy: Maker; verifiers: Person[] };
  /** Nobody in finance can verify it any more; this is shown as an incident. `routeOwner` of the approval rules must name somebody. */
  EntryBlocked: { entryId: string; routeOwner: Person | null };
  /** Somebody can verify it again; the verifiers are asked. */
  VerifiersFound: { entryId: string; verifiers: Person[] };
  EntryReminderDue: { entryId: string; occurrence: number; verifiers: Person[]; dueAt: Instant };
  /** The entry is verified; the events of its command follow. */
  EntryVerified: { entryId: string; by: Person; comment: string | null };
  /** The condition of effect that was recorded as met is no longer awaited: it was waived, met otherwise, or the contract has ended. */
  EntryLapsed: { entryId: string; verifiers: Person[] };
  EntryRejected: { entryId: string; by: Person; reason: string };
}
