import { type Client } from '@temporalio/client';
import { type Logger } from 'pino';
import { type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';

/** What the API works with; opened by `main.ts`, handed in by the tests. */
export interface Services {
  db: Database;
  store: ObjectStore;
  temporal: Client;
  taskQueue: string;
  log: Logger;
}
