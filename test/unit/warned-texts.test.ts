import { type Period } from '../../domain/kernel/periods';
import { domainToUnicode } from 'node:url';
import { makeLineItems, type LineItemDraft } from '../../domain/drafting/line-items';
import { makeTerms, type Clause, type FieldValue, type Terms } from '../../domain/drafting/terms';
import { confusableAddresses, incompleteParties, unseenCharacters } from '../../domain/drafting/party-warnings';
import { periods } from '../../domain/drafting/period-warnings';
import { lateFees, pricesOfFramework, taxRates } from '../../domain/drafting/price-warnings';
import { type Warning } from '../../domain/drafting/warning';
import { type Party } from '../../domain/kernel/people';
import { words } from '../../domain/kernel/words';
import { pumpTerms } from '../build/pump-contract';

const sound = makeTerms(pumpTerms());
const told = (warnings: Warning[]) => {
  for (const { message } of warnings) {
    // Names and quotations stay in their own language.
    expect(message.en.replace(/“[^”]*”/g, '')).toMatch(/^[^\p{Script=Han}]*\.$/u);
    expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  }
  return warnings.map(({ code, pointer }) => `${code} ${pointer}`);
};

const clause = (text: string, changes: Partial<Clause> = {}): Clause => ({
  ...{ clauseId: 'own', heading: '约定', text, standard: false },
  ...changes,
});
const saying = (...texts: string[]): Terms => ({
  ...sound,
  clauses: texts.map((text, index) => clause(text, { clauseId: `own-${index}` })),
});
const customerAs = (changes: Partial<Party>): Terms => ({
  ...sound,
  parties: { ...sound.parties, customer: { ...sound.parties.customer, ...changes } },
});
const field = (fieldId: string, value: string, type: FieldValue['type'] = 'number'): FieldValue => ({
  ...{ fieldId, label: words(fieldId, fieldId), type, value, about: 'money' },
});

describe('a party', () => {
  const whole = { registrationNumber: '91310000MA1K000006', address: '苏州', legalRepresentative: '钱进' };
  it.each<[string, Partial<Party>, string[]]>([
    ['abroad lacks nothing', { name: 'Terminals Ltd' }, []],
    ['in Korea lacks nothing', { name: '주식회사 漢字' }, []],
    ['in Japan lacks nothing', { name: '株式会社サンプル' }, []],
    ['in China that is whole lacks nothing', { name: '苏州示例', ...whole }, []],
    ['that says it is abroad lacks nothing', { name: '苏州示例', country: 'SG' }, []],
    [
      'in China is told all that it lacks',
      { name: '苏州示例' },
      ['registrationNumber', 'address', 'legalRepresentative'].map(
        (name) => `party_incomplete /parties/customer/${name}`,
      ),
    ],
    [
      'that says it is in China is asked for its address',
      { name: 'Suzhou Ltd', country: 'CN', ...whole, address: null },
      ['party_incomplete /parties/customer/address'],
    ],
    [
      'who is a natural person has nobody to represent it',
      { name: '钱进', registrationNumber: '11010519491231002X', address: '苏州' },
      [],
    ],
  ])('%s', (_, changes, expected) => {
    expect(told(incompleteParties(customerAs(changes)))).toEqual(expected);
  });

  it.each([
    ...[
      ['qian@suzhou.example', false],
      ['a@xn--fsqu00a.xn--55qx5d', false],
      ['a@почта.рф', false],
    ],
    ...[
      ['a@gооgle.com', true],
      ['a@xn--80ak6aa92e.com', true],
      ['a@ехаmple.com', true],
    ],
  ] as const)('with the address %s is looked at for look-alikes: %s', (email, isWarned) => {
    const terms = customerAs({ contact: { ...sound.parties.customer.contact, email } });
    const expected = isWarned ? ['address_confusable /parties/customer/contact/email'] : [];
    expect(told(confusableAddresses(terms, domainToUnicode))).toEqual(expected);
  });

  it('and every other text is looked through for characters that nobody sees', () => {
    const terms = { ...customerAs({ name: '苏\u200b州' }), title: '采\u00ad购\ufe0f' };
    expect(told(unseenCharacters(terms)).sort()).toEqual([
      ...['invisible_character /parties/customer/name', 'invisible_character /title'],
    ]);
    expect(unseenCharacters(terms)[0]?.message.en).toContain('U+00AD, U+FE0F');
    expect(unseenCharacters(sound)).toEqual([]);
  });
});

describe('a rate of tax', () => {
  const at = (taxRate: string, changes: Partial<Terms> = {}): Terms => ({
    ...{ ...sound, price: { ...sound.price, taxRate } },
    ...changes,
  });
  const atHome = customerAs({ name: '苏州示例' }).parties;

  it.each(['0.13', '0.09', '0.06', '0.060', '0', '0.05', '0.03', '0.02', '0.015', '0.01', '0.005', 'exempt', 'mixed'])(
    'of %s is one of those in force',
    (rate) => {
      expect(taxRates(at(rate))).toEqual([]);
    },
  );

  it.each(['0.17', '0.16', '0.31', '0.0130', '0.1'])('of %s is none', (rate) => {
    expect(told(taxRates(at(rate)))).toEqual(['tax_rate_unusual /price/taxRate']);
    const lineItems = makeLineItems([{ ...pump, taxRate: rate }], true, 'CNY');
    expect(told(taxRates(at('mixed', { lineItems })))).toEqual(['tax_rate_unusual /lineItems/0/taxRate']);
  });

  it('of nothing is for exports, and exempt for what is at home', () => {
    expect(told(taxRates(at('0', { parties: atHome })))).toEqual(['tax_rate_unusual /price/taxRate']);
    expect(taxRates(at('exempt', { parties: atHome }))).toEqual([]);
  });

  it('of a seller abroad, or in another currency, is theirs to know', () => {
    const ours = { ...sound.parties.ours, country: 'DE' };
    expect(taxRates(at('0.19', { parties: { ...sound.parties, ours } }))).toEqual([]);
    const gross = { amount: '1.00', currency: 'EUR' };
    expect(taxRates({ ...sound, price: { ...sound.price, gross, taxRate: '0.19' } })).toEqual([]);
  });
});

const pump: LineItemDraft = {
  ...{ lineItemId: 'pump', description: '泵', unit: '台', quantity: '1', unitPrice: '113000.00', taxRate: '0.13' },
};

describe('late fees', () => {
  it.each<[string, string[]]>([
    ['0.05', []],
    ['0.0501', ['late_fee_high /fields/1/value']],
    ['1', ['late_fee_high /fields/1/value']],
  ])('of %s %% a day', (value, expected) => {
    const fields = [field('late-cap', '5', 'percent'), field('customer-late-rate', value, 'percent')];
    expect(told(lateFees({ ...sound, fields }))).toEqual(expected);
  });

  it.each<[string, boolean]>([
    ['乙方逾期付款的，每日按逾期金额的千分之三支付违约金。', true],
    ['逾期付款的，每逾期一日按应付款的0.3%支付违约金，累计不超过合同价款的10%。', true],
    ['逾期付款的，按日万分之八支付违约金。', true],
    ['逾期付款的，按日3‰支付滞纳金。', true],
    ['逾期付款的，按日万分之五支付违约金，累计不超过合同价款的5%。', false],
    ['The Buyer pays liquidated damages of 0.5% per day.', true],
    ['The Buyer pays liquidated damages of 0.05% per day, limited to 5% of the price.', false],
    ['预付款为合同价款的30%，每日供货不少于2台。', false],
  ])('written as %s', (text, isWarned) => {
    expect(told(lateFees(saying(text)))).toEqual(isWarned ? ['late_fee_high /clauses/0/text'] : []);
  });
});

describe('a call-off order', () => {
  const under = (changes: Partial<LineItemDraft>): Terms => ({
    ...sound,
    lineItems: makeLineItems([{ ...pump, ...changes }], true, 'CNY'),
  });
  const framework = under({});

  it.each<[string, Partial<LineItemDraft>, string[]]>([
    ['at the same price, however it is written', { unitPrice: '113000', quantity: '9', lineItemId: 'x' }, []],
    ['at another price', { unitPrice: '113000.01' }, ['price_differs_from_framework /lineItems/0/unitPrice']],
    ['at a discount', { discountPercent: '1' }, ['price_differs_from_framework /lineItems/0/unitPrice']],
    ['at another rate', { taxRate: '0.06' }, ['price_differs_from_framework /lineItems/0/unitPrice']],
    ['of what the list does not have', { lineItemId: 'x', description: '阀' }, ['not_in_framework /lineItems/0']],
  ])('%s is held against the framework', (_, changes, expected) => {
    expect(told(pricesOfFramework(under(changes), framework))).toEqual(expected);
  });

  it('of no framework, of one without a list, or priced without tax has nothing to be held against', () => {
    const other = under({ unitPrice: '1.00' });
    const without: Terms = { ...framework, pricesIncludeTax: false };
    expect([null, sound, without].map((one) => pricesOfFramework(other, one))).toEqual([[], [], []]);
  });
});

const advance = { conditionId: 'money', title: 'Advance', kind: 'advance', paymentLineId: 'advance' } as const;

describe('periods', () => {
  const retained = (dueOn: string, months = '12'): Terms => ({
    ...{ ...sound, term: { startsOn: '2030-01-01', endsOn: '2033-01-01' }, fields: [field('warranty-months', months)] },
    paymentPlan: [{ paymentLineId: 'retention', title: 'Retention', dueOn, amount: sound.price.gross }],
  });

  /** All pumps are due on 2030-06-01. */
  const hanging = (after: Period, months = '12'): Terms => {
    const terms = retained('2031-06-20', months);
    const trigger = { event: 'acceptance', milestoneId: 'rest', after } as const;
    return { ...terms, paymentPlan: terms.paymentPlan.map((line) => ({ ...line, trigger })) };
  };

  it.each<[string, Terms, string[]]>([
    ['of retention after the warranty from the same acceptance', hanging({ months: 12, days: 15 }), []],
    ['of retention before that warranty ends', hanging({ months: 6 }), ['periods_contradict /fields/0/value']],
    ['of a warranty that was made longer', hanging({ months: 12 }, '24'), ['periods_contradict /fields/0/value']],
    ['of retention long after it', hanging({ years: 2 }), ['periods_contradict /paymentPlan/0/trigger/after']],
    ['of retention that ends with the warranty', retained('2031-06-20'), []],
    ['of retention before the warranty', retained('2030-07-01'), ['periods_contradict /paymentPlan/0/dueOn']],
    ['of retention long after the warranty', retained('2032-06-01'), ['periods_contradict /paymentPlan/0/dueOn']],
    ['of a warranty of two years', retained('2032-06-20', '24'), []],
    [
      'of a warranty longer than its limit',
      { ...sound, fields: [field('warranty-months', '24'), field('warranty-limit', '18')] },
      ['periods_contradict /fields/1/value'],
    ],
    [
      'of a term that ends before the last payment',
      { ...sound, term: { startsOn: '2030-01-01', endsOn: '2030-06-30' } },
      ['periods_contradict /term/endsOn'],
    ],
    ['of a term that ends with it', { ...sound, term: { startsOn: '2030-01-01', endsOn: '2030-07-01' } }, []],
    [
      'of deliveries and payments that are due before the contract takes effect',
      { ...sound, effectiveOn: '2030-06-01' },
      ['/milestones/0/dueOn', '/paymentPlan/0/dueOn'].map((at) => `periods_contradict ${at}`),
    ],
    ['of an effect on the day of the first duty', { ...sound, effectiveOn: '2030-02-01' }, []],
    [
      'of an advance that the contract takes effect by',
      { ...sound, effectiveOn: '2030-02-15', conditions: [advance], longStopOn: '2030-02-01' },
      [],
    ],
    ['of conditions without a last day', { ...sound, conditions: [advance] }, ['no_long_stop_day /conditions']],
    [
      'of an advance that is due after the last day for it',
      { ...sound, conditions: [advance], longStopOn: '2030-01-31' },
      ['periods_contradict /paymentPlan/0/dueOn'],
    ],
    [
      'of a last day for conditions after the term',
      { ...sound, conditions: [advance], longStopOn: '2031-07-01' },
      ['periods_contradict /longStopOn'],
    ],
  ])('%s', (_, terms, expected) => {
    expect(told(periods(terms))).toEqual(expected);
  });
});
