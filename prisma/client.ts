import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;

/** What works in a transaction as well as outside one. */
export type Connection = Prisma.TransactionClient;
export { Prisma } from './generated/client';

/**
 * A pool of connections. Every wait has an end: by default a query against a frozen server hangs for ever.
 * Times are in UTC whatever the server's own zone is; otherwise `timestamptz` is off by it.
 */
export function openDatabase(url: string, onPoolError: (error: Error) => void, connections = 10): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5_000,
      query_timeout: 15_000,
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      options: '-c timezone=UTC',
    },
    { onPoolError },
  );
  return new PrismaClient({ adapter });
}
