import { decisionSheet } from '../../domain/contract/decisions';
import { showMoney } from '../../domain/kernel/show-money';
import { contractRows, type Row, valueIn } from '../../domain/contract/fact-lines';
import { aContract, contractId, goOn } from '../build/ask-contract';
import { amending, contractIn, rescinding } from '../build/every-stage';
import { askForAmendment, createPumpContract, deliver, pumpTerms, yuan } from '../build/pump-contract';

const lines = (rows: Row[]) => rows.map((row) => `${row.label.en}: ${valueIn(row, 'en')}`);
const facts = [
  'Contract: HT-pumps – Circulation pumps',
  'Revision: 1',
  'Supplier: supplier',
  'Customer: customer',
  'Price, tax included: CNY 113,000.00',
  'Net / tax: CNY 100,000.00 + CNY 13,000.00 (13 %)',
  'Term: 2030-01-01 – 2031-06-30',
  'Delivery: First pumps – 2030-03-01',
  'Delivery: All pumps – 2030-06-01',
  'Payment: Advance – 2030-02-01 – CNY 45,200.00',
  'Payment: Balance – 2030-07-01 – CNY 67,800.00',
];

describe('money on a page', () => {
  it.each([
    ['0.00', 'CNY 0.00'],
    ['999.99', 'CNY 999.99'],
    ['1000.00', 'CNY 1,000.00'],
    ['123456789.10', 'CNY 123,456,789.10'],
    ['1234567', 'CNY 1,234,567'],
  ])('%s reads %s', (amount, shown) => {
    expect(showMoney(yuan(amount))).toBe(shown);
  });
});

describe('a contract in rows', () => {
  it('says who, what, how much, from when to when, and what is due', () => {
    expect(lines(contractRows(contractIn('draft')))).toEqual(facts);
  });

  it.each([
    ['0', '0 %'],
    ['0.13', '13 %'],
    ['0.065', '6.5 %'],
    ['0.0625', '6.25 %'],
    ['0.29', '29 %'],
    ['0.9', '90 %'],
  ])('shows the tax rate %s as %s', (taxRate, shown) => {
    const terms = pumpTerms({ price: { gross: yuan('113000.00'), taxRate } });
    expect(lines(contractRows(aContract([createPumpContract(contractId, terms)])))[5]).toContain(`(${shown})`);
  });

  it('has a label in both languages and a value on every row', () => {
    for (const { label, value } of contractRows(contractIn('draft'))) {
      expect(label['zh-CN']).toMatch(/^[\p{Script=Han} /]+$/u);
      expect([label.en, value]).not.toContain('');
    }
  });
});

const firstDelivery = { kind: 'acceptance', milestoneId: 'first', attempt: 1 } as const;

describe('what a person sees before deciding', () => {
  const sheet = (...args: Parameters<typeof decisionSheet>) => lines(decisionSheet(...args).rows);

  it('on an approval or a confirmation is the contract', () => {
    expect(sheet(contractIn('in_approval'), { kind: 'approval', revision: 1, stepId: 'legal' })).toEqual(facts);
    expect(sheet(contractIn('awaiting_customer'), { kind: 'confirmation', revision: 1 })).toEqual(facts);
  });

  it('on a delivery is when it was made and by which evidence', () => {
    const reported = goOn(contractIn('active'), [deliver('first', '2029-11-30')]);
    expect(sheet(reported, firstDelivery)).toEqual([
      ...['Delivered on: 2029-11-30', 'Evidence: Delivery note'],
      ...facts,
    ]);
  });

  it('on a delivery is labelled in Chinese, too', () => {
    const { rows } = decisionSheet(goOn(contractIn('active'), [deliver('first')]), firstDelivery);
    expect(rows.slice(0, 2).map(({ label }) => label['zh-CN'])).toEqual(['交付日期', '交付凭证']);
  });

  it('on an amendment is the reason and every field that changes, before and after, and no other', () => {
    const contract = goOn(contractIn('active'), [
      askForAmendment({
        ...{ endsOn: '2031-07-31', gross: yuan('90400.00') },
        milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }],
        paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-08-01', amount: yuan('45200.00') }],
      }),
    ]);
    expect(sheet(contract, { kind: 'amendment', amendmentId: 'HT-pumps-S01', side: 'ours' })).toEqual([
      'Reason: Budget year',
      'Price, tax included: CNY 113,000.00 → CNY 90,400.00',
      'End of term: 2031-06-30 → 2031-07-31',
      'Delivery “All pumps”: 2030-06-01 → 2030-06-15',
      'Payment “Balance” due: 2030-07-01 → 2030-08-01',
      'Payment “Balance”: CNY 67,800.00 → CNY 45,200.00',
      ...facts,
    ]);
  });

  it.each([
    [amending(), { kind: 'amendment', amendmentId: 'HT-pumps-S01', side: 'ours' }],
    [rescinding(), { kind: 'rescission', rescissionId: 'HT-pumps-R01', side: 'ours' }],
  ] as const)('has a Chinese label on every row (%#)', (contract, decision) => {
    for (const { label } of decisionSheet(contract, decision).rows)
      expect(label['zh-CN']).toMatch(/^[\p{Script=Han} /]+$/u);
  });

  it('on a rescission is the reason and how it is settled', () => {
    expect(sheet(rescinding(), { kind: 'rescission', rescissionId: 'HT-pumps-R01', side: 'ours' })).toEqual([
      'Reason: The plant was sold',
      'Settlement: The advance is paid back within thirty days.',
      ...facts,
    ]);
  });

  it.each([
    [{ kind: 'amendment', amendmentId: 'HT-pumps-S01', side: 'ours' }],
    [{ kind: 'rescission', rescissionId: 'HT-pumps-R01', side: 'ours' }],
  ] as const)('on what is over is the contract alone (%#)', (decision) => {
    expect(sheet(contractIn('active'), decision)).toEqual(facts);
    expect(sheet(contractIn('completed'), decision)).toEqual(facts);
    expect(sheet(contractIn('completed'), firstDelivery)).toEqual(facts);
  });
});
