import { type AnyCommand, type CommandResult, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { type Outlook } from '../domain/contract/outlook';
import { type Position } from '../domain/contract/position';
import { type Refusal } from '../domain/contract/refusals';
import { type Instant } from '../domain/kernel/days';

/** What the workflow wants: `command` on `state`. No command at all asks only for what the workflow has missed. */
export interface Proposal extends Omit<Envelope, 'knownSeq' | 'checkedSeq'> {
  contractId: string;
  /** Null before there is a contract, and where the workflow holds one that another version of the program wrote. */
  state: Contract | null;
  command: AnyCommand | null;
  /** The contract's time: what the rules judge by and the events bear. */
  now: Instant;
  /** A signal has nobody to answer: what a rule refuses becomes an event. */
  recordsRefusal?: true;
}

/** What Postgres recorded. The workflow folds it and decides nothing itself, so that it replays the same under other rules. */
export interface RecordedTransition {
  /** Of `base`, and of the state that `events` go on from. */
  stateVersion: number;
  /** Where the contract stands now; null where that is not known here. */
  position: Position | null;
  /** The contract as Postgres had it, where that was not the proposal's `state`; null where it was. */
  base: Contract | null;
  /** The command's own events, on top of that. */
  events: ContractEvent[];
  /** Null when nothing came of the command. */
  outcome: CommandResult | Refusal | null;
  /** What commands answered that the workflow had not heard of, oldest first. */
  answers: { commandId: string; result: CommandResult }[];
  /** Null where it stays as the workflow has it. */
  outlook: Outlook | null;
}
