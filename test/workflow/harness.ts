import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { WorkflowNotFoundError } from '@temporalio/client';
import { type Duration } from '@temporalio/common';
import { stateVersion } from '../../domain/contract/state-version';
import { indexedValueTypes } from '../../worker/search-attributes';
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

let shared: Promise<TestWorkflowEnvironment> | null = null;

/** Ends the server that the stories of this process have shared. */
export async function closeServer(): Promise<void> {
  const environment = await shared;
  shared = null;
  await environment?.teardown();
}

export function workflowBundle(): WorkflowBundleOption & { codePath: string } {
  const codePath = process.env['CONCORDAT_BUNDLE'];
  if (!codePath) throw new Error('The workflows are not bundled; run the tests with npm test.');
  return { codePath };
}

/** The workflows as a version of the program would have them whose state has another shape. */
export async function bundleOfVersion(version: number): Promise<WorkflowBundleOption> {
  const { codePath } = workflowBundle();
  const code = await readFile(codePath, 'utf8');
  const ours = `const stateVersion = ${stateVersion};`;
  if (!code.includes(ours)) throw new Error('The bundle does not say which version its state is of.');
  return { code: code.replace(ours, `const stateVersion = ${version};`) };
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

export type Story = (contract: RunningContract, contractId: string) => Promise<void>;

/**
 * The story of one contract in parts, each told to another version of the program. All that a server runs share its clock, so
 * the stories come one after the other, and each begins on the day on which the one before it has ended.
 */
export async function withVersions(memory: Memory, parts: { stateVersion: number; story: Story }[]): Promise<void> {
  const environment = await (shared ??= createTimeSkipping());
  const contractId = randomUUID();
  try {
    for (const part of parts) {
      memory.stateVersion = part.stateVersion;
      const worker = await Worker.create({
        connection: environment.nativeConnection,
        taskQueue,
        workflowBundle:
          part.stateVersion === stateVersion ? workflowBundle() : await bundleOfVersion(part.stateVersion),
        activities: memoryActivities(memory),
        // What is kept for a worker that is gone this server never hands to another one.
        ...(parts.length > 1 ? { maxCachedWorkflows: 0 } : {}),
      });
      await worker.runUntil(part.story(withClock(environment, contractId), contractId));
    }
  } finally {
    // Nobody works for it any more, and its time would pass with that of the others.
    const { handle } = speakTo(environment.client, contractId);
    await handle.terminate().catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }
}

export function withContract(memory: Memory, story: Story): Promise<void> {
  return withVersions(memory, [{ stateVersion, story }]);
}
