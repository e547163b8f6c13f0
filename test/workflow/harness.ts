import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import {
  type Workflow,
  WithStartWorkflowOperation,
  type WorkflowHandle,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, type Duration } from '@temporalio/common';
import { type Command, type CommandResult } from '../../domain/commands';
import { type Contract } from '../../domain/contract';
import { type WaitingItem } from '../../domain/waiting';
import { indexedValueTypes } from '../../scripts/stack/search-attributes';
import { contractLifecycleType, contractWorkflowId } from '../../workflows/messages';
import { type Memory, memoryActivities } from '../build/memory-activities';

const taskQueue = 'contracts';

/** A contract's workflow on the time-skipping server, spoken to as the API would. */
export interface RunningContract {
  handle: WorkflowHandle;
  ask: (command: Command, options?: { commandId?: string; knownSeq?: number }) => Promise<CommandResult>;
  /** The stable code with which the command is refused; fails the test when it is accepted. */
  refusalOf: (command: Command, options?: { commandId?: string; knownSeq?: number }) => Promise<string>;
  signal: (command: Command, commandId?: string) => Promise<void>;
  state: () => Promise<Contract>;
  waiting: () => Promise<WaitingItem[]>;
  sleep: (duration: Duration) => Promise<void>;
  now: () => Promise<string>;
  /** Lets the contract's time pass, minute by minute, until the condition holds; a test's own time limit ends it. */
  until: (condition: () => boolean) => Promise<void>;
}

async function createTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = process.env['CONCORDAT_TEST_SERVER'];
  if (!path) throw new Error('The time-skipping server is not prepared; run the tests with npm test.');
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  // This server can add search attributes but not list them.
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: indexedValueTypes,
  });
  return environment;
}

export function workflowBundle(): WorkflowBundleOption {
  const codePath = process.env['CONCORDAT_BUNDLE'];
  if (!codePath) throw new Error('The workflows are not bundled; run the tests with npm test.');
  return { codePath };
}

function envelope(command: Command, options: { commandId?: string; knownSeq?: number }) {
  return {
    ...command,
    commandId: options.commandId ?? randomUUID(),
    fingerprint: '',
    actor: { kind: 'api_key', id: 'test', name: 'Test' },
    ...(options.knownSeq === undefined ? {} : { knownSeq: options.knownSeq }),
  };
}

function speakTo(environment: TestWorkflowEnvironment, contractId: string): RunningContract {
  const { client } = environment;
  const workflowId = contractWorkflowId(contractId);
  const handle = client.workflow.getHandle(workflowId);
  const ask: RunningContract['ask'] = async (command, options = {}) => {
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
    signal: (command, commandId = randomUUID()) => handle.signal(command.type, envelope(command, { commandId })),
    state: () => handle.query('getContract'),
    waiting: () => handle.query('getWaiting'),
    sleep: (duration) => environment.sleep(duration),
    until: async (condition) => {
      while (!condition()) await environment.sleep('1 minute');
    },
    now: async () => new Date(await environment.currentTimeMs()).toISOString(),
  };
}

/** The story of one contract, on a server of its own: a server's clock is shared by all it runs. */
export async function withContract(
  memory: Memory,
  story: (contract: RunningContract, contractId: string) => Promise<void>,
): Promise<void> {
  const environment = await createTimeSkipping();
  try {
    const contractId = randomUUID();
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      workflowBundle: workflowBundle(),
      activities: memoryActivities(memory),
    });
    await worker.runUntil(story(speakTo(environment, contractId), contractId));
  } finally {
    await environment.teardown();
  }
}
