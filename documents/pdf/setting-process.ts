/** Entry point of a process that sets documents. */
import { serveJobs } from '../jobs/serve-jobs';
import { setJob } from './set-job';

serveJobs(setJob);
