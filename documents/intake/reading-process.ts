/** What a process that reads foreign files runs. */
import { serveJobs } from '../jobs/serve-jobs';
import { readJob } from './read-job';

serveJobs(readJob);
