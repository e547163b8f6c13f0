import { faultsOfChanges } from '../../domain/amendment/faults-of-changes';
import { amendmentFacts } from '../../domain/amendment/facts';
import { type Changes } from '../../domain/amendment/state';
import { type Contract } from '../../domain/contract/contract';
import { valueIn } from '../../domain/contract/fact-lines';
import { type LineItemDraft } from '../../domain/drafting/line-items';
import {
  aContract,
  active,
  contractId,
  decideFor,
  eventsOf,
  goOn,
  lineOf,
  milestoneOf,
  outcome,
} from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { contractIn } from '../build/every-stage';
import { conclude, askForAmendment, deliver, pay, pumpTerms, untilActive, yuan } from '../build/pump-contract';

const pump: LineItemDraft = {
  ...{ lineItemId: 'pump', description: '泵', unit: '台', quantity: '2', unitPrice: '50000.00', taxRate: '0.13' },
};
const spare: LineItemDraft = { ...pump, lineItemId: 'spare', description: '备件', quantity: '1', unitPrice: '500.00' };

/** A contract whose price is made up of lines, paid in two amounts. */
const sold = aContract(
  untilActive(
    contractId,
    pumpTerms({
      ...{ lineItems: [pump], price: { gross: yuan('100000.00'), taxRate: '0.13' } },
      paymentPlan: [
        { paymentLineId: 'advance', title: 'Advance', dueOn: '2030-02-01', amount: yuan('30000.00') },
        { paymentLineId: 'balance', title: 'Balance', dueOn: '2030-07-01', amount: yuan('70000.00') },
      ],
    }),
  ),
);
const amend = (contract: Contract, changes: Changes) =>
  goOn(contract, [askForAmendment(changes), ...conclude('amendment')]);
const balance = (amount: string) => ({ paymentLineId: 'balance', amount: yuan(amount) });
const pointers = (of: Contract, changes: Changes) =>
  faultsOfChanges(changes, termsOf(of)).map(({ pointer, code }) => `${pointer} ${code}`);

describe('an amendment of line items', () => {
  it('adds a third pump: the price is what the lines come to, and is not said twice', () => {
    const after = amend(sold, {
      lineItems: [{ lineItemId: 'pump', quantity: '3' }],
      paymentPlan: [{ paymentLineId: 'advance', amount: yuan('45000.00') }, balance('105000.00')],
    });
    const { price, lineItems, paymentPlan } = termsOf(after);
    expect(price).toEqual({ gross: yuan('150000.00'), net: yuan('132743.36'), tax: yuan('17256.64'), taxRate: '0.13' });
    expect(lineItems).toMatchObject([{ lineItemId: 'pump', quantity: '3', gross: yuan('150000.00') }]);
    expect(paymentPlan.map(({ amount }) => amount)).toEqual([yuan('45000.00'), yuan('105000.00')]);
    expect(lineOf(after)?.outstanding).toEqual(yuan('45000.00'));
  });

  it('adds and removes lines, and may say the price, which must agree', () => {
    const lineItems = [spare, { lineItemId: 'pump', remove: true as const }];
    const changes = { lineItems, paymentPlan: [{ paymentLineId: 'advance', amount: yuan('500.00') }, balance('0.00')] };
    expect(termsOf(amend(sold, { ...changes, gross: yuan('500') })).lineItems).toMatchObject([spare]);
    expect(outcome(sold, askForAmendment({ ...changes, gross: yuan('501.00') }))).toBe('INVALID_TERMS');
    expect(pointers(sold, { ...changes, gross: yuan('501.00') })).toContain(
      '/changes/gross/amount lines_do_not_add_up',
    );
  });

  it('gives a discount on the whole, changes it, and takes it away', () => {
    const off = amend(sold, { discount: yuan('1000.00'), paymentPlan: [balance('69000.00')] });
    expect(termsOf(off)).toMatchObject({ discount: yuan('1000.00'), price: { gross: yuan('99000.00') } });
    const back = goOn(off, [
      askForAmendment({ discount: null, paymentPlan: [balance('70000.00')] }),
      ...conclude('amendment', 2),
    ]);
    expect(termsOf(back)).toEqual(termsOf(sold));
  });

  it('takes away what a line may do without', () => {
    const code = '1090119010000000000';
    const named = amend(sold, { lineItems: [{ lineItemId: 'pump', specification: 'IS80', taxCategoryCode: code }] });
    expect(termsOf(named).lineItems?.[0]).toMatchObject({ specification: 'IS80', taxCategoryCode: code });
    const bare = goOn(named, [
      askForAmendment({ lineItems: [{ lineItemId: 'pump', specification: null, taxCategoryCode: null }] }),
      ...conclude('amendment', 2),
    ]);
    expect(termsOf(bare)).toEqual(termsOf(sold));
  });

  it('gives a contract that had none its lines', () => {
    const before = contractIn('active');
    const lineItems = [{ ...pump, quantity: '1', unitPrice: '113000.00' }];
    expect(termsOf(amend(before, { lineItems }))).toMatchObject({
      ...{ price: termsOf(before).price, lineItems },
    });
  });

  it.each<[string, Changes, string[]]>([
    [
      'less than a new line needs',
      { lineItems: [{ lineItemId: 'valve', description: 'Valve', unit: 'pc' }] },
      ['quantity', 'unitPrice', 'taxRate'].map((name) => `/changes/lineItems/0/${name} missing`),
    ],
    [
      'the end of a line that there is not',
      { lineItems: [{ lineItemId: 'valve', remove: true }] },
      ['/changes/lineItems/0/lineItemId unknown_line_item'],
    ],
    [
      'the same line twice',
      {
        lineItems: [
          { lineItemId: 'pump', quantity: '3' },
          { lineItemId: 'pump', quantity: '4' },
        ],
      },
      ['/changes/lineItems/1/lineItemId repeated'],
    ],
    [
      'a change of what goes',
      { lineItems: [spare, { lineItemId: 'pump', remove: true, quantity: '4' }] },
      ['/changes/lineItems/1/remove removed_and_changed'],
    ],
    ['no line at all', { lineItems: [{ lineItemId: 'pump', remove: true }] }, ['/changes/lineItems empty']],
    [
      'a wrong quantity, second among the changes',
      { lineItems: [spare, { lineItemId: 'pump', quantity: '-1' }] },
      ['/changes/lineItems/1/quantity not_a_quantity'],
    ],
    ['more off than there is', { discount: yuan('100000.01') }, ['/changes/discount/amount discount_too_large']],
    [
      'too many lines',
      { lineItems: Array.from({ length: 500 }, (_, index) => ({ ...spare, lineItemId: `spare-${index}` })) },
      ['/changes/lineItems too_many'],
    ],
  ])('that asks for %s is refused with the place', (_, changes, expected) => {
    expect(outcome(sold, askForAmendment(changes))).toBe('INVALID_TERMS');
    expect(pointers(sold, changes)).toEqual(expect.arrayContaining(expected));
  });

  it('in another currency is refused', () => {
    expect(outcome(sold, askForAmendment({ discount: { amount: '1.00', currency: 'USD' } }))).toBe('CURRENCY_MISMATCH');
  });
});

describe('an amendment of the plan', () => {
  const third = { paymentLineId: 'third', title: 'Third', dueOn: '2030-09-01', amount: yuan('20000.00') };
  const survey = { milestoneId: 'survey', title: 'Survey', dueOn: '2030-02-15' };

  it('adds deliveries and payments that are awaited from then on', () => {
    const after = amend(sold, { milestones: [survey], paymentPlan: [balance('50000.00'), third] });
    expect(milestoneOf(after, 'survey')).toEqual({
      milestoneId: 'survey',
      dueOn: '2030-02-15',
      since: after.updatedAt,
    });
    expect(lineOf(after, 'third')).toEqual({
      ...{ paymentLineId: 'third', dueOn: '2030-09-01', outstanding: yuan('20000.00'), since: after.updatedAt },
    });
    expect(termsOf(after).paymentPlan.at(-1)).toEqual(third);
    expect(outcome(after, pay('third', '20000.00', 'T'))).toEqual(['ReceiptRecorded']);
  });

  it('takes them away, and what was left of the plan goes on', () => {
    const changes: Changes = {
      milestones: [{ milestoneId: 'rest', remove: true }],
      paymentPlan: [
        { paymentLineId: 'advance', remove: true },
        { ...balance('100000.00'), title: 'All' },
      ],
    };
    const after = amend(sold, changes);
    expect([milestoneOf(after, 'rest'), lineOf(after)]).toEqual([undefined, undefined]);
    expect(active(after).payment).toEqual({
      open: [expect.objectContaining({ paymentLineId: 'balance', outstanding: yuan('100000.00') })],
      settled: 0,
    });
    expect(termsOf(after).paymentPlan).toMatchObject([{ paymentLineId: 'balance', title: 'All' }]);
  });

  it.each<[string, Contract, Changes, string]>([
    [
      'a payment that money came for',
      goOn(sold, [pay('advance', '0.01', 'A')]),
      { paymentPlan: [{ paymentLineId: 'advance', remove: true }, balance('100000.00')] },
      'SETTLED_PART_CHANGED',
    ],
    [
      'a delivery that is reported',
      goOn(sold, [deliver('first')]),
      { milestones: [{ milestoneId: 'first', remove: true }] },
      'SETTLED_PART_CHANGED',
    ],
    ['a delivery that there is not', sold, { milestones: [{ milestoneId: 'x', remove: true }] }, 'UNKNOWN_MILESTONE'],
    ['half of a new delivery', sold, { milestones: [{ milestoneId: 'x', dueOn: '2030-05-01' }] }, 'UNKNOWN_MILESTONE'],
    [
      'half of a new payment',
      sold,
      { paymentPlan: [{ paymentLineId: 'x', title: 'X', amount: yuan('1.00') }] },
      'UNKNOWN_PAYMENT_LINE',
    ],
  ])('cannot take away %s', (_, of, changes, code) => {
    expect(outcome(of, askForAmendment(changes))).toBe(code);
  });

  it.each<[string, Changes, string[]]>([
    [
      'a new delivery outside the term',
      { milestones: [{ ...survey, dueOn: '2040-01-01' }] },
      ['/changes/milestones/0/dueOn outside_term'],
    ],
    ['a payment too much', { paymentPlan: [third] }, ['/changes/paymentPlan amounts_do_not_add_up']],
    ['an end before the deliveries', { endsOn: '2030-04-30' }, ['/changes/endsOn outside_term']],
    ['an end before the beginning', { endsOn: '2029-12-31' }, ['/changes/endsOn end_before_start']],
    [
      'a price that the lines do not make',
      { gross: yuan('150000.00') },
      ['/changes/gross/amount lines_do_not_add_up', '/changes/paymentPlan amounts_do_not_add_up'],
    ],
    ['a price below nothing', { gross: yuan('-1.00') }, ['/changes/gross/amount not_money']],
  ])('that asks for %s says where', (_, changes, expected) => {
    expect(decideFor(sold, askForAmendment(changes))).toMatchObject({ code: 'INVALID_TERMS' });
    expect(pointers(sold, changes)).toEqual(expect.arrayContaining(expected));
  });

  it('is read by who agrees, line by line: what came, went and changed', () => {
    const changes: Changes = {
      lineItems: [{ lineItemId: 'pump', quantity: '3' }, spare],
      milestones: [survey, { milestoneId: 'rest', remove: true }],
      paymentPlan: [third, { paymentLineId: 'advance', remove: true }, balance('130500.00')],
    };
    const [event] = eventsOf(sold, askForAmendment(changes));
    if (event?.type !== 'AmendmentRequested') throw new Error('No amendment was requested.');
    const facts = amendmentFacts({ reason: 'More' }, termsOf(sold), termsOf(event));
    expect(facts.map((fact) => `${fact.label.en}: ${valueIn(fact, 'en')}`)).toEqual([
      'Reason: More',
      'Price, tax included: CNY 100,000.00 → CNY 150,500.00',
      'Item “泵” – Quantity: 2 → 3',
      'Item “泵” – Tax included: CNY 100,000.00 → CNY 150,000.00',
      'Item “备件”: – → 1 – 台 – CNY 500.00 – 13% – CNY 500.00',
      'Delivery “Survey”: – → 2030-02-15',
      'Payment “Balance”: CNY 70,000.00 → CNY 130,500.00',
      'Payment “Third” due: – → 2030-09-01',
      'Payment “Third”: – → CNY 20,000.00',
      'Delivery “All pumps”: 2030-06-01 → taken away',
      'Payment “Advance”: 2030-02-01, CNY 30,000.00 → taken away',
    ]);
  });
});
