import { type Client, ScheduleAlreadyRunning, type ScheduleHandle, ScheduleOverlapPolicy } from '@temporalio/client';
import { type Database } from '../prisma/client';
import { effectKinds } from '../domain/kernel/effects';
import { suspectOutage } from '../prisma/supervision';
import { courierType, courierWorkflowId, superviseId, superviseType } from '../workflows/messages';

interface Watch {
  db: Database;
  client: Client;
  taskQueue: string;
  log: { warn: (fields: object, message: string) => void };
}

/** How often contracts are looked after, and how often a worker sees whether they are. */
const everyMs = 30_000;

/** Makes the Schedule where there is none: on a new server, or where Temporal's database was lost. */
async function ensureSchedule({ client, taskQueue }: Watch): Promise<ScheduleHandle> {
  try {
    return await client.schedule.create({
      scheduleId: superviseId,
      spec: { intervals: [{ every: everyMs }] },
      action: { type: 'startWorkflow', workflowType: superviseType, workflowId: superviseId, taskQueue, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      state: { note: 'Wakes contracts that have missed something; once for all workers' },
    });
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return client.schedule.getHandle(superviseId);
    throw error;
  }
}

/** Starts the couriers where none run: on a new server, or where Temporal's database was lost. */
export async function ensureCouriers({ client, taskQueue }: Pick<Watch, 'client' | 'taskQueue'>): Promise<void> {
  for (const kind of effectKinds)
    await client.workflow.start(courierType, {
      ...{ workflowId: courierWorkflowId(kind, taskQueue), taskQueue, args: [{ kind }] },
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `Brings about what contracts set off outside: ${kind}`,
    });
}

/**
 * Sees to it that contracts are looked after and their mails go out: on start and whenever Temporal answers again, at once and for whatever may have missed
 * something; the Schedule does the rest, once for all workers.
 * @returns a function that stops it
 */
export function keepSupervised(watch: Watch): () => void {
  const { db, log } = watch;
  let outage = true;
  const see = async () => {
    try {
      if (outage) await suspectOutage(db);
      const schedule = await ensureSchedule(watch);
      await ensureCouriers(watch);
      if (outage) await schedule.trigger(ScheduleOverlapPolicy.BUFFER_ONE);
      outage = false;
    } catch (error) {
      outage = true;
      log.warn({ err: error }, 'Temporal or Postgres does not answer; contracts are looked after again in a moment.');
    }
  };
  let timer: NodeJS.Timeout;
  let stopped = false;
  const round = async () => {
    await see();
    if (!stopped) timer = setTimeout(() => void round(), everyMs);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
