/** What a process that sets documents runs. */
import { serveJobs } from '../jobs/serve-jobs';
import { setJob } from './set-job';

serveJobs(setJob);
