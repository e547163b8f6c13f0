import { closeServer } from '../workflow/harness';

/** A server is started once a file: Java takes as long for that as a story. */
afterAll(closeServer);
