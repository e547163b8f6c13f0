import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;

/** What works in a transaction as well as outside one. */
export type Connection = Prisma.TransactionClient;
export { Prisma } from './generated/client';

/** Statements that Postgres keeps planned, for each connection; each takes memory there. */
const mostPlanned = 64;
/** So often a statement comes before it is worth it. */
const oftenEnough = 5;

/** Names for statements that come again and again, so that they are parsed and planned once; the others have none. */
function namesOfStatements(): (query: { sql: string }) => string {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (names.size >= mostPlanned) return '';
    const times = (seen.get(sql) ?? 0) + 1;
    if (seen.size > 1_000) seen.clear();
    seen.set(sql, times);
    if (times < oftenEnough) return '';
    const made = `s${names.size}`;
    names.set(sql, made);
    return made;
  };
}

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
    { onPoolError, statementNameGenerator: namesOfStatements() },
  );
  return new PrismaClient({ adapter });
}
