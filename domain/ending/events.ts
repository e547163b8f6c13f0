import { type SubmittedRoute } from '../approval/state';
import { type Day, type Instant } from '../kernel/days';
import { type Person, type Side } from '../kernel/people';

export interface EndingEvents {
  TerminationRequested: {
    terminationId: string;
    requestedBy: Side;
    reason: string;
    settlement: string;
    /** SHA-256 of what is agreed and signed. */
    digest?: string;
    route: SubmittedRoute;
  };
  /** Every step of our approval route has approved. */
  TerminationApproved: { terminationId: string };
  /** The customer has agreed; the contract does not end before both sides have signed. */
  TerminationAgreed: { terminationId: string; comment: string | null };
  TerminationRefused: {
    terminationId: string;
    side: Side;
    cause: 'rejected' | 'changes_requested' | 'recalled' | 'refused';
    by: string;
    reason: string;
  };
  TerminationReminderDue: { terminationId: string; occurrence: number; dueAt: Instant };
  ContractTerminated: { terminationId: string; reason: string };
  /** A signed contract ended without having been in force, because a condition was not met by its long-stop day. `others`: other deciders, to be told. */
  ContractLapsed: { longStopOn: Day; decidedBy: Person; reason: string; others: Person[] };
  TermEnded: { endsOn: Day; dueAt: Instant };
  ContractCompleted: object;
  /** A reversed receipt made the contract incomplete again. `termEnded`: whether its term is over by now. */
  ContractReopened: { termEnded: boolean };
  ContractExpired: object;
  /** The contract has ended; these people are asked to archive it. */
  ArchivingAsked: { keepers: Person[]; dueAt: Instant };
  ArchiveReminderDue: { occurrence: number; keepers: Person[]; dueAt: Instant };
  ContractArchived: { fileNumber: string };
}
