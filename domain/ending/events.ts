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
  /** Our side agrees: every step of the route has approved. */
  TerminationApproved: { terminationId: string };
  /** The customer agrees; nothing ends before both sides have signed. */
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
  /** Signed, and never in force: a condition had not come by its last day. `others`: who could have decided as well, and is told. */
  ContractLapsed: { longStopOn: Day; decidedBy: Person; reason: string; others: Person[] };
  TermEnded: { endsOn: Day; dueAt: Instant };
  ContractCompleted: object;
  /** A receipt was reversed without which it had not been completed. `termEnded`: whether the term is over by now. */
  ContractReopened: { termEnded: boolean };
  ContractExpired: object;
  /** It is over; these are asked to archive it. */
  ArchivingAsked: { keepers: Person[]; dueAt: Instant };
  ArchiveReminderDue: { occurrence: number; keepers: Person[]; dueAt: Instant };
  ContractArchived: { fileNumber: string };
}
