import { type Approval, type Vote } from '../approval/state';
import { type Instant } from '../kernel/days';
import { type Person, type Side } from '../kernel/people';
import { type Signature } from '../signing/state';

/** An ending before time by agreement (协商解除), in flight; `settlement` says what each side gives back or still pays. */
export interface Termination {
  terminationId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  settlement: string;
  /** SHA-256 of what is agreed and signed: the contract, the reason, the settlement. Terminations of earlier versions have none. */
  digest?: string;
  approval: Approval;
  /** When our side had agreed and the customer was asked; null while it is in review. */
  approvedAt: Instant | null;
  /** From here on it waits for the signatures: agreement alone ends nothing. */
  customer: Vote | null;
  signatures: Record<Side, Signature | null>;
  /** How many reminders have gone out: to the customer to agree, then to the owner to have it signed. */
  reminders: number;
}

/** The term of an active contract: since when its present end counts, and whether that has passed. */
export interface TermState {
  since: Instant;
  ended: boolean;
}

export interface Ending {
  as: 'completed' | 'terminated' | 'expired' | 'withdrawn' | 'declined';
  at: Instant;
  reason: string | null;
  /** It ended without having taken effect: a condition did not come by the long-stop day. Left out, it had been in force or was never signed. */
  lapsed?: true;
}

/** Who is asked to archive the contract, since when. */
export interface Archiving {
  since: Instant;
  keepers: Person[];
  reminders: number;
}

export interface Archive {
  fileNumber: string;
  archivedAt: Instant;
}
