import { continueAsNew, proxyActivities, setWorkflowOptions, workflowInfo } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type EffectKind } from '../domain/kernel/effects';

const { sendMails } = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '15 seconds',
  summary: 'Mail what becomes due',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** The activity of each kind of effect: it goes on for some minutes, then the next one does. */
const activityOf: Record<EffectKind, () => Promise<void>> = { mail: sendMails };

/** It waits for nothing of its own, so that a new build of the worker simply takes it over; a worker without versions takes no such word. */
setWorkflowOptions(
  () => (workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior: 'AUTO_UPGRADE' } : {}),
  courier,
);

/**
 * Brings about the effects of one kind, of all contracts, for ever. There is one courier a kind; each keeps the order of a contract's effects
 * and retries on its own.
 */
export async function courier({ kind }: { kind: EffectKind }): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await activityOf[kind]();
  await continueAsNew<typeof courier>({ kind });
}
