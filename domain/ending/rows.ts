import { type EventTable } from '../contract/projection';
import { type EndingEvents } from './events';
import { fileKey } from './file-key';

/** Under which number each archived contract is filed; a number is one contract's in the whole company. */
export const archiveTable: EventTable<EndingEvents> = {
  table: 'archive_files',
  key: ['contractId'],
  rows: {
    ContractArchived: ({ contractId }, { fileNumber, at: archivedAt }) => [
      { contractId, fileNumber, fileKey: fileKey(fileNumber), archivedAt },
    ],
  },
};
