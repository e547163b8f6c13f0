import { randomUUID } from 'node:crypto';
import {
  type Client,
  type Workflow,
  WithStartWorkflowOperation,
  type WorkflowHandle,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type Command, type CommandResult } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type Outlook } from '../../domain/contract/outlook';
import { type Actor } from '../../domain/kernel/people';
import { contractLifecycleType, contractWorkflowId, getContract, getOutlook } from '../../workflows/messages';
import { somebody } from './ask-contract';

export const taskQueue = 'contracts';

interface Options {
  commandId?: string;
  knownSeq?: number;
  actor?: Actor;
}

/** A contract's workflow with functions to call it like the API. */
export interface SpokenContract {
  handle: WorkflowHandle;
  ask: (command: Command, options?: Options) => Promise<CommandResult>;
  /** The code with which the command is refused; fails the test if it is accepted. */
  refusalOf: (command: Command, options?: Options) => Promise<string>;
  signal: (command: Command, options?: Options) => Promise<void>;
  state: () => Promise<Contract>;
  outlook: () => Promise<Outlook>;
}

function envelope(command: Command, { commandId = randomUUID(), knownSeq, actor = somebody }: Options) {
  return { ...command, commandId, fingerprint: '', actor, ...(knownSeq === undefined ? {} : { knownSeq }) };
}

export function speakTo(client: Client, contractId: string): SpokenContract {
  const workflowId = contractWorkflowId(contractId);
  const handle = client.workflow.getHandle(workflowId);
  const ask: SpokenContract['ask'] = async (command, options = {}) => {
    const input = envelope(command, options);
    if (command.type !== 'create')
      return handle.executeUpdate<CommandResult, [unknown]>(command.type, { args: [input], updateId: input.commandId });
    const startWorkflowOperation = new WithStartWorkflowOperation(contractLifecycleType, {
      ...{ args: [{ contractId }], workflowId, taskQueue, workflowIdConflictPolicy: 'USE_EXISTING' },
    });
    return client.workflow.executeUpdateWithStart<Workflow, CommandResult, [unknown]>('create', {
      args: [input],
      updateId: input.commandId,
      startWorkflowOperation,
    });
  };
  return {
    handle,
    ask,
    refusalOf: async (command, options) => {
      const error: unknown = await ask(command, options).then(
        () => new Error(`${command.type} was accepted.`),
        (reason: unknown) => reason,
      );
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
        return error.cause.type ?? '';
      throw error;
    },
    signal: (command, options = {}) => handle.signal(command.type, envelope(command, options)),
    state: () => handle.query(getContract),
    outlook: () => handle.query(getOutlook),
  };
}
