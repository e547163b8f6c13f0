import { type EventTable } from '../contract/projection';
import { type SigningEvents } from './events';

/** One row per signature: of the contract, and of agreements that change or end it. */
export const signatureTable: EventTable<SigningEvents> = {
  table: 'signatures',
  key: ['contractId', 'subjectKind', 'subjectId', 'side'],
  rows: {
    SignatureRecorded: ({ contractId, number }, event) => {
      const { side, signatory, signedOn, authority = null, subject, digest = null, at: recordedAt } = event;
      const { kind: subjectKind, id: subjectId } = subject ?? { kind: 'contract', id: number };
      return [{ contractId, subjectKind, subjectId, side, signatory, signedOn, authority, digest, recordedAt }];
    },
  },
};

/** Conditions of effect of signed contracts, with their status. */
export const conditionTable: EventTable<SigningEvents> = {
  table: 'effect_conditions',
  key: ['contractId', 'conditionId'],
  rows: {
    ContractSigned: ({ contractId }, { conditions }) =>
      conditions.map(({ conditionId, title, kind, paymentLineId = null }) => ({
        ...{ contractId, conditionId, title, kind, paymentLineId, status: 'open' },
      })),
    ConditionMet: ({ contractId }, { conditionId, cause, metOn, evidence, at: closedAt }) => [
      { contractId, conditionId, status: 'met', cause, metOn, remark: evidence, closedAt },
    ],
    ConditionReopened: ({ contractId }, { conditionId }) => [
      { contractId, conditionId, status: 'open', cause: null, metOn: null, remark: null, closedAt: null },
    ],
    ConditionWaived: ({ contractId }, { conditionId, decidedBy, reason: remark, at: closedAt }) => [
      { contractId, conditionId, status: 'waived', decidedBy, remark, closedAt },
    ],
  },
};
