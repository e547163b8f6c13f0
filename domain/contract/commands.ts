import { type AmendmentCommands } from '../amendment/commands';
import { type ApprovalCommands, type InternalApprovalCommands } from '../approval/commands';
import { type RemarkCommands } from '../approval/remark-commands';
import { type ConfirmationCommands } from '../confirmation/commands';
import { type DeliveryCommands } from '../delivery/commands';
import { type DraftingCommands } from '../drafting/commands';
import { type EndingCommands } from '../ending/commands';
import { type Instant } from '../kernel/days';
import { type Actor } from '../kernel/people';
import { type InternalOperationCommands } from '../operation/commands';
import { type PaymentCommands } from '../payment/commands';
import { type SigningCommands } from '../signing/commands';
import { type VerificationCommands } from '../verification/commands';

/** All commands on a contract, one line per area. Update, Signal and (in kebab-case) route have the command's name. */
export interface Commands
  extends
    DraftingCommands,
    ApprovalCommands,
    RemarkCommands,
    ConfirmationCommands,
    SigningCommands,
    DeliveryCommands,
    PaymentCommands,
    AmendmentCommands,
    EndingCommands,
    VerificationCommands {}

/** Commands that only the contract's own workflow sends. */
export interface InternalCommands extends InternalApprovalCommands, InternalOperationCommands {
  /** Handle the deadlines that are due. `at`: the instant for which the timer was set. */
  passDeadlines: { at: Instant };
}

export type CommandType = keyof Commands;
export type Command<T extends CommandType = CommandType> = { [K in T]: { type: K } & Commands[K] }[T];

export type InternalCommandType = keyof InternalCommands;
export type InternalCommand<T extends InternalCommandType = InternalCommandType> = {
  [K in T]: { type: K } & InternalCommands[K];
}[T];

export type AnyCommand = Command | InternalCommand;

/**
 * Metadata of every command: its id (for idempotency), who sends it, and a fingerprint of the request, which reveals
 * the same id used with different content.
 */
export interface Envelope {
  commandId: string;
  fingerprint: string;
  actor: Actor;
  /**
   * Number of the last event that the sender has seen recorded. If the workflow knows fewer events (its worker crashed between
   * the database commit and the completion), it loads the missing ones before it decides.
   */
  knownSeq?: number;
  /** Number of the last event up to which the sender has already checked that the contract's own state does not refuse the command. */
  checkedSeq?: number;
}

/** The answer to an accepted command. */
export interface CommandResult {
  contractId: string;
  number: string;
  stage: string;
  revision: number;
  /** Number of the command's last event. */
  seq: number;
  fingerprint: string;
  events: string[];
  /** Only if the command has requested an amendment. Absent in answers of workers from before it was added. */
  amendmentId?: string;
  /** Only if the command has requested a termination. */
  terminationId?: string;
}
