import { proxyActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type SendNoticesResult } from '../activities/send-notices';

const { sendNotices } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '30 seconds',
  summary: 'Mail what is due',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** Mails what is due, in the background: one activity at a time, which takes along everything that has become due since. */
export interface Courier {
  /** Event number through which every notice is dealt with. */
  through: number;
  busy: boolean;
}

export function openCourier(through: number): Courier {
  return { through, busy: false };
}

/** Starts the activity if something is due and none is under way. `onRefused` hears of notices the mail server will never take. */
export function dispatchNotices(
  courier: Courier,
  due: { contractId: string; through: () => number },
  onRefused: (refused: SendNoticesResult['refused']) => Promise<void>,
): void {
  if (courier.busy || due.through() <= courier.through) return;
  courier.busy = true;
  const wanted = due.through();
  const send = async () => {
    const { through, refused } = await sendNotices({ contractId: due.contractId });
    courier.through = Math.max(wanted, through);
    await onRefused(refused);
    courier.busy = false;
    dispatchNotices(courier, due, onRefused);
  };
  void send();
}
