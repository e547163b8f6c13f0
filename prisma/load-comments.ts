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
  } as Comment; // written by the recorder
}

/** Comments of a page: as many as a person reads. */
const mostShown = 50;

/** Comments on a contract that are not resolved, oldest first; those that must be before the others. */
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

/** What a rule judges by: what must still be resolved of a subject, and the comment that is named. */
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
