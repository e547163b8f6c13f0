import { type Contract } from '../../domain/contract/contract';
import { expectStage, goOn, NOW, outcome, somebody } from '../build/ask-contract';
import { contractIn, decline, everyCommand, withdraw } from '../build/every-stage';
import { approve, type approvers, confirm, person, pumpTerms, sign, yuan } from '../build/pump-contract';

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
    const returned = goOn(contractIn('awaiting_customer'), [everyCommand.askForChanges]);
    expect(returned).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'changes_requested', by: person('customer'), reason: 'Later, please' },
    });
  });

  it('is asked again at once where nothing was changed: every vote still counts', () => {
    const again = goOn(contractIn('awaiting_customer'), [everyCommand.askForChanges]);
    expect(outcome(again, { type: 'submit', revision: 2 })).toEqual([
      ...['ContractSubmitted', 'CustomerConfirmationRequested'],
    ]);
    const asked = goOn(again, [{ type: 'submit', revision: 2 }]);
    expect(asked).toMatchObject({ stage: 'awaiting_customer', revision: 2 });
    expect(outcome(asked, confirm)).toBe('STALE_REVISION');
    expect(outcome(asked, { type: 'confirm', revision: 2, comment: null })).toEqual(['CustomerConfirmed']);
  });

  const { milestones, paymentPlan } = pumpTerms();
  it.each<[string, Parameters<typeof pumpTerms>[0], (keyof typeof approvers)[]]>([
    ['a party', { parties: { ...pumpTerms().parties, customer: { ...pumpTerms().parties.ours } } }, ['legal']],
    ['a clause', { clauses: [{ clauseId: 'law', heading: 'Law', text: 'Of the PRC', standard: true }] }, ['legal']],
    ['the price', { price: { gross: yuan('113000.01'), taxRate: '0.13' } }, ['finance']],
    ['when money is due', { paymentPlan: paymentPlan.map((of) => ({ ...of, dueOn: '2030-07-02' })) }, ['finance']],
    ['when goods are due', { milestones: milestones.map((of) => ({ ...of, dueOn: '2030-06-02' })) }, ['finance']],
    ['what is delivered', { scope: 'Pumps and valves' }, ['business']],
    ['name and price', { title: 'Pumps', price: { gross: yuan('1.00'), taxRate: '0.13' } }, ['finance', 'business']],
  ])('is asked again only after those have approved whom a change concerns: %s', (_, changed, concerned) => {
    const revise = { type: 'revise', revision: 2, terms: pumpTerms(changed) } as const;
    let contract: Contract = goOn(contractIn('awaiting_customer'), [
      ...[everyCommand.askForChanges, revise],
      { type: 'submit', revision: 2 },
    ]);
    const { approval } = expectStage(contract, 'in_approval');
    expect(approval.steps.filter(({ openedAt }) => openedAt !== null).map(({ stepId }) => stepId)).toEqual(concerned);
    expect(approval.voided.map(({ stepId }) => stepId)).toEqual(concerned);
    for (const stepId of concerned) {
      expect(contract.stage).toBe('in_approval');
      contract = goOn(contract, [approve(stepId, 2)]);
    }
    expect(contract).toMatchObject({ stage: 'awaiting_customer', revision: 2 });
  });

  it('who is not the right person passes it on, and is no more the one to answer', () => {
    const to = person('buyer');
    const asked = goOn(contractIn('awaiting_customer'), [
      { type: 'forward', revision: 1, newContact: to, reason: 'Purchasing' },
    ]);
    expect(expectStage(asked, 'awaiting_customer').confirmer).toMatchObject({ contact: to });
    const answer = (name: string) => ({ ...everyCommand.confirm, contact: person(name).email });
    expect(outcome(asked, answer('customer'))).toBe('NOT_THE_CONTACT');
    expect(outcome(asked, answer('buyer'))).toEqual(['CustomerConfirmed']);
  });

  it('who declines ends it, with the reason on record', () => {
    const declined = goOn(contractIn('awaiting_customer'), [decline], later);
    expect(declined).toMatchObject({
      ...{ stage: 'declined', delivery: null, payment: null },
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
    const { delivery, payment, amendment, termination, term, made } = contractIn('active');
    expect({ delivery, payment, amendment, termination, term, made }).toEqual({
      delivery: {
        open: [
          { milestoneId: 'first', dueOn: '2030-03-01' },
          { milestoneId: 'rest', dueOn: '2030-06-01' },
        ],
        accepted: 0,
      },
      payment: {
        open: [
          { paymentLineId: 'advance', dueOn: '2030-02-01', outstanding: yuan('45200.00') },
          { paymentLineId: 'balance', dueOn: '2030-07-01', outstanding: yuan('67800.00') },
        ],
        settled: 0,
      },
      ...{ amendment: null, termination: null, term: { since: NOW, ended: false } },
      made: { amendments: 0, terminations: 0, comments: 0 },
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
      ...{ stage: 'withdrawn', since: later, delivery: null, payment: null },
      ending: { as: 'withdrawn', at: later, reason: 'No longer needed' },
    });
  });
});
