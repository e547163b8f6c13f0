/** Entry point of a process that reads foreign files. */
import { serveJobs } from '../jobs/serve-jobs';
import { readJob } from './read-job';

serveJobs(readJob);
