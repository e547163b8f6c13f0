import { type Client } from '@temporalio/client';

export interface Mover {
  client: Client;
  lifecycle: { type: string };
  courierType: string;
  heartbeat: () => void;
  /** Name of the Worker Deployment; null where workers have no versions. */
  deployment: string | null;
}

/** Contracts moved on in one look: each replays nothing, but begins a new run. */
const mostAtOnce = 500;

/** The build that new contracts go to; null where none was made current. */
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
 * Asks contracts that another build of the worker runs to continue as new on the current one: a parked workflow does not move by itself.
 * Safe to run twice: a contract that is on the current build already ignores it.
 * @returns how many were asked; 0 when no contract is left on another build
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
  // A courier has nothing to hand over: it is begun anew, and what is due stands in the outbox.
  for await (const { workflowId, runId } of client.workflow.list({ query: elsewhere(courierType) }))
    await unlessGone(client.workflow.getHandle(workflowId, runId).terminate('Begun anew on the current build'));
  let asked = 0;
  for await (const { workflowId, runId } of client.workflow.list({ query: elsewhere(lifecycle.type) })) {
    heartbeat();
    // That run alone: when it has gone on or ended meanwhile, there is nothing to do.
    await unlessGone(client.workflow.getHandle(workflowId, runId).signal('moveOn', { to: build }));
    asked += 1;
    if (asked === mostAtOnce) break;
  }
  return asked;
}
