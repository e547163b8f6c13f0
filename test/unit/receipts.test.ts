import { aContract, active, contractId, eventsOf, goOn, lineOf, outcome, waitUntil } from '../build/ask-contract';
import { receiptsOf } from '../build/contract-library';
import { contractIn, everyCommand } from '../build/every-stage';
import { pay, pumpTerms, untilActive, yuan } from '../build/pump-contract';

const contract = contractIn('active');
const part = goOn(contract, [pay('advance', '45000', 'A')]);
const settled = goOn(part, [pay('advance', '200.00', 'B')]);

describe('recording a receipt', () => {
  it('lowers what is outstanding and is kept as it came', () => {
    expect(eventsOf(part, pay('advance', '150.5', 'B', '2029-11-30'))).toMatchObject([
      {
        ...{ type: 'ReceiptRecorded', receivedOn: '2029-11-30', reference: 'B', amount: yuan('150.50') },
        allocations: [{ paymentLineId: 'advance', amount: yuan('150.50'), outstanding: yuan('49.50') }],
        unallocated: yuan('0.00'),
      },
    ]);
  });

  it('adds to what was received before, line by line', () => {
    const paid = active(goOn(settled, [pay('balance', '1.00', 'C')]));
    expect(lineOf(part)?.outstanding).toEqual(yuan('200.00'));
    expect(lineOf(paid)).toBeUndefined();
    expect(lineOf(paid, 'balance')?.outstanding).toEqual(yuan('67799.00'));
    expect(paid.payment.settled).toBe(1);
    expect(receiptsOf(paid).map(({ reference, amount }) => `${reference} ${amount.amount}`)).toEqual([
      ...['A 45000.00', 'B 200.00', 'C 1.00'],
    ]);
  });

  it('of all that is outstanding settles the line', () => {
    expect(eventsOf(part, pay('advance', '200.00', 'B'))).toMatchObject([
      { allocations: [{ outstanding: { amount: '0.00' } }] },
    ]);
    expect(outcome(settled, pay('advance', '0.01', 'C'))).toBe('PAYMENT_LINE_SETTLED');
  });

  it.each([
    ['for a line that the contract does not have', pay('third', '1.00', 'B'), 'UNKNOWN_PAYMENT_LINE'],
    ['under a reference that is recorded already', pay('advance', '1.00', 'A'), 'DUPLICATE_RECEIPT'],
    ['under a reference that another line has', pay('balance', '1.00', 'A'), 'DUPLICATE_RECEIPT'],
    ['of nothing', pay('advance', '0.00', 'B'), 'NOT_AN_AMOUNT'],
    ['of a negative amount', pay('advance', '-1.00', 'B'), 'NOT_AN_AMOUNT'],
    ['of a third of a cent', pay('advance', '0.003', 'B'), 'NOT_AN_AMOUNT'],
    ['of what is no number', pay('advance', '1e2', 'B'), 'NOT_AN_AMOUNT'],
    ['of a day to come', pay('advance', '1.00', 'B', '2029-12-02'), 'DATE_IN_FUTURE'],
    [
      'in another currency',
      { ...everyCommand.recordReceipt, amount: { amount: '1.00', currency: 'USD' } },
      'CURRENCY_MISMATCH',
    ],
  ])('%s is refused', (_, command, code) => {
    expect(outcome(part, command)).toBe(code);
  });

  it('of the latest day that has begun anywhere is accepted', () => {
    const command = pay('advance', '1.00', 'B', '2029-12-02');
    expect(outcome(part, command, '2029-12-01T10:00:00.000Z')).toEqual(['ReceiptRecorded']);
  });

  it('ends being overdue only when it settles the line', () => {
    const late = waitUntil(part, '2030-02-05T00:00:00.000Z');
    expect(lineOf(late)?.overdue).toBe(true);
    expect(lineOf(goOn(late, [pay('advance', '199.99', 'B')]))?.overdue).toBe(true);
    expect(lineOf(goOn(late, [pay('advance', '200.00', 'B')]))).toBeUndefined();
  });

  it('is not awaited for a line of nothing', () => {
    const free = pumpTerms({
      paymentPlan: [
        { paymentLineId: 'advance', title: 'Advance', dueOn: '2030-02-01', percent: '0' },
        { paymentLineId: 'balance', title: 'Balance', dueOn: '2030-02-01', percent: '100' },
      ],
    });
    expect(outcome(aContract(untilActive(contractId, free)), pay('advance', '0.01', 'A'))).toBe('PAYMENT_LINE_SETTLED');
  });
});
