import { randomBytes } from 'node:crypto';
import { type Request } from 'express';
import { sideOf } from '../../domain/contract/ask';
import { type Database } from '../../prisma/client';
import { linkCodeType, linkCodeWorkflowId } from '../../workflows/messages';
import { sha256 } from '../http/idempotency';
import { type Services } from '../services';
import { type Link } from './tokens';

export const sessionCookie = 'concordat_link';

/** For how long a correct code keeps the document open, and how many wrong attempts each code allows. */
const sessionMinutes = 60;
const attemptsAllowed = 5;
/** After this number of wrong codes in total the link is locked; a new link can be mailed to the address on record. */
const failuresAllowed = 20;
/** Waiting time before another code can be requested; it doubles each time, up to an hour. */
const codeEverySeconds = 60;
const codeSecondsAtMost = 3600;

/** Links of customers, and links to the owner's page, which are valid for months, need a one-time code. Links of approvers need none. */
function needsCode({ question }: Link): boolean {
  return sideOf(question) === 'customer' || question.kind === 'ownership';
}

function sessionIn(request: Request): string | null {
  const cookies = (request.get('cookie') ?? '').split(/; */);
  const session = cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1);
  return session !== undefined && /^[\w-]{43}$/.test(session) ? session : null;
}

/** Whether the document may be shown to this browser. */
export async function isUnlocked(db: Database, link: Link, request: Request): Promise<boolean> {
  if (!needsCode(link)) return true;
  const session = sessionIn(request);
  if (session === null) return false;
  const rows = await db.$queryRaw<object[]>`
    SELECT 1 FROM link_codes WHERE token_hash = ${link.tokenHash} AND session_hash = ${sha256(session)}
      AND session_expires_at > clock_timestamp()`;
  return rows.length > 0;
}

/** Whether a code is being mailed or can still be entered. */
export async function isCodeOut(db: Database, { tokenHash }: Link): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    SELECT 1 FROM link_codes WHERE token_hash = ${tokenHash} AND (
      (expires_at > clock_timestamp() AND code_hash IS NOT NULL)
      OR (code_hash IS NULL AND codes > 0 AND asked_at > clock_timestamp() - make_interval(secs => ${codeEverySeconds}::int)))`;
  return rows.length > 0;
}

/** Whether the link is locked after too many wrong codes. */
export async function isLocked(db: Database, { tokenHash }: Link): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    SELECT 1 FROM link_codes WHERE token_hash = ${tokenHash} AND failures >= ${failuresAllowed}`;
  return rows.length > 0;
}

/**
 * Has a code mailed to the link's recipient.
 * @returns false if the last request was too recent; then nothing is mailed
 */
export async function askForCode({ db, temporal, taskQueue }: Services, { tokenHash }: Link): Promise<boolean> {
  const asked = await db.$executeRaw`
    INSERT INTO link_codes (token_hash) VALUES (${tokenHash})
    ON CONFLICT (token_hash) DO UPDATE SET asked_at = clock_timestamp(), codes = link_codes.codes + 1
      WHERE link_codes.failures < ${failuresAllowed} AND link_codes.asked_at <= clock_timestamp()
        - make_interval(secs => LEAST(${codeEverySeconds}::int * power(2, LEAST(link_codes.codes, 10) - 1), ${codeSecondsAtMost}::int))`;
  if (asked === 0) return false;
  try {
    await temporal.withDeadline(Date.now() + 10_000, () =>
      temporal.workflow.start(linkCodeType, {
        ...{ taskQueue, workflowId: linkCodeWorkflowId(tokenHash), args: [{ tokenHash }] },
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
  } catch (error) {
    // The workflow may not have started: reset the waiting time, so that the next request can try again.
    await db.$executeRaw`
      UPDATE link_codes SET codes = 1, asked_at = clock_timestamp() - make_interval(secs => ${codeEverySeconds}::int)
      WHERE token_hash = ${tokenHash}`;
    throw error;
  }
  return true;
}

/**
 * Checks the code and uses it up.
 * @returns the session; null for a wrong, used or expired code, and after too many attempts
 */
export async function unlock(db: Database, { tokenHash }: Link, code: string): Promise<string | null> {
  const session = randomBytes(32).toString('base64url');
  const codeHash = sha256(`${tokenHash} ${code}`);
  // A single statement, so that many simultaneous attempts cannot exceed the limit.
  const rows = await db.$queryRaw<{ opened: boolean }[]>`
    WITH tried AS (
      UPDATE link_codes SET attempts = attempts + 1,
        failures = failures + CASE code_hash WHEN ${codeHash} THEN 0 ELSE 1 END
      WHERE token_hash = ${tokenHash} AND attempts < ${attemptsAllowed} AND failures < ${failuresAllowed} AND expires_at > clock_timestamp() AND code_hash IS NOT NULL
      RETURNING code_hash = ${codeHash} AS opened)
    SELECT opened FROM tried`;
  if (rows[0]?.opened !== true) return null;
  // If the correct code is sent several times at once, the first request uses it up.
  const used = await db.$executeRaw`
    UPDATE link_codes SET code_hash = NULL, expires_at = NULL, codes = 0, session_hash = ${sha256(session)},
      session_expires_at = clock_timestamp() + make_interval(mins => ${sessionMinutes}::int)
    WHERE token_hash = ${tokenHash} AND code_hash = ${codeHash}`;
  if (used === 0) return null;
  return session;
}
