import { proxyActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';

const activities = proxyActivities<Activities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '60 seconds',
  summary: 'Look after all contracts',
  // The Schedule begins the next look soon enough.
  retry: { maximumAttempts: 1 },
});

/** One look at all contracts; begun by a Schedule, once for all workers. */
export async function superviseContracts(): Promise<void> {
  await activities.superviseContracts();
  await activities.moveContractsOn();
}
