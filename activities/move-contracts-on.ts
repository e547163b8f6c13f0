import { type Client } from '@temporalio/client';

export interface Mover {
  client: Client;
  lifecycle: { type: string };
  courierType: string;
  heartbeat: () => void;
  /** Name of the Worker Deployment; null if workers run without versions. */
  deployment: string | null;
}

/** Limit of contracts that one call moves on. Each of them starts a new run without replaying its history. */
const mostAtOnce = 500;

/** The build that new contracts start on; null if no build has been made current. */
async function currentBuild(client: Client, deploymentName: string): Promise<string | null> {
  const { namespace } = client.options;
  const { workerDeploymentInfo } = await client.workflowService.describeWorkerDeployment({ namespace, deploymentName });
  return workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId ?? null;
}

async function unlessGone(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
  });
}

/**
 * Signals contracts that are pinned to another build of the worker to continue as new on the current build; a waiting workflow does not move by
 * itself. Safe to run twice: a contract that is already on the current build ignores the signal.
 * @returns how many contracts were signalled; 0 if none is left on another build
 */
export async function moveContractsOn({
  client,
  lifecycle,
  courierType,
  heartbeat,
  deployment,
}: Mover): Promise<number> {
  const build = deployment === null ? null : await currentBuild(client, deployment);
  if (build === null) return 0;
  const elsewhere = (type: string) =>
    `WorkflowType = '${type}' AND ExecutionStatus = 'Running' AND ` +
    `(TemporalWorkerDeploymentVersion IS NULL OR TemporalWorkerDeploymentVersion != '${deployment}:${build}')`;
  // A courier has no state to hand over: it is terminated and started again, and the mails that are due stand in the outbox.
  for await (const { workflowId, runId } of client.workflow.list({ query: elsewhere(courierType) }))
    await unlessGone(client.workflow.getHandle(workflowId, runId).terminate('Begun anew on the current build'));
  let asked = 0;
  for await (const { workflowId, runId } of client.workflow.list({ query: elsewhere(lifecycle.type) })) {
    heartbeat();
    // The signal goes to that run only. If the run has meanwhile continued as new or ended, nothing is left to do.
    await unlessGone(client.workflow.getHandle(workflowId, runId).signal('moveOn', { to: build }));
    asked += 1;
    if (asked === mostAtOnce) break;
  }
  return asked;
}
