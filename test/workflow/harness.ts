import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { type Duration } from '@temporalio/common';
import { indexedValueTypes } from '../../scripts/stack/search-attributes';
import { type Memory, memoryActivities } from '../build/memory-activities';
import { speakTo, type SpokenContract, taskQueue } from '../build/speak-to-contract';

/** A contract's workflow on the time-skipping server. */
export interface RunningContract extends SpokenContract {
  sleep: (duration: Duration) => Promise<void>;
  now: () => Promise<string>;
  /** Lets the contract's time pass, by a minute each, until the condition holds; a test's own time limit ends it. */
  until: (condition: () => boolean | Promise<boolean>, step?: Duration) => Promise<void>;
}

/** The SDK gives the server five seconds to start, which a busy machine exceeds now and then. */
const starts = 5;

async function startServer(path: string, left = starts): Promise<TestWorkflowEnvironment> {
  const server = { executable: { type: 'existing-path' as const, path } };
  return TestWorkflowEnvironment.createTimeSkipping({ server }).catch((error: unknown) => {
    if (left > 1 && String(error).includes('Failed to start ephemeral server')) return startServer(path, left - 1);
    throw error;
  });
}

async function createTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = process.env['CONCORDAT_TEST_SERVER'];
  if (!path) throw new Error('The time-skipping server is not prepared; run the tests with npm test.');
  const environment = await startServer(path);
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

/** What only a server whose clock skips can do. */
function withClock(environment: TestWorkflowEnvironment, contractId: string): RunningContract {
  return {
    ...speakTo(environment.client, contractId),
    sleep: (duration) => environment.sleep(duration),
    until: async (condition, step = '1 minute') => {
      while (!(await condition())) await environment.sleep(step);
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
    await worker.runUntil(story(withClock(environment, contractId), contractId));
  } finally {
    await environment.teardown();
  }
}
