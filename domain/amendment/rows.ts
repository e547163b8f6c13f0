import { type EventTable } from '../contract/projection';
import { type AmendmentEvents } from './events';

/** One row per requested amendment, with its status. */
export const amendmentTable: EventTable<AmendmentEvents> = {
  table: 'amendments',
  key: ['contractId', 'amendmentId'],
  rows: {
    AmendmentRequested: ({ contractId, terms: before }, event) => {
      const { amendmentId, requestedBy, reason, changes, terms, at: requestedAt } = event;
      return [
        {
          ...{ contractId, amendmentId, requestedBy, requestedAt, reason, changes },
          ...{
            termsBefore: before.digest,
            termsAfter: terms.digest,
            grossAfter: terms.gross.amount,
            status: 'in_review',
          },
        },
      ];
    },
    AmendmentApproved: ({ contractId }, { amendmentId }) => [{ contractId, amendmentId, status: 'awaiting_customer' }],
    AmendmentAgreed: ({ contractId }, { amendmentId }) => [{ contractId, amendmentId, status: 'awaiting_signature' }],
    AmendmentRefused: ({ contractId }, { amendmentId, reason, at: closedAt }) => [
      { contractId, amendmentId, status: 'refused', closedAt, closedBecause: reason },
    ],
    AmendmentExecuted: ({ contractId }, { amendmentId, at: closedAt }) => [
      { contractId, amendmentId, status: 'executed', closedAt },
    ],
  },
};
