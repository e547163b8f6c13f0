import { type Changes } from '../../domain/amendment/state';
import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { aCompany } from '../build/a-company';
import { aContract, active, contractId, decideFor, eventsOf, goOn, NOW, outcome } from '../build/ask-contract';
import { termsOf, texts } from '../build/contract-library';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  frameworkTerms,
  terminating,
  terminationInReview,
} from '../build/every-stage';
import { accept, askForAmendment, deliver, pay, untilActive, yuan } from '../build/pump-contract';

const contract = contractIn('active');
const accepted = goOn(contract, [deliver('first'), accept('first')]);
const settled = goOn(contract, [pay('advance', '45200.00', 'A')]);
const partPaid = goOn(contract, [pay('advance', '200.00', 'A')]);
const line = (paymentLineId: string, amount: string) => ({ paymentLineId, amount: yuan(amount) });

function requested(of: Contract, changes: Changes) {
  const [event] = eventsOf(of, askForAmendment(changes));
  if (event?.type !== 'AmendmentRequested') throw new Error('No amendment was requested.');
  return { ...event, terms: termsOf(event) };
}

describe('asking for an amendment', () => {
  it('says what will stand if both agree: what is not named stays', () => {
    const event = requested(contract, {
      endsOn: '2031-07-31',
      milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }],
      paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-08-01' }],
    });
    const terms = termsOf(contract);
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
    expect([amendmentInReview().terms, amending().terms]).toEqual([contract.terms, contract.terms]);
    const inFlight = { requestedAt: NOW, customer: null };
    expect(active(amendmentInReview()).amendment).toMatchObject({ ...inFlight, approvedAt: null });
    expect(active(amending()).amendment).toMatchObject({ ...inFlight, approvedAt: NOW });
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
    expect(outcome(of, askForAmendment(changes))).toEqual(['AmendmentRequested', 'ApprovalStepsOpened']);
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
    const stored = { ...texts, termsOf: (ref: { digest: string }) => turned(texts.termsOf(ref)) as Terms };
    expect(stored.termsOf(contract.terms)).toEqual(termsOf(contract));
    const company = aCompany({ inputs: { texts: stored } });
    expect(outcome(contract, askForAmendment({ endsOn: '2031-06-30' }), NOW, company)).toBe('NOTHING_CHANGED');
  });

  it('is told everything that is wrong with it, and where', () => {
    const refusal = decideFor(contract, askForAmendment({ endsOn: '2030-05-31', gross: yuan('1') }));
    expect(refusal).toMatchObject({
      sentence:
        'The terms have errors: /changes/endsOn: All pumps is due on 2030-06-01, outside the term. ' +
        '/changes/paymentPlan: The payment plan adds up to CNY 113,000.00, the price is CNY 1.00.',
    });
  });

  it('waits until the amendment or termination in flight is over', () => {
    for (const ending of [terminationInReview(), terminating()])
      expect(outcome(ending, everyCommand.requestAmendment)).toBe('TERMINATION_PENDING');
    for (const changing of [amendmentInReview(), amending()])
      expect(outcome(changing, everyCommand.requestAmendment)).toBe('AMENDMENT_PENDING');
    const refused = goOn(amending(), [everyCommand.refuseAmendment]);
    expect(active(refused).amendment).toBeNull();
    expect(requested(refused, { endsOn: '2032-01-31' }).amendmentId).toBe('HT-pumps-S02');
  });
});
