import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;

/** A client that may be a transaction. */
export type Connection = Prisma.TransactionClient;
export { Prisma } from './generated/client';

/** Maximum number of prepared statements per connection; each takes memory in Postgres. */
const mostPlanned = 64;
/** Number of uses after which a statement is prepared. */
const oftenEnough = 5;

/** Names frequent statements, so that Postgres parses and plans them once (prepared statements); others get no name. */
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
 * Opens a connection pool. Every wait has a timeout, because by default a query to a frozen server hangs for ever.
 * The session's time zone is UTC, whatever the server's is; otherwise `timestamptz` values would be off by the difference.
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
