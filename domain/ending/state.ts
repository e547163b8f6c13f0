import { type Approval, type Vote } from '../approval/state';
import { type Instant } from '../kernel/days';
import { type Person, type Side } from '../kernel/people';
import { type Signature } from '../signing/state';

/** A pending termination by agreement (协商解除); `settlement` says what each side returns or still pays. */
export interface Termination {
  terminationId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  settlement: string;
  /** SHA-256 of what is agreed and signed: contract, reason and settlement. Terminations of earlier program versions have none. */
  digest?: string;
  approval: Approval;
  /** When our side had approved and the customer was asked; null while in approval. */
  approvedAt: Instant | null;
  /** The customer's consent. From then on signatures are waited for; consent alone ends nothing. */
  customer: Vote | null;
  signatures: Record<Side, Signature | null>;
  /** Number of reminders sent: first to the customer to agree, then to the owner to get the signatures. */
  reminders: number;
}

/** The term of an active contract: since when its current end day applies, and whether that day has passed. */
export interface TermState {
  since: Instant;
  ended: boolean;
}

export interface Ending {
  as: 'completed' | 'terminated' | 'expired' | 'withdrawn' | 'declined';
  at: Instant;
  reason: string | null;
  /** It never took effect, because a condition was not met by the long-stop day. Absent: it was in force, or it was never signed. */
  lapsed?: true;
}

/** Who is asked to archive the contract, and since when. */
export interface Archiving {
  since: Instant;
  keepers: Person[];
  reminders: number;
}

export interface Archive {
  fileNumber: string;
  archivedAt: Instant;
}
