import { type EventTable } from '../contract/projection';
import { type ApprovalEvents } from './events';

export const commentTable: EventTable<ApprovalEvents> = {
  table: 'comments',
  key: ['contractId', 'commentId'],
  rows: {
    CommentAdded: ({ contractId }, { subject, commentId, by, at, text, mustBeResolved }) => [
      { contractId, commentId, subject, by, at, text, mustBeResolved },
    ],
    CommentResolved: ({ contractId }, { commentId, by, at, text }) => [
      { contractId, commentId, resolved: { by, at, text } },
    ],
  },
};
