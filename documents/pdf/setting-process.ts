/** What a process of the pool runs; see set-document.ts. */
import { setImmediate } from 'node:timers/promises';
import { worker } from 'workerpool';
import { setJob, type Setting, type SettingJob } from './set-job';

// Ctrl-C reaches every process of the terminal; whoever serves sets what it has begun, and ends this one.
process.on('SIGINT', () => undefined);

worker({
  /** What Typst made of the job is given back before the next: 3 MB that are freed when the event loop turns. */
  setJob: async (job: SettingJob): Promise<Setting> => {
    const setting = setJob(job);
    await setImmediate();
    return setting;
  },
});
