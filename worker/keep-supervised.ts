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

/** How often contracts are checked, and how often each worker makes sure that the check runs. */
const everyMs = 30_000;
/** The status code of a gRPC server that does not implement a call (`UNIMPLEMENTED`). */
const isUnimplemented = (status: number) => status === 12;

/** Starts the workflow that checks all contracts if it does not run: on a new server, or after Temporal's database was lost. */
async function ensureSupervisor({ client, taskQueue }: Watch): Promise<WorkflowHandle> {
  return client.workflow.start(superviseType, {
    ...{ workflowId: superviseWorkflowId(taskQueue), taskQueue, args: [{ everyMs }] },
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Checks all contracts and wakes those that have missed events',
  });
}

/**
 * Deletes the Schedule by which an earlier version started each check; its runs filled the list of workflows.
 * @returns false if the server has no Schedules. That is the time-skipping test server, used in demonstrations and tests: a workflow that checks
 * again and again would stop it from skipping time.
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

/** Starts the couriers that do not run: on a new server, or after Temporal's database was lost. */
export async function ensureCouriers({ client, taskQueue }: Pick<Watch, 'client' | 'taskQueue'>): Promise<void> {
  for (const kind of effectKinds)
    await client.workflow.start(courierType, {
      ...{ workflowId: courierWorkflowId(kind, taskQueue), taskQueue, args: [{ kind }] },
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `Executes the effects of contracts: ${kind}`,
    });
}

/**
 * Makes sure that the workflows run which check all contracts and send mails. After a start and after every outage it notes that contracts may have
 * missed events and has all contracts checked at once. The workflow does the rest, once for all workers.
 * @returns a function that stops it
 */
export function keepSupervised(watch: Watch): () => void {
  const { db, log } = watch;
  let outage = true;
  const see = async () => {
    try {
      if (outage) await suspectOutage(db);
      if (outage && !(await dropFormerSchedule(watch.client))) return;
      const supervisor = await ensureSupervisor(watch);
      await ensureCouriers(watch);
      if (outage) await supervisor.signal(lookNow);
      outage = false;
    } catch (error) {
      outage = true;
      log.warn({ err: error }, 'Temporal or Postgres does not answer; contracts are checked again shortly.');
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
