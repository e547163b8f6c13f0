import { type EventTable } from '../contract/projection';
import { type EndingEvents } from './events';
import { fileKey } from './file-key';

/** One row per archived contract with its file number, which is unique in the company. */
export const archiveTable: EventTable<EndingEvents> = {
  table: 'archive_files',
  key: ['contractId'],
  rows: {
    ContractArchived: ({ contractId }, { fileNumber, at: archivedAt }) => [
      { contractId, fileNumber, fileKey: fileKey(fileNumber), archivedAt },
    ],
  },
};
