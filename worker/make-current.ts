import { setTimeout } from 'node:timers/promises';
import { type Client } from '@temporalio/client';
import { deploymentName } from './versioning';

/** NOT_FOUND and FAILED_PRECONDITION: no worker of this build has polled yet. */
const notSeenYet = [5, 9];

function isNotSeenYet(error: unknown): boolean {
  return notSeenYet.includes((error as { code?: number }).code ?? -1);
}

/** Temporal knows no worker of the build; the message is a sentence for the operator. */
class UnseenBuildError extends Error {
  override readonly name = 'UnseenBuildError';
}

/**
 * Makes a build the current one: new contracts start on it, and waiting contracts are moved to it.
 * @param waitMs how long to wait until a worker of that build has polled
 * @throws UnseenBuildError if the server has seen none by then
 */
export async function makeCurrent(client: Client, buildId: string, waitMs = 30_000): Promise<void> {
  const { namespace } = client.options;
  const end = Date.now() + waitMs;
  for (;;) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        ...{ namespace, deploymentName, buildId, identity: `concordat-${process.pid}` },
      });
      return;
    } catch (error) {
      if (!isNotSeenYet(error)) throw error;
      if (Date.now() > end)
        throw new UnseenBuildError(
          `No worker of build ${buildId} has asked Temporal for work within ${waitMs / 1000} s. Only workers started with WORKER_VERSIONING=true have a build; without it there is nothing to make current.`,
          { cause: error },
        );
    }
    await setTimeout(200);
  }
}
