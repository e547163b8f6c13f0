import { type Comment } from '../domain/approval/comment';
import { type ApprovalSubject } from '../domain/approval/state';
import { type Connection } from './client';

interface CommentRow {
  commentId: string;
  subject: unknown;
  by: unknown;
  at: Date | null;
  text: string | null;
  mustBeResolved: boolean | null;
  resolved: unknown;
}

function commentOf({ commentId, subject, by, at, text, mustBeResolved, resolved }: CommentRow): Comment {
  return {
    ...{ commentId, subject, by, resolved },
    ...{ at: at?.toISOString() ?? '', text: text ?? '', mustBeResolved: mustBeResolved ?? false },
  } as Comment; // written by `recordTransition`
}

/** Maximum number of comments on a page. */
const mostShown = 50;

/** Unresolved comments on a contract, those that must be resolved first, then oldest first. */
export async function loadOpenComments(
  db: Pick<Connection, '$queryRaw'>,
  contractId: string,
  most = mostShown,
): Promise<Comment[]> {
  const rows = await db.$queryRaw<CommentRow[]>`
    SELECT comment_id AS "commentId", subject, "by", at, text, must_be_resolved AS "mustBeResolved", resolved
    FROM comments WHERE contract_id = ${contractId} AND resolved IS NULL
    ORDER BY must_be_resolved DESC, at, comment_id LIMIT ${most}`;
  return rows.map(commentOf);
}

/** Comments that a rule needs: those of a subject that must still be resolved, and the one that the command names. */
export async function loadCommentsFor(
  db: Pick<Connection, '$queryRaw'>,
  contractId: string,
  { kind, id }: ApprovalSubject,
  commentId: string,
): Promise<Comment[]> {
  const rows = await db.$queryRaw<CommentRow[]>`
    SELECT comment_id AS "commentId", subject, "by", at, text, must_be_resolved AS "mustBeResolved", resolved
    FROM comments WHERE contract_id = ${contractId} AND (comment_id = ${commentId} OR (resolved IS NULL AND must_be_resolved
      AND subject->>'kind' = ${kind} AND (${kind} = 'revision' OR subject->>'id' = ${id})))
    ORDER BY at, comment_id`;
  return rows.map(commentOf);
}

/** The newest comments on a contract, oldest first. */
export async function loadComments(
  db: Pick<Connection, '$queryRaw'>,
  contractId: string,
  most = 100,
): Promise<Comment[]> {
  const rows = await db.$queryRaw<CommentRow[]>`
    SELECT comment_id AS "commentId", subject, "by", at, text, must_be_resolved AS "mustBeResolved", resolved
    FROM comments WHERE contract_id = ${contractId} ORDER BY at DESC, comment_id DESC LIMIT ${most}`;
  return rows.map(commentOf).reverse();
}
