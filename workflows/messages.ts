import { type Command, type CommandType, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type Deadline } from '../domain/contract/deadline';
import { type WaitingItem } from '../domain/contract/waiting-item';

/** Workflow Type of every contract; for ever. */
export const contractLifecycleType = 'contractLifecycle';

/** Workflow Type that mails a one-time code. */
export const linkCodeType = 'linkCode';

/** The Workflow Id under which a link's code is mailed: one at a time. */
export function linkCodeWorkflowId(tokenHash: string): string {
  return `link-code-${tokenHash.slice(0, 32)}`;
}

/** The Workflow Id of a contract. */
export function contractWorkflowId(contractId: string): string {
  return `contract-${contractId}`;
}

type PayloadOf<C extends Command> = C extends Command ? Omit<C, 'type'> & Envelope : never;

/** Argument of the Update and of the Signal named like the command. The Update answers with a `CommandResult`. */
export type CommandInput<T extends CommandType = CommandType> = PayloadOf<Extract<Command, { type: T }>>;

/** What the planner says about a state: it runs in `recordTransition`, since zone tables differ by machine. */
export interface Plan {
  /** The deadlines of the nearest instant; empty when nothing happens by itself. */
  next: Deadline[];
  waiting: WaitingItem[];
}

export const getContract = 'getContract';
export type GetContractResult = Contract | null;

export const getWaiting = 'getWaiting';
export type GetWaitingResult = WaitingItem[];
