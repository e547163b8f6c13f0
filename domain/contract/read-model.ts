import { amendmentTable } from '../amendment/rows';
import { commentTable } from '../approval/rows';
import { deliveryTable, milestoneTable } from '../delivery/rows';
import { partyTable, revisionTable } from '../drafting/rows';
import { archiveTable } from '../ending/rows';
import { allocationTable, paymentLineTable, receiptTable } from '../payment/rows';
import { conditionTable, signatureTable } from '../signing/rows';
import { type ContractEvent } from './events';
import { type Contract } from './contract';
import { type EventTable, type StateTable, type TableRow } from './projection';
import { contractTable } from './rows';

/** Tables that follow from a contract as it stands. */
export const stateTables: readonly StateTable[] = [contractTable, partyTable, milestoneTable, paymentLineTable];

/** A table whose area is forgotten. */
interface AnyEventTable {
  table: string;
  key: readonly string[];
  rowsOf: (contract: Contract, event: ContractEvent) => TableRow[];
}

function forgetArea<Events>({ table, key, rows }: EventTable<Events>): AnyEventTable {
  const makers = rows as Record<string, ((contract: Contract, event: ContractEvent) => TableRow[]) | undefined>; // by the event's own type
  return { table, key, rowsOf: (contract, event) => makers[event.type]?.(contract, event) ?? [] };
}

/** Tables that events add to. */
export const eventTables: readonly AnyEventTable[] = [
  forgetArea(revisionTable),
  forgetArea(commentTable),
  forgetArea(deliveryTable),
  forgetArea(receiptTable),
  forgetArea(allocationTable),
  forgetArea(signatureTable),
  forgetArea(conditionTable),
  forgetArea(amendmentTable),
  forgetArea(archiveTable),
];
