import { setTimeout } from 'node:timers/promises';
import { type Client } from '@temporalio/client';
import { deploymentName } from './versioning';

/** NOT_FOUND and FAILED_PRECONDITION: no worker of this build has asked for work yet. */
const notSeenYet = [5, 9];

function isNotSeenYet(error: unknown): boolean {
  return notSeenYet.includes((error as { code?: number }).code ?? -1);
}

/**
 * Makes a build the one that new contracts go to, and parked ones are moved on to.
 * @param waitMs how long to wait for a worker of that build to be seen
 * @throws what the server says, when it has seen none by then
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
      if (!isNotSeenYet(error) || Date.now() > end) throw error;
    }
    await setTimeout(200);
  }
}
