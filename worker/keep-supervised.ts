import { type Client, isGrpcServiceError, ScheduleNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { type Database } from '../prisma/client';
import { effectKinds } from '../domain/kernel/effects';
import { suspectOutage } from '../prisma/supervision';
import {
  courierType,
  courierWorkflowId,
  formerScheduleId,
  lookNow,
  superviseType,
  superviseWorkflowId,
} from '../workflows/messages';

interface Watch {
  db: Database;
  client: Client;
  taskQueue: string;
  log: { warn: (fields: object, message: string) => void };
}

/** How often contracts are looked after, and how often a worker sees whether they are. */
const everyMs = 30_000;
/** The status by which a gRPC server answers what it does not know (`UNIMPLEMENTED`). */
const isUnimplemented = (status: number) => status === 12;

/** Starts the look at all contracts where none runs: on a new server, or where Temporal's database was lost. */
async function ensureLooking({ client, taskQueue }: Watch): Promise<WorkflowHandle> {
  return client.workflow.start(superviseType, {
    ...{ workflowId: superviseWorkflowId(taskQueue), taskQueue, args: [{ everyMs }] },
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Looks after all contracts: wakes those that have missed something',
  });
}

/**
 * An earlier version began each look by a Schedule, which filled the list of workflows.
 * @returns false where the server knows no Schedules. Such a one skips time, for a demonstration or a test, and whoever looks again and again
 * would hold up its clock.
 */
async function dropFormerSchedule(client: Client): Promise<boolean> {
  try {
    await client.schedule.getHandle(formerScheduleId).delete();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return true;
    if (isGrpcServiceError(error) && isUnimplemented(error.code)) return false;
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
 * something; the workflow does the rest, once for all workers.
 * @returns a function that stops it
 */
export function keepSupervised(watch: Watch): () => void {
  const { db, log } = watch;
  let outage = true;
  const see = async () => {
    try {
      if (outage) await suspectOutage(db);
      if (outage && !(await dropFormerSchedule(watch.client))) return;
      const looking = await ensureLooking(watch);
      await ensureCouriers(watch);
      if (outage) await looking.signal(lookNow);
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
