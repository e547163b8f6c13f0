import { continueAsNew, proxyActivities, setWorkflowOptions, workflowInfo } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type EffectKind } from '../domain/kernel/effects';

const { sendMails } = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '15 seconds',
  summary: 'Mail what becomes due',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** The activity of each kind of effect. It runs for some minutes and is then started again. */
const activityOf: Record<EffectKind, () => Promise<void>> = { mail: sendMails };

/** The courier keeps no state, so a new build of the worker may take it over at any time. A worker without versions does not accept this option. */
setWorkflowOptions(
  () => (workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior: 'AUTO_UPGRADE' } : {}),
  courier,
);

/**
 * Executes the effects of one kind (such as mail) for all contracts, for ever. There is one courier for each kind; it keeps the order of each
 * contract's effects and retries independently of the other couriers.
 */
export async function courier({ kind }: { kind: EffectKind }): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await activityOf[kind]();
  await continueAsNew<typeof courier>({ kind });
}
