import { eventTables } from '../../domain/contract/read-model';
import { contractId, eventsOf, goOn } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { pay, submit } from '../build/pump-contract';

/** The tables that get rows of the last event of this command, with the number of rows. */
function tablesOf(...[contract, command]: Parameters<typeof eventsOf>) {
  if (!contract) throw new Error('There is no contract.');
  const after = goOn(contract, [command]);
  return eventsOf(contract, command).flatMap((event) =>
    eventTables
      .map(({ table, rowsOf }) => ({ type: event.type, table, rows: rowsOf(after, event) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ type, table, rows }) => `${type}: ${rows.length} in ${table}`),
  );
}

describe('the tables that events add to', () => {
  it('get the rows of their own events, and of no others', () => {
    expect(tablesOf(contractIn('active'), pay('advance', '100.00', 'bank-0'))).toEqual([
      ...['ReceiptRecorded: 1 in receipts', 'ReceiptRecorded: 1 in receipt_allocations'],
    ]);
    expect(tablesOf(contractIn('active'), everyCommand.reportDelivery)).toEqual(['DeliveryReported: 1 in deliveries']);
    expect(tablesOf(contractIn('draft'), submit)).toEqual(['ContractSubmitted: 1 in revisions']);
    expect(tablesOf(contractIn('draft'), everyCommand.withdraw)).toEqual([]);
  });

  it('name the contract in each row', () => {
    const paying = pay('advance', '100.00', 'bank-0');
    const contract = contractIn('active');
    const [receipt] = eventTables.flatMap(({ rowsOf }) =>
      eventsOf(contract, paying).flatMap((event) => rowsOf(goOn(contract, [paying]), event)),
    );
    expect(receipt).toMatchObject({ contractId, amount: '100.00' });
  });
});
