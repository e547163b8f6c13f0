import { allHandlersFinished, condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import { type BareActivities, type Step, takeStep } from './bare-messages';

const { writeStep } = proxyActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

/**
 * The minimal workflow that takes `steps` steps durably: one Update each, and one normal activity that writes to the database. No rules, no notices,
 * no timers.
 */
export async function bareLife({ steps }: { steps: number }): Promise<void> {
  let taken = 0;
  setHandler(defineUpdate<number, [Step]>(takeStep), async (step) => {
    await writeStep(step);
    taken += 1;
    return taken;
  });
  await condition(() => taken >= steps && allHandlersFinished());
}
