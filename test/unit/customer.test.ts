import { type Contract } from '../../domain/contract';
import { expectStage, goOn, NOW, outcome, somebody } from '../build/ask-contract';
import { contractIn, decline, everyCommand, withdraw } from '../build/every-stage';
import { approve, confirm, sign } from '../build/pump-contract';

const later = '2029-12-20T04:00:00.000Z';

describe('the customer', () => {
  it('who confirms opens the contract for signature', () => {
    const comment = 'Agreed';
    const confirmed = goOn(contractIn('awaiting_customer'), [{ type: 'confirm', revision: 1, comment }], later);
    expect(confirmed).toMatchObject({
      ...{ stage: 'awaiting_signature', since: later, confirmed: { at: later, by: somebody, comment } },
      signatures: { ours: null, customer: null },
    });
  });

  it('who asks for changes sends it back to drafting as the next revision', () => {
    const returned = goOn(contractIn('awaiting_customer'), [everyCommand.requestChanges]);
    expect(returned).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'changes_requested', by: 'customer', reason: 'Later, please' },
    });
  });

  it('is asked again only after everybody has approved the new revision', () => {
    const votes = (['legal', 'finance', 'business'] as const).map((stepId) => approve(stepId, 2));
    const again = goOn(contractIn('awaiting_customer'), [
      everyCommand.requestChanges,
      { type: 'submit', revision: 2 },
      ...votes,
    ]);
    expect(again).toMatchObject({ stage: 'awaiting_customer', revision: 2 });
    expect(outcome(again, confirm)).toBe('STALE_REVISION');
    expect(outcome(again, { type: 'confirm', revision: 2, comment: null })).toEqual(['CustomerConfirmed']);
  });

  it('who declines ends it, with the reason on record', () => {
    const declined = goOn(contractIn('awaiting_customer'), [decline], later);
    expect(declined).toMatchObject({
      ...{ stage: 'declined', performance: null },
      ending: { as: 'declined', at: later, reason: 'Too dear' },
    });
  });
});

describe('signing a contract', () => {
  it.each([
    ['ours', 'customer'],
    ['customer', 'ours'],
  ] as const)('%s first and then %s makes it active with the second signature', (first, second) => {
    const contract = contractIn('awaiting_signature');
    expect(outcome(contract, sign(first))).toEqual(['SignatureRecorded']);
    const half = goOn(contract, [sign(first)]);
    expect(half.stage).toBe('awaiting_signature');
    expect(outcome(half, sign(second))).toEqual(['SignatureRecorded', 'ContractActivated']);
  });

  it('records who signed for which side, on which day, and when that was recorded', () => {
    const signed = goOn(contractIn('awaiting_signature'), [sign('ours', '2029-11-30'), sign('customer')], later);
    expect(expectStage(signed, 'active').signatures).toEqual({
      ours: { signatory: 'ours', signedOn: '2029-11-30', recordedAt: later },
      customer: { signatory: 'customer', signedOn: '2029-12-01', recordedAt: later },
    });
  });

  it.each(['ours', 'customer'] as const)('twice for the same side is refused: %s', (side) => {
    expect(outcome(goOn(contractIn('awaiting_signature'), [sign(side)]), sign(side))).toBe('ALREADY_SIGNED');
  });

  // At ten in the morning UTC the next day has begun in UTC+14 and nowhere a minute earlier.
  it.each([
    ['today', '2029-12-01', '2029-12-01T09:59:59.999Z', ['SignatureRecorded']],
    ['tomorrow, which has begun somewhere', '2029-12-02', '2029-12-01T10:00:00.000Z', ['SignatureRecorded']],
    ['tomorrow, which has begun nowhere', '2029-12-02', '2029-12-01T09:59:59.999Z', 'DATE_IN_FUTURE'],
  ])('on %s is judged by the latest clock on Earth', (_, signedOn, now, expected) => {
    expect(outcome(contractIn('awaiting_signature'), sign('ours', signedOn), now)).toEqual(expected);
  });

  it('begins performance: nothing delivered, nothing received, nothing overdue', () => {
    const { performance, amendment, rescission, amendments, termEnded } = contractIn('active');
    const due = { status: 'due', attempt: 0, since: NOW, deliveredOn: null, evidence: null, overdue: false };
    const unpaid = { received: { amount: '0.00', currency: 'CNY' }, since: NOW, overdue: false };
    expect({ performance, amendment, rescission, amendments, termEnded }).toEqual({
      performance: {
        milestones: { first: due, rest: due },
        payments: { advance: unpaid, balance: unpaid },
        receipts: [],
      },
      ...{ amendment: null, rescission: null, amendments: [], termEnded: false },
    });
  });
});

describe('withdrawing a contract', () => {
  const half: Contract = goOn(contractIn('awaiting_signature'), [sign('customer')]);

  it.each([
    ['a draft', contractIn('draft')],
    ['in approval', contractIn('in_approval')],
    ['awaiting the customer', contractIn('awaiting_customer')],
    ['awaiting signature', contractIn('awaiting_signature')],
    ['signed by one side', half],
  ])('that is %s ends it with the reason on record', (_, contract) => {
    expect(goOn(contract, [withdraw], later)).toMatchObject({
      ...{ stage: 'withdrawn', since: later, performance: null },
      ending: { as: 'withdrawn', at: later, reason: 'No longer needed' },
    });
  });
});
