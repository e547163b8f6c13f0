import { matchKey } from '../kernel/match-key';
import { type EventTable, type StateTable } from '../contract/projection';
import { type DraftingEvents } from './events';

export const partyTable: StateTable = {
  table: 'parties',
  key: ['contractId', 'side'],
  rows: ({ contractId }, { terms }) =>
    (['ours', 'customer'] as const).map((side) => {
      const { name, registrationNumber, address, contact } = terms.parties[side];
      const { name: contactName, email: contactEmail } = contact;
      const keys = {
        nameKey: matchKey(name),
        numberKey: registrationNumber === null ? null : matchKey(registrationNumber),
      };
      return { contractId, side, name, registrationNumber, ...keys, address, contactName, contactEmail };
    }),
};

/** One row per submitted revision. */
export const revisionTable: EventTable<DraftingEvents> = {
  table: 'revisions',
  key: ['contractId', 'revision'],
  rows: {
    ContractSubmitted: ({ contractId, terms }, { revision, seq, at, document, departures }) => [
      {
        ...{ contractId, revision, seq, termsDigest: terms.digest, frozenAt: at, departures: departures ?? null },
        ...{ document: document ?? null, digest: document?.digest ?? null },
      },
    ],
  },
};
