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

/** Tables computed from the contract's current state. */
export const stateTables: readonly StateTable[] = [contractTable, partyTable, milestoneTable, paymentLineTable];

/** An event table without its area's type parameter. */
interface AnyEventTable {
  table: string;
  key: readonly string[];
  rowsOf: (contract: Contract, event: ContractEvent) => TableRow[];
}

function forgetArea<Events>({ table, key, rows }: EventTable<Events>): AnyEventTable {
  const makers = rows as Record<string, ((contract: Contract, event: ContractEvent) => TableRow[]) | undefined>; // looked up by event type
  return { table, key, rowsOf: (contract, event) => makers[event.type]?.(contract, event) ?? [] };
}

/** Tables computed from events. */
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
