import { type Changes } from '../../domain/contract/contract';
import { type Contract } from '../../domain/contract/contract';
import { decide } from '../../domain/contract/decide';
import { makeTerms } from '../../domain/drafting/terms';
import { aCompany } from '../build/a-company';
import { aContract, active, contractId, eventsOf, goOn, NOW, outcome } from '../build/ask-contract';
import { amending, contractIn, everyCommand, frameworkTerms, rescinding } from '../build/every-stage';
import { accept, agree, askForAmendment, deliver, pay, pumpTerms, untilActive, yuan } from '../build/pump-contract';

const contract = contractIn('active');
const accepted = goOn(contract, [deliver('first'), accept('first')]);
const settled = goOn(contract, [pay('advance', '45200.00', 'A')]);
const partPaid = goOn(contract, [pay('advance', '200.00', 'A')]);
const line = (paymentLineId: string, amount: string) => ({ paymentLineId, amount: yuan(amount) });
const [ours, customer] = agree('amendment');

function requested(of: Contract, changes: Changes) {
  const [event] = eventsOf(of, askForAmendment(changes));
  if (event?.type !== 'AmendmentRequested') throw new Error('No amendment was requested.');
  return event;
}

describe('asking for an amendment', () => {
  it('says what will stand if both agree: what is not named stays', () => {
    const event = requested(contract, {
      endsOn: '2031-07-31',
      milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }],
      paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-08-01' }],
    });
    const { terms } = contract;
    expect(event).toMatchObject({ amendmentId: 'HT-pumps-S01', requestedBy: 'customer', reason: 'Budget year' });
    expect(event.terms).toEqual({
      ...terms,
      term: { startsOn: '2030-01-01', endsOn: '2031-07-31' },
      milestones: [terms.milestones[0], { milestoneId: 'rest', title: 'All pumps', dueOn: '2030-06-15' }],
      paymentPlan: [terms.paymentPlan[0], { ...terms.paymentPlan[1], dueOn: '2030-08-01' }],
    });
  });

  it('may change the price with the lines that make it up, and splits off the tax again', () => {
    const { terms } = requested(contract, { gross: yuan('90400'), paymentPlan: [line('balance', '45200')] });
    expect(terms.price).toEqual({
      gross: yuan('90400.00'),
      taxRate: '0.13',
      net: yuan('80000.00'),
      tax: yuan('10400.00'),
    });
    expect(terms.paymentPlan.map(({ amount }) => amount)).toEqual([yuan('45200.00'), yuan('45200.00')]);
  });

  it('changes nothing until both sides agree', () => {
    expect(amending().terms).toEqual(contract.terms);
    expect(active(amending()).amendment).toMatchObject({ requestedAt: NOW, consent: { ours: null, customer: null } });
  });

  it.each<[string, Contract, Changes, string]>([
    [
      'of an unknown milestone',
      contract,
      { milestones: [{ milestoneId: 'third', dueOn: '2030-06-15' }] },
      'UNKNOWN_MILESTONE',
    ],
    ['of an unknown payment line', contract, { paymentPlan: [line('third', '1.00')] }, 'UNKNOWN_PAYMENT_LINE'],
    ['of nothing', contract, {}, 'NOTHING_CHANGED'],
    [
      'of nothing in many words',
      contract,
      { gross: yuan('113000'), paymentPlan: [line('advance', '45200.0')] },
      'NOTHING_CHANGED',
    ],
    [
      'of an accepted milestone',
      accepted,
      { milestones: [{ milestoneId: 'first', dueOn: '2030-06-15' }] },
      'SETTLED_PART_CHANGED',
    ],
    [
      'of the day of a settled line',
      settled,
      { paymentPlan: [{ paymentLineId: 'advance', dueOn: '2030-06-15' }] },
      'SETTLED_PART_CHANGED',
    ],
    [
      'of a line to less than was received',
      partPaid,
      { paymentPlan: [line('advance', '199.99'), line('balance', '112800.01')] },
      'SETTLED_PART_CHANGED',
    ],
    ['of the price without the lines', contract, { gross: yuan('100000.00') }, 'INVALID_TERMS'],
    ['of a line without the price', contract, { paymentPlan: [line('advance', '45200.01')] }, 'INVALID_TERMS'],
    ['of a line to what is no money', contract, { paymentPlan: [line('advance', '-1')] }, 'INVALID_TERMS'],
    [
      'of a milestone to a day outside the term',
      contract,
      { milestones: [{ milestoneId: 'rest', dueOn: '2031-07-01' }] },
      'INVALID_TERMS',
    ],
    ['of the term to an end before a milestone', contract, { endsOn: '2030-05-31' }, 'INVALID_TERMS'],
    ['of the term to no day', contract, { endsOn: '2031-02-29' }, 'INVALID_TERMS'],
    [
      'of one milestone to two days',
      contract,
      { milestones: ['2030-06-15', '2030-06-16'].map((dueOn) => ({ milestoneId: 'rest', dueOn })) },
      'INVALID_TERMS',
    ],
    [
      'of one line twice',
      contract,
      { paymentPlan: [line('advance', '45200.00'), { paymentLineId: 'advance', dueOn: '2030-06-15' }] },
      'INVALID_TERMS',
    ],
    [
      'to another currency, of which nothing received could be a part',
      contract,
      {
        gross: { amount: '113000.00', currency: 'USD' },
        paymentPlan: ['advance', 'balance'].map((paymentLineId) => ({
          ...{ paymentLineId, amount: { amount: '56500.00', currency: 'USD' } },
        })),
      },
      'CURRENCY_MISMATCH',
    ],
    [
      'of a line to another currency',
      contract,
      { paymentPlan: [{ paymentLineId: 'advance', amount: { amount: '45200.00', currency: 'USD' } }] },
      'INVALID_TERMS',
    ],
  ])('%s is refused', (_, of, changes, code) => {
    expect(outcome(of, askForAmendment(changes))).toBe(code);
  });

  it.each<[string, Contract, Changes]>([
    [
      'a milestone that is reported',
      goOn(contract, [deliver('first')]),
      { milestones: [{ milestoneId: 'first', dueOn: '2030-03-15' }] },
    ],
    [
      'a line to exactly what was received',
      partPaid,
      { paymentPlan: [line('advance', '200'), line('balance', '112800')] },
    ],
    ['an open part while another is done', accepted, { milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }] }],
    [
      'an open line while another is settled',
      settled,
      { paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-06-15' }] },
    ],
    ['the end of a framework', aContract(untilActive(contractId, frameworkTerms)), { endsOn: '2032-01-01' }],
  ])('may be about %s', (_, of, changes) => {
    expect(outcome(of, askForAmendment(changes))).toEqual(['AmendmentRequested']);
  });

  it('knows that nothing changes even where storage has turned the fields of the terms around', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map(turned)
          : Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, turned(part)]),
            );
    const stored = turned(contract) as Contract; // the same contract, its fields the other way round
    expect(stored).toEqual(contract);
    expect(outcome(stored, askForAmendment({ endsOn: '2031-06-30' }))).toBe('NOTHING_CHANGED');
  });

  it('is told everything that is wrong with it, and where', () => {
    const refusal = decide(contract, askForAmendment({ endsOn: '2030-05-31', gross: yuan('1') }), NOW, aCompany());
    expect(refusal).toMatchObject({
      sentence:
        'The terms are not sound: /milestones/1/dueOn: All pumps is due on 2030-06-01, outside the term. ' +
        '/paymentPlan: The payment plan adds up to 113000.00, the price is 1.00 CNY.',
    });
  });

  it('waits until the amendment or rescission in flight is over', () => {
    expect(outcome(rescinding(), everyCommand.requestAmendment)).toBe('RESCISSION_PENDING');
    const refused = goOn(amending(), [everyCommand.refuseAmendment]);
    expect(active(refused).amendment).toBeNull();
    expect(requested(refused, { endsOn: '2032-01-31' }).amendmentId).toBe('HT-pumps-S02');
  });
});

describe('answering an amendment', () => {
  it.each([
    [ours, customer],
    [customer, ours],
  ])('takes both sides, in either order (%#)', (first, second) => {
    if (!first || !second) throw new Error('Both sides are asked.');
    expect(outcome(amending(), first)).toEqual(['AmendmentAgreed']);
    expect(outcome(goOn(amending(), [first]), second)).toEqual(['AmendmentAgreed', 'AmendmentExecuted']);
    expect(outcome(goOn(amending(), [first]), first)).toBe('SIDE_ALREADY_AGREED');
  });

  it('by refusal of one side ends it, also after the other agreed', () => {
    const refuse = everyCommand.refuseAmendment;
    expect(outcome(amending(), refuse)).toEqual(['AmendmentRefused']);
    expect(outcome(goOn(amending(), agree('amendment').slice(1)), refuse)).toEqual(['AmendmentRefused']);
    expect(outcome(goOn(amending(), agree('amendment').slice(0, 1)), refuse)).toBe('SIDE_ALREADY_AGREED');
  });

  it.each(['agreeToAmendment', 'refuseAmendment'] as const)('that is not in flight is refused: %s', (type) => {
    const executed = goOn(amending(), agree('amendment'));
    expect(outcome(executed, everyCommand[type])).toBe('UNKNOWN_AMENDMENT');
    expect(outcome(amending(), { ...everyCommand[type], amendmentId: 'HT-pumps-S02' })).toBe('UNKNOWN_AMENDMENT');
  });

  it('with yes is refused once what it would change has been done, since no line falls below what came in', () => {
    const changes = { paymentPlan: [line('advance', '40000.00'), line('balance', '73000.00')] };
    const paidMeanwhile = goOn(contract, [askForAmendment(changes), pay('advance', '45200.00', 'A')]);
    expect(agree('amendment').map((yes) => outcome(paidMeanwhile, yes))).toEqual([
      ...['SETTLED_PART_CHANGED', 'SETTLED_PART_CHANGED'],
    ]);
    expect(outcome(paidMeanwhile, everyCommand.refuseAmendment)).toEqual(['AmendmentRefused']);
    const acceptedMeanwhile = goOn(contract, [
      askForAmendment({ milestones: [{ milestoneId: 'first', dueOn: '2030-03-15' }] }),
      ...[deliver('first'), accept('first')],
    ]);
    expect(
      decide(acceptedMeanwhile, { ...everyCommand.agreeToAmendment, side: 'customer' }, NOW, aCompany()),
    ).toMatchObject({
      code: 'SETTLED_PART_CHANGED',
      sentence: 'first is done already and cannot be amended so.',
    });
  });

  it('leaves sound terms as if the contract had been made so', () => {
    const executed = goOn(amending(), agree('amendment'));
    expect(executed.terms).toEqual(makeTerms(pumpTerms({ term: { startsOn: '2030-01-01', endsOn: '2032-01-31' } })));
  });
});
