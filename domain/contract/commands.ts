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

/** What someone may ask of a contract, one line an area. The name is that of the Update, of the Signal and (in kebab-case) of the route. */
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

/** What the contract asks of itself. */
export interface InternalCommands extends InternalApprovalCommands, InternalOperationCommands {
  /** Meet what is due now. `at`: the instant that was waited for. */
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
 * Around every command: its id (asked twice, answered once), who asks, and a fingerprint of the request, so that the same
 * id with another content can be told from a repetition.
 */
export interface Envelope {
  commandId: string;
  fingerprint: string;
  actor: Actor;
  /**
   * Number of the last event that the sender has seen recorded. A workflow that knows fewer (its worker died between commit
   * and completion) first catches up, then decides.
   */
  knownSeq?: number;
  /** Number of the last event of the contract on which the sender has asked already whether the contract alone refuses the command. */
  checkedSeq?: number;
}

/** What a command that was accepted answers. */
export interface CommandResult {
  contractId: string;
  number: string;
  stage: string;
  revision: number;
  /** Number of the last event of the command. */
  seq: number;
  fingerprint: string;
  events: string[];
}
