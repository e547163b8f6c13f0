import { JobEndedError, openJobProcesses, type Work } from './job-processes';
import { QueueBusyError, openWorkQueue } from './work-queue';

/** Too many jobs are waiting, or the processes are being stopped; the same job may be tried again later. */
export class JobsBusyError extends Error {
  override readonly name = 'JobsBusyError';
}

/** A pool of processes with a queue. */
export interface JobPool<Job, Answer> {
  /** @throws JobsBusyError; JobEndedError when the job itself makes its process fail */
  run: (job: Job) => Promise<Answer>;
  /** Stops the processes; jobs in progress are lost and may be sent again. */
  close: () => Promise<void>;
}

/** Runs jobs in order with limited concurrency; others wait in a queue of limited length and time. */
export function openJobPool<Job extends object, Answer>({
  sideBySide,
  mostWaiting,
  waitMs,
  ...work
}: Work & Parameters<typeof openWorkQueue>[0]): JobPool<Job, Answer> {
  const queue = openWorkQueue({ sideBySide, mostWaiting, waitMs });
  const processes = openJobProcesses<Job, Answer>(work);
  let isClosed = false;
  return {
    run: async (job) => {
      try {
        return await queue.run(() => processes.run(job));
      } catch (error) {
        if (error instanceof QueueBusyError) throw new JobsBusyError(error.message);
        // A process that was stopped by us, or did not start, says nothing about the job.
        if (error instanceof JobEndedError && (isClosed || error.why === 'unstarted'))
          throw new JobsBusyError('The process for such jobs does not run.', { cause: error });
        throw error;
      }
    },
    close: () => {
      isClosed = true;
      return processes.close();
    },
  };
}
