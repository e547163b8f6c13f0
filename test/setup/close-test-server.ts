import { closeServer } from '../workflow/harness';

/** One server for each test file, because starting Java takes as long as a test. */
afterAll(closeServer);
