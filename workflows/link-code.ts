import { proxyActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';

const { mailCode } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '10 minutes',
  summary: 'Mail a one-time code',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '20 seconds' },
});

/** Mails a one-time code to the recipient of a link and retries while mail is down. The code itself never enters the workflow's history. */
export async function linkCode(input: { tokenHash: string }): Promise<void> {
  await mailCode(input);
}
