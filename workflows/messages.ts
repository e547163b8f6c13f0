import { type Commands, type CommandType, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type EffectKind } from '../domain/kernel/effects';
import { type Outlook } from '../domain/contract/outlook';

/** Workflow Type of every contract. It must never change. */
export const contractLifecycleType = 'contractLifecycle';

/** Workflow Type that executes the effects of one kind for all contracts. */
export const courierType = 'courier';

/** Workflow Id of the courier of a kind: one for each task queue, and so for each database. */
export function courierWorkflowId(kind: EffectKind, taskQueue: string): string {
  return `courier-${kind}-${taskQueue}`;
}

/** The signal that tells a contract that one of its effects has failed for good. */
export const effectFailed = 'effectFailed';
export interface EffectFailedInput {
  effectId: string;
  kind: EffectKind;
  reason: string;
}

/** Workflow Type that mails a one-time code. */
export const linkCodeType = 'linkCode';

/** Workflow Type of the check of all contracts, and the signal that starts a check at once. */
export const superviseType = 'superviseContracts';
export const lookNow = 'lookNow';

/** Workflow Id of the check: one for each task queue, and so for each database. */
export function superviseWorkflowId(taskQueue: string): string {
  return `supervise-contracts-${taskQueue}`;
}

/** Id of the Schedule that started each check in earlier versions. */
export const formerScheduleId = 'supervise-contracts';

/** Workflow Id under which a link's code is mailed. It is derived from the link, so that only one mailing runs at a time. */
export function linkCodeWorkflowId(tokenHash: string): string {
  return `link-code-${tokenHash.slice(0, 32)}`;
}

/** Workflow Id of a contract. */
export function contractWorkflowId(contractId: string): string {
  return `contract-${contractId}`;
}

/** Argument of the Update and of the Signal that bear the command's name. The Update answers with a `CommandResult`. */
export type CommandInput<T extends CommandType = CommandType> = { [K in T]: Commands[K] & Envelope }[T];

export const getContract = 'getContract';
export type GetContractResult = Contract | null;

/** What comes next and on whom the contract waits, in a few sentences; the full list is in Postgres. */
export const getOutlook = 'getOutlook';
export type GetOutlookResult = Outlook;
