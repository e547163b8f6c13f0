import { type Database, Prisma } from './client';

/** An idempotency key of one caller for one path. */
export interface AnswerKey {
  caller: string;
  path: string;
  idempotencyKey: string;
}

/** A stored answer: a JSON body, and its headers. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A process that handles a request must renew its claim within this time; afterwards another process may take over, because it may have crashed. */
const claimSeconds = 60;
/** How long answers are stored for repeated requests. */
const keptDays = 30;

function isOf({ caller, path, idempotencyKey }: AnswerKey): Prisma.Sql {
  return Prisma.sql`caller = ${caller} AND path = ${path} AND idempotency_key = ${idempotencyKey}`;
}

/** Claims a request; true if nobody has answered it and nobody is handling it. */
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

/** The stored answer of a request; `answer` is null while it is being handled. Null if there was no such request. */
export async function findAnswer(
  db: Database,
  key: AnswerKey,
): Promise<{ fingerprint: string; answer: Answer | null } | null> {
  const row = await db.keptAnswer.findUnique({ where: { caller_path_idempotencyKey: key } });
  if (!row) return null;
  const { fingerprint, status, headers, body } = row;
  if (status === null || body === null) return { fingerprint, answer: null };
  return { fingerprint, answer: { status, headers: headers as Record<string, string>, body } }; // written by `keepAnswer`
}

/** Renews the claim while the request is being handled. */
export async function renewClaim(db: Database, key: AnswerKey, claim: string): Promise<void> {
  await db.$executeRaw`
    UPDATE kept_answers SET claimed_at = clock_timestamp() WHERE ${isOf(key)} AND claim = ${claim} AND status IS NULL`;
}

/** Stores the answer, and deletes up to ten expired ones: more than are added, so the table cannot grow without limit. */
export async function keepAnswer(db: Database, key: AnswerKey, claim: string, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  await db.$executeRaw`
    WITH old AS (SELECT ctid FROM kept_answers WHERE claimed_at < clock_timestamp() - make_interval(days => ${keptDays}) LIMIT 10),
      gone AS (DELETE FROM kept_answers k USING old WHERE k.ctid = old.ctid)
    UPDATE kept_answers SET status = ${status}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
    WHERE ${isOf(key)} AND claim = ${claim}`;
}

/** Releases the key without an answer, so that the request can be tried again. */
export async function releaseClaim(db: Database, key: AnswerKey, claim: string): Promise<void> {
  await db.$executeRaw`DELETE FROM kept_answers WHERE ${isOf(key)} AND claim = ${claim} AND status IS NULL`;
}
