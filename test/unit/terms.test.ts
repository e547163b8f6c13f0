import { planFromTemplate } from '../../domain/library/template-plan';
import { draftOf, makeTerms, type PaymentLineDraft, type TermsDraft } from '../../domain/drafting/terms';
import { checkTerms } from '../../domain/drafting/check-terms';
import { pumpTerms, yuan } from '../build/pump-contract';
import { expectSentence } from '../build/expect-sentence';

const faults = (overrides: Partial<TermsDraft>) =>
  checkTerms(pumpTerms(overrides)).map(({ pointer, code }) => `${pointer} ${code}`);
const line = (rest: Partial<PaymentLineDraft>, paymentLineId = 'all'): PaymentLineDraft => ({
  ...{ paymentLineId, title: 'All', dueOn: '2030-02-01' },
  ...rest,
});
const milestone = (dueOn: string, milestoneId = 'all') => ({ milestoneId, title: 'All', dueOn });
const price = (amount: string, taxRate = '0.13', currency = 'CNY') => ({
  price: { gross: { amount, currency }, taxRate },
});

const { ours, customer } = pumpTerms().parties;
const inChina = (registrationNumber: string | null): Partial<TermsDraft> => ({
  parties: { customer, ours: { ...ours, country: 'CN', registrationNumber } },
});
const withAgent = (authorityFrom: string | null, authorityUntil: string): Partial<TermsDraft> => ({
  parties: { ours, customer: { ...customer, agent: { name: 'Li', title: null, authorityFrom, authorityUntil } } },
});
const pumps = (quantity: string, unitPrice = '56500'): Partial<TermsDraft> => ({
  lineItems: [{ lineItemId: 'pump', description: 'Pump', unit: 'set', quantity, unitPrice, taxRate: '0.13' }],
});
const clause = { clauseId: 'law', heading: 'Law', text: 'Of England', standard: true };
const file = { title: 'Drawing', digest: 'd', name: 'd.pdf', mediaType: 'application/pdf', bytes: 1 };

describe('terms', () => {
  it.each<[string, Partial<TermsDraft>]>([
    ['by percentages', {}],
    ['by amounts', { paymentPlan: [line({ amount: yuan('3000') }, 'a'), line({ amount: yuan('110000.00') }, 'b')] }],
    ['for one day', { term: { startsOn: '2030-01-01', endsOn: '2030-01-01' }, milestones: [milestone('2030-01-01')] }],
    ['without duties', { milestones: [], paymentPlan: [] }],
    ['for nothing', price('0', '0')],
    [
      'with a milestone on the first and one on the last day',
      { milestones: [milestone('2030-01-01', 'a'), milestone('2031-06-30', 'b')] },
    ],
    [
      'with payments before and after the term',
      {
        paymentPlan: [
          line({ percent: '50', dueOn: '2029-01-01' }, 'a'),
          line({ percent: '50', dueOn: '2039-01-01' }, 'b'),
        ],
      },
    ],
    ['with lines that add up to the price', pumps('2')],
    ['with the number of a company in China', inChina('91310000MA1K000006')],
    ['with a company in China without a number', inChina(null)],
    ['with an agent of one day', withAgent('2030-01-01', '2030-01-01')],
    ['with an agent since whenever', withAgent(null, '2030-01-01')],
    [
      'with a milestone and a line of one name',
      { milestones: [milestone('2030-02-01')], paymentPlan: [line({ percent: '100.0000' })] },
    ],
  ])('are sound %s', (_, overrides) => {
    expect(faults(overrides)).toEqual([]);
  });

  it.each<[string, Partial<TermsDraft>, string[]]>([
    ['an unknown currency', { ...price('1', '0', 'XTS'), paymentPlan: [] }, ['/price/gross/currency unknown_currency']],
    ['a price below zero', price('-1'), ['/price/gross/amount not_money']],
    ['a price that is no number', price('a lot'), ['/price/gross/amount not_money']],
    [
      'a price that is no number beside amounts',
      { ...price('a lot'), paymentPlan: [line({ amount: yuan('1') })] },
      ['/price/gross/amount not_money'],
    ],
    ['a tax rate in percent', price('1', '13'), ['/price/taxRate not_a_tax_rate']],
    ['a term from no day', { term: { startsOn: '2030-02-30', endsOn: '2031-01-01' } }, ['/term/startsOn not_a_day']],
    ['a term to no day', { term: { startsOn: '2030-02-01', endsOn: '' } }, ['/term/endsOn not_a_day']],
    [
      'a term that ends before it starts',
      { term: { startsOn: '2030-01-02', endsOn: '2030-01-01' }, milestones: [] },
      ['/term/endsOn end_before_start'],
    ],
    ['a long-stop day without conditions', { longStopOn: '2030-02-01' }, ['/longStopOn without_conditions']],
    ['a day of effect after the term', { effectiveOn: '2031-07-01' }, ['/effectiveOn after_term']],
    [
      'milestones outside the term, or on no day',
      { milestones: [milestone('2029-12-31', 'a'), milestone('2031-07-01', 'b'), milestone('soon', 'c')] },
      ['/milestones/0/dueOn outside_term', '/milestones/1/dueOn outside_term', '/milestones/2/dueOn not_a_day'],
    ],
    [
      'two milestones of one name',
      { milestones: [milestone('2030-02-01', 'b'), milestone('2030-02-01'), milestone('2030-02-01')] },
      ['/milestones/2/milestoneId repeated'],
    ],
    [
      'two clauses of one name, and two attachments',
      {
        clauses: [clause, { ...clause, heading: 'Venue' }],
        attachments: [
          { ...file, attachmentId: 'a' },
          { ...file, attachmentId: 'a' },
        ],
      },
      ['/attachments/1/attachmentId repeated', '/clauses/1/clauseId repeated'],
    ],
    ['lines that miss the price', pumps('3'), ['/price/gross/amount lines_do_not_add_up']],
    ['a line of no number', pumps('many'), ['/lineItems/0/quantity not_a_quantity']],
    ['a wrong number in China', inChina('91310000MA1K000001'), ['/parties/ours/registrationNumber not_a_uscc']],
    [
      'an agent whose authority ends before it begins',
      withAgent('2030-01-02', '2030-01-01'),
      ['/parties/customer/agent/authorityUntil end_before_start'],
    ],
    [
      'two payment lines of one name',
      { paymentPlan: [line({ percent: '50' }), line({ percent: '50' })] },
      ['/paymentPlan/1/paymentLineId repeated'],
    ],
    ['a line with neither share nor amount', { paymentPlan: [line({})] }, ['/paymentPlan/0 percent_or_amount']],
    [
      'a line with both share and amount',
      { paymentPlan: [line({ percent: '100', amount: yuan('113000') })] },
      ['/paymentPlan/0 percent_or_amount'],
    ],
    ['a share below zero', { paymentPlan: [line({ percent: '-1' })] }, ['/paymentPlan/0/percent not_a_percentage']],
    [
      'a share above a hundred',
      { paymentPlan: [line({ percent: '101' })] },
      ['/paymentPlan/0/percent not_a_percentage'],
    ],
    ['a share too fine', { paymentPlan: [line({ percent: '99.99999' })] }, ['/paymentPlan/0/percent not_a_percentage']],
    ['an amount below zero', { paymentPlan: [line({ amount: yuan('-1') })] }, ['/paymentPlan/0/amount not_money']],
    [
      'an amount in another currency',
      { paymentPlan: [line({ amount: { amount: '113000', currency: 'USD' } })] },
      ['/paymentPlan/0/amount/currency currency_mismatch'],
    ],
    [
      'a payment on no day',
      { paymentPlan: [line({ percent: '100', dueOn: '2030-02-30' })] },
      ['/paymentPlan/0/dueOn not_a_day'],
    ],
    [
      'shares beside amounts',
      { paymentPlan: [line({ percent: '50' }, 'a'), line({ amount: yuan('56500') }, 'b')] },
      ['/paymentPlan mixed_plan'],
    ],
    [
      'shares that miss a hundred',
      { paymentPlan: [line({ percent: '50' }, 'a'), line({ percent: '49.9999' }, 'b')] },
      ['/paymentPlan percentages_do_not_add_up'],
    ],
    [
      'shares above a hundred',
      { paymentPlan: [line({ percent: '100.5' })] },
      ['/paymentPlan/0/percent not_a_percentage'],
    ],
    [
      'amounts that miss the price',
      { paymentPlan: [line({ amount: yuan('112999.99') })] },
      ['/paymentPlan amounts_do_not_add_up'],
    ],
    [
      'amounts above the price',
      { paymentPlan: [line({ amount: yuan('113000.01') })] },
      ['/paymentPlan amounts_do_not_add_up'],
    ],
  ])('are not sound with %s', (_, overrides, expected) => {
    expect(faults(overrides)).toEqual(expected);
    for (const { message } of checkTerms(pumpTerms(overrides))) expectSentence(message);
  });

  it('are told everything that is wrong with them at once', () => {
    expect(
      faults({ ...price('-1', '2'), term: { startsOn: 'x', endsOn: 'y' }, paymentPlan: [line({ percent: 'z' })] }),
    ).toHaveLength(5);
  });

  it('that do not add up say by how much', () => {
    const [problem] = checkTerms(pumpTerms({ paymentPlan: [line({ amount: yuan('1') })] }));
    expect(problem?.message).toEqual({
      en: 'The payment plan adds up to CNY 1.00, the price is CNY 113,000.00.',
      'zh-CN': '付款计划合计 ¥1.00，合同价款为 ¥113,000.00。',
    });
  });

  it('have the tax split off and shares turned into amounts', () => {
    const { price: made, paymentPlan } = makeTerms(pumpTerms());
    expect(made).toEqual({ gross: yuan('113000.00'), taxRate: '0.13', net: yuan('100000.00'), tax: yuan('13000.00') });
    expect(paymentPlan).toEqual([
      { paymentLineId: 'advance', title: 'Advance', dueOn: '2030-02-01', amount: yuan('45200.00'), percent: '40' },
      { paymentLineId: 'balance', title: 'Balance', dueOn: '2030-07-01', amount: yuan('67800.00'), percent: '60' },
    ]);
  });

  it('keep typed amounts, written with the places of the currency', () => {
    const { paymentPlan } = makeTerms(pumpTerms({ paymentPlan: [line({ amount: yuan('113000') })] }));
    expect(paymentPlan[0]?.amount).toEqual(yuan('113000.00'));
  });

  it('turned back into a draft are sound and make the same terms', () => {
    const terms = makeTerms(pumpTerms());
    expect(checkTerms(draftOf(terms))).toEqual([]);
    expect(makeTerms(draftOf(terms))).toEqual(terms);
  });
});

describe("a template's plan", () => {
  it('is counted in days from the start of the term', () => {
    const plan = {
      termDays: 365,
      milestones: [{ milestoneId: 'first', title: { en: 'First', 'zh-CN': '首批' }, dueAfterDays: 31 }],
      paymentPlan: [{ paymentLineId: 'all', title: { en: 'All', 'zh-CN': '全部' }, dueAfterDays: 0, percent: '100' }],
    };
    expect(planFromTemplate(plan, '2030-01-01', 'en')).toEqual({
      term: { startsOn: '2030-01-01', endsOn: '2031-01-01' },
      milestones: [{ milestoneId: 'first', title: 'First', dueOn: '2030-02-01' }],
      paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: '2030-01-01', percent: '100' }],
    });
  });
});
