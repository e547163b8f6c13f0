import { JobEndedError, openJobProcesses, type Work } from './job-processes';
import { LaneBusyError, openLane } from './lane';

/** More jobs wait already than can be done in time, or the processes are being ended; the same one may be done later. */
export class JobsBusyError extends Error {
  override readonly name = 'JobsBusyError';
}

/** Processes with a queue before them. */
export interface JobRoom<Job, Answer> {
  /** @throws JobsBusyError; JobEndedError where it is the job that ends its process */
  run: (job: Job) => Promise<Answer>;
  /** Ends the processes; what they work on is lost, and may be asked again. */
  close: () => Promise<void>;
}

/** Jobs in their order, so many side by side; the rest waits, for so long and no longer. */
export function openJobRoom<Job extends object, Answer>({
  sideBySide,
  mostWaiting,
  waitMs,
  ...work
}: Work & Parameters<typeof openLane>[0]): JobRoom<Job, Answer> {
  const lane = openLane({ sideBySide, mostWaiting, waitMs });
  const processes = openJobProcesses<Job, Answer>(work);
  let isClosed = false;
  return {
    run: async (job) => {
      try {
        return await lane.run(() => processes.run(job));
      } catch (error) {
        if (error instanceof LaneBusyError) throw new JobsBusyError(error.message);
        // What was left when the processes were closed says nothing of the job.
        if (error instanceof JobEndedError && (isClosed || error.why === 'unstarted'))
          throw new JobsBusyError('What does such jobs does not run.', { cause: error });
        throw error;
      }
    },
    close: () => {
      isClosed = true;
      return processes.close();
    },
  };
}
