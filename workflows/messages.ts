import { type Commands, type CommandType, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type EffectKind } from '../domain/kernel/effects';
import { type Outlook } from '../domain/contract/outlook';

/** Workflow Type of every contract; for ever. */
export const contractLifecycleType = 'contractLifecycle';

/** Workflow Type that brings about the effects of one kind, of all contracts. */
export const courierType = 'courier';

/** The Workflow Id of the courier of a kind; one for each queue of workers, and so for each database. */
export function courierWorkflowId(kind: EffectKind, taskQueue: string): string {
  return `courier-${kind}-${taskQueue}`;
}

/** The signal by which a contract hears that an effect of it will never come about. */
export const effectFailed = 'effectFailed';
export interface EffectFailedInput {
  effectId: string;
  kind: EffectKind;
  reason: string;
}

/** Workflow Type that mails a one-time code. */
export const linkCodeType = 'linkCode';

/** Workflow Type of what looks after all contracts, and the signal by which it looks at once. */
export const superviseType = 'superviseContracts';
export const lookNow = 'lookNow';

/** Its Workflow Id: one for each queue of workers, and so for each database. */
export function superviseWorkflowId(taskQueue: string): string {
  return `supervise-contracts-${taskQueue}`;
}

/** Of the Schedule that began each look in earlier versions. */
export const formerScheduleId = 'supervise-contracts';

/** The Workflow Id under which a link's code is mailed: one at a time. */
export function linkCodeWorkflowId(tokenHash: string): string {
  return `link-code-${tokenHash.slice(0, 32)}`;
}

/** The Workflow Id of a contract. */
export function contractWorkflowId(contractId: string): string {
  return `contract-${contractId}`;
}

/** Argument of the Update and of the Signal named like the command. The Update answers with a `CommandResult`. */
export type CommandInput<T extends CommandType = CommandType> = { [K in T]: Commands[K] & Envelope }[T];

export const getContract = 'getContract';
export type GetContractResult = Contract | null;

/** What comes next and on whom the contract waits, in a few sentences; the whole list is in Postgres. */
export const getOutlook = 'getOutlook';
export type GetOutlookResult = Outlook;
