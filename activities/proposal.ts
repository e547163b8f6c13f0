import { type AnyCommand, type CommandResult, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { type Outlook } from '../domain/contract/outlook';
import { type Position } from '../domain/contract/position';
import { type Refusal } from '../domain/contract/refusals';
import { type Instant } from '../domain/kernel/days';

/** What the workflow asks for: decide `command` on `state`. Without a command it asks only for the events that the workflow has missed. */
export interface Proposal extends Omit<Envelope, 'knownSeq' | 'checkedSeq'> {
  contractId: string;
  /** Null before the contract exists, and if the workflow holds a state that another version of the program wrote. */
  state: Contract | null;
  command: AnyCommand | null;
  /** The workflow's time: rules judge by it and events carry it. */
  now: Instant;
  /** Set for signals: no caller waits for the answer, so a refusal is recorded as an event. */
  recordsRefusal?: true;
}

/** What Postgres recorded. The workflow folds these events and decides nothing itself, so that a replay gives the same result under changed rules. */
export interface RecordedTransition {
  /** Version of the shape of `base` and of the state that `events` follow. */
  stateVersion: number;
  /** The position of the contract after the events; null if it is not known here. */
  position: Position | null;
  /** The contract as Postgres had it, if that differs from the proposal's `state`; otherwise null. */
  base: Contract | null;
  /** The events of the command itself, to be folded onto `base` or the proposal's `state`. */
  events: ContractEvent[];
  /** Null if the command had no result. */
  outcome: CommandResult | Refusal | null;
  /** The results of commands that the workflow has missed, oldest first. */
  answers: { commandId: string; result: CommandResult }[];
  /** Null if the workflow's outlook is unchanged. */
  outlook: Outlook | null;
}
