import { type Database, Prisma } from './client';

/** One caller's key at one address. */
export interface AnswerKey {
  caller: string;
  path: string;
  idempotencyKey: string;
}

/** An answer as it was given: JSON, and the headers that belong to it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Whoever answers a request says so again before this time is up; a process that died is succeeded after it. */
const claimSeconds = 60;
/** So long the same request is answered the same. */
const keptDays = 30;

function isOf({ caller, path, idempotencyKey }: AnswerKey): Prisma.Sql {
  return Prisma.sql`caller = ${caller} AND path = ${path} AND idempotency_key = ${idempotencyKey}`;
}

/** Whether it is this claim's to answer the request: nobody has, and nobody is about to. */
export async function claimAnswer(
  db: Database,
  { caller, path, idempotencyKey }: AnswerKey,
  { fingerprint, claim }: { fingerprint: string; claim: string },
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO kept_answers (caller, path, idempotency_key, fingerprint, claim)
    VALUES (${caller}, ${path}, ${idempotencyKey}, ${fingerprint}, ${claim})
    ON CONFLICT (caller, path, idempotency_key) DO UPDATE SET claim = EXCLUDED.claim, claimed_at = clock_timestamp()
      WHERE kept_answers.status IS NULL AND kept_answers.fingerprint = EXCLUDED.fingerprint
        AND kept_answers.claimed_at < clock_timestamp() - make_interval(secs => ${claimSeconds})
    RETURNING claim`;
  return rows.length > 0;
}

/** What the request was answered; `answer` is null while it is being answered. Null where nobody has asked. */
export async function findAnswer(
  db: Database,
  key: AnswerKey,
): Promise<{ fingerprint: string; answer: Answer | null } | null> {
  const row = await db.keptAnswer.findUnique({ where: { caller_path_idempotencyKey: key } });
  if (!row) return null;
  const { fingerprint, status, headers, body } = row;
  if (status === null || body === null) return { fingerprint, answer: null };
  return { fingerprint, answer: { status, headers: headers as Record<string, string>, body } }; // written below
}

/** Says that it is still being answered. */
export async function renewClaim(db: Database, key: AnswerKey, claim: string): Promise<void> {
  await db.$executeRaw`
    UPDATE kept_answers SET claimed_at = clock_timestamp() WHERE ${isOf(key)} AND claim = ${claim} AND status IS NULL`;
}

/** Keeps the answer, and forgets a few that are too old: one comes, so the table never grows for ever. */
export async function keepAnswer(db: Database, key: AnswerKey, claim: string, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  await db.$executeRaw`
    WITH old AS (SELECT ctid FROM kept_answers WHERE claimed_at < clock_timestamp() - make_interval(days => ${keptDays}) LIMIT 10),
      gone AS (DELETE FROM kept_answers k USING old WHERE k.ctid = old.ctid)
    UPDATE kept_answers SET status = ${status}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
    WHERE ${isOf(key)} AND claim = ${claim}`;
}

/** Nothing came of it: the key is free for another try. */
export async function releaseClaim(db: Database, key: AnswerKey, claim: string): Promise<void> {
  await db.$executeRaw`DELETE FROM kept_answers WHERE ${isOf(key)} AND claim = ${claim} AND status IS NULL`;
}
