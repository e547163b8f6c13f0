import { type Client } from '@temporalio/client';
import { type Logger } from 'pino';
import { type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';

/** The dependencies of the API; opened by `main.ts`, passed in by tests. */
export interface Services {
  db: Database;
  store: ObjectStore;
  temporal: Client;
  taskQueue: string;
  log: Logger;
}
