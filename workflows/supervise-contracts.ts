import {
  ActivityFailure,
  condition,
  continueAsNew,
  defineSignal,
  log,
  proxyActivities,
  setHandler,
  setWorkflowOptions,
  workflowInfo,
} from '@temporalio/workflow';
import { type Activities } from '../activities';
import { lookNow } from './messages';

const activities = proxyActivities<Activities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '60 seconds',
  summary: 'Look after all contracts',
  // No retry: the next check starts soon enough.
  retry: { maximumAttempts: 1 },
});

/** As with the courier: a new build of the worker may take it over at any time. */
setWorkflowOptions(
  () => (workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior: 'AUTO_UPGRADE' } : {}),
  superviseContracts,
);

async function look(): Promise<void> {
  await activities.superviseContracts();
  await activities.moveContractsOn();
}

/**
 * Checks all contracts at intervals, once for all workers. It is one waiting workflow, so that the list of workflows shows contracts and not every
 * check. `everyMs` is absent in a run that the Schedule of an earlier version started: such a run checks once.
 */
export async function superviseContracts(going?: { everyMs: number }): Promise<void> {
  if (!going) {
    await look();
    return;
  }
  let isAsked = false;
  setHandler(defineSignal(lookNow), () => {
    isAsked = true;
  });
  while (!workflowInfo().continueAsNewSuggested) {
    isAsked = false;
    try {
      await look();
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      log.warn('A look at all contracts failed; the next one sees to it.', { error: String(error.cause) });
    }
    await condition(() => isAsked, going.everyMs, { summary: 'Look again' });
  }
  await continueAsNew<typeof superviseContracts>(going);
}
