import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type ContractEvent } from '../contract/events';
import { type ApprovalSubject } from './state';

/** A comment. While one that must be resolved is open, nobody can approve. */
export interface Comment {
  subject: ApprovalSubject;
  commentId: string;
  by: Person;
  at: Instant;
  text: string;
  mustBeResolved: boolean;
  resolved: { by: Person; at: Instant; text: string | null } | null;
}

/** Whether a comment belongs to this subject; a comment on a revision belongs to all revisions of the contract. */
export function concerns({ subject }: Pick<Comment, 'subject'>, { kind, id }: ApprovalSubject): boolean {
  return subject.kind === kind && (kind === 'revision' || subject.id === id);
}

/** The open comments after these events. */
export function commentsAfter(comments: readonly Comment[], events: readonly ContractEvent[]): Comment[] {
  return events.reduce<Comment[]>(
    (open, event) => {
      if (event.type === 'CommentResolved') return open.filter(({ commentId }) => commentId !== event.commentId);
      if (event.type !== 'CommentAdded') return open;
      const { subject, commentId, by, at, text, mustBeResolved } = event;
      return [...open, { subject, commentId, by, at, text, mustBeResolved, resolved: null }];
    },
    [...comments],
  );
}
