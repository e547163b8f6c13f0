import { type Database } from './client';

const advice: Readonly<Record<string, string>> = {
  '28P01': 'it refuses the user or the password',
  '28000': 'it refuses the user',
  '3D000': 'the database does not exist; create it',
  ENOTFOUND: 'the name of its host is not known',
  ECONNREFUSED: 'nothing listens at that address',
};

/** The codes of the error and of its causes; Prisma keeps the error of Postgres in `meta`, with its code as `originalCode`. */
function codesOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const known: { code?: unknown; originalCode?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } } =
    error;
  return [known.code, known.originalCode, ...codesOf(known.cause), ...codesOf(known.meta?.driverAdapterError)];
}

/** What is wrong with the connection, in a sentence for the operator that names `DATABASE_URL` without the password; null if it works. */
export async function connectionFault(db: Pick<Database, '$queryRaw'>): Promise<string | null> {
  try {
    await db.$queryRaw`SELECT 1`;
    return null;
  } catch (error) {
    const why = codesOf(error).flatMap((code) => (typeof code === 'string' && advice[code]) || [])[0];
    return `Postgres cannot be used at present (DATABASE_URL): ${why ?? 'it does not answer'}. Requests are answered 503 and contracts wait until it can.`;
  }
}
