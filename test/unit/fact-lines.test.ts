import { type ApprovalSubject } from '../../domain/approval/state';
import { questionSheet } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { contractFacts, type FactLine, summaryFacts, valueIn } from '../../domain/contract/fact-lines';
import { type Question } from '../../domain/contract/question';
import { showMoney } from '../../domain/kernel/show-money';
import { aContract, active, contractId, goOn } from '../build/ask-contract';
import { readingOf, termsOf } from '../build/contract-library';
import { amending, amendmentInReview, contractIn, terminating, terminationInReview } from '../build/every-stage';
import {
  approveChange,
  askForAmendment,
  createPumpContract,
  deliver,
  ofChange,
  ofRevision,
  pumpTerms,
  yuan,
} from '../build/pump-contract';

const factsOf = (contract: Contract) => contractFacts(contract, termsOf(contract));
const sheetOf = (contract: Contract, question: Question) => {
  const { special, facts } = questionSheet(contract, question, readingOf(contract));
  return [...special, ...facts];
};
const lines = (facts: FactLine[]) => facts.map((line) => `${line.label.en}: ${valueIn(line, 'en')}`);
const facts = [
  'Contract: HT-pumps – Circulation pumps',
  'Revision: 1',
  'Supplier: supplier',
  'Customer: customer',
  'Price, tax included: CNY 113,000.00',
  'Net / tax: CNY 100,000.00 + CNY 13,000.00 (13%)',
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
    ['1234567', 'CNY 1,234,567.00'],
    ['9300.5', 'CNY 9,300.50'],
    ['0.0375', 'CNY 0.0375'],
  ])('%s reads %s', (amount, shown) => {
    expect(showMoney(yuan(amount))).toBe(shown);
  });
});

describe('a contract in lines of facts', () => {
  it('says who, what, how much, from when to when, and what is due', () => {
    expect(lines(factsOf(contractIn('draft')))).toEqual(facts);
  });

  it.each([
    ['0', '0%'],
    ['0.13', '13%'],
    ['0.065', '6.5%'],
    ['0.0625', '6.25%'],
    ['0.29', '29%'],
    ['0.9', '90%'],
  ])('shows the tax rate %s as %s', (taxRate, shown) => {
    const terms = pumpTerms({ price: { gross: yuan('113000.00'), taxRate } });
    expect(lines(factsOf(aContract([createPumpContract(contractId, terms)])))[5]).toContain(`(${shown})`);
  });

  it('has a label in both languages and a value on every line', () => {
    for (const { label, value } of factsOf(contractIn('draft'))) {
      expect(label['zh-CN']).toMatch(/^[\p{Script=Han} /]+$/u);
      expect([label.en, value]).not.toContain('');
    }
  });
});

const firstDelivery = { kind: 'acceptance', milestoneId: 'first', attempt: 1 } as const;

const approval = (subject: ApprovalSubject) => ({ kind: 'approval', subject, stepId: 'legal', ask: 1 }) as const;
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const termination = { kind: 'termination', terminationId: 'HT-pumps-T01' } as const;

/** Which agreement is signed, and which text of it. */
const paper = (kind: string, id: string, digest: string) => [
  `${kind} agreement: ${id}`,
  `Digest of its text: SHA-256 ${digest}`,
];

describe('what a person sees before deciding', () => {
  const sheet = (...args: Parameters<typeof sheetOf>) => lines(sheetOf(...args));

  it('on an approval or a confirmation is the contract', () => {
    expect(sheet(contractIn('in_approval'), approval(ofRevision()))).toEqual(facts);
    expect(sheet(contractIn('awaiting_customer'), { kind: 'confirmation', revision: 1, ask: 4 })).toEqual(facts);
  });

  it('on a delivery is when it was made and by which evidence', () => {
    const reported = goOn(contractIn('active'), [deliver('first', '2029-11-30')]);
    expect(sheet(reported, firstDelivery)).toEqual([
      ...['Delivered on: 2029-11-30', 'Evidence: Delivery note'],
      ...facts,
    ]);
  });

  it('on a delivery is labelled in Chinese, too', () => {
    const sheet = sheetOf(goOn(contractIn('active'), [deliver('first')]), firstDelivery);
    expect(sheet.slice(0, 2).map(({ label }) => label['zh-CN'])).toEqual(['交付日期', '交付凭证']);
  });

  it('on an amendment is the reason and every field that changes, before and after, and no other', () => {
    const inReview = goOn(contractIn('active'), [
      askForAmendment({
        ...{ endsOn: '2031-07-31', gross: yuan('90400.00') },
        milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }],
        paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-08-01', amount: yuan('45200.00') }],
      }),
    ]);
    const expected = [
      'Reason: Budget year',
      'Price, tax included: CNY 113,000.00 → CNY 90,400.00',
      'End of term: 2031-06-30 → 2031-07-31',
      'Delivery “All pumps”: 2030-06-01 → 2030-06-15',
      'Payment “Balance” due: 2030-07-01 → 2030-08-01',
      'Payment “Balance”: CNY 67,800.00 → CNY 45,200.00',
      ...facts,
    ];
    expect(sheet(inReview, approval(ofChange('amendment')))).toEqual(expected);
    const shown = sheet(goOn(inReview, approveChange('amendment')), amendment);
    const digest = active(inReview).amendment?.terms.digest ?? '';
    expect(shown).toEqual([...expected.slice(0, 6), ...paper('Supplementary', 'HT-pumps-S01', digest), ...facts]);
  });

  it.each<[Contract, Question]>([
    [amendmentInReview(), approval(ofChange('amendment'))],
    [amending(), amendment],
    [terminationInReview(), approval(ofChange('termination'))],
    [terminating(), termination],
  ])('has a Chinese label on every line (%#)', (contract, question) => {
    for (const { label } of sheetOf(contract, question)) expect(label['zh-CN']).toMatch(/^[\p{Script=Han} /]+$/u);
  });

  it('on a termination is the reason, how it is settled and, for the customer, which paper will be signed', () => {
    const why = ['Reason: The plant was sold', 'Settlement: The advance is paid back within thirty days.'];
    expect(sheet(terminationInReview(), approval(ofChange('termination')))).toEqual([...why, ...facts]);
    const digest = active(terminating()).termination?.digest ?? '';
    const signed = paper('Termination', 'HT-pumps-T01', digest);
    expect(sheet(terminating(), termination)).toEqual([...why, ...signed, ...facts]);
  });

  it.each<[Question]>([
    [approval(ofChange('amendment'))],
    [approval(ofChange('termination'))],
    [amendment],
    [termination],
    [firstDelivery],
  ])('on what is over is the contract alone (%#)', (question) => {
    expect(sheet(contractIn('active'), question)).toEqual(facts);
    const reading = { ...readingOf(contractIn('active')), report: null };
    const { special, facts: about } = questionSheet(contractIn('completed'), question, reading);
    expect(lines([...special, ...about])).toEqual(facts);
  });

  it('is never of another amendment than the one that is asked about', () => {
    const second = { kind: 'amendment', amendmentId: 'HT-pumps-S02' } as const;
    expect(sheet(amending(), second)).toEqual(facts);
    expect(sheet(amendmentInReview(), approval(ofChange('amendment', 2)))).toEqual(facts);
  });
});

describe('the price', () => {
  it('is called what the text calls it: of a framework contract the ceiling of its orders', () => {
    const priceName = { en: 'Ceiling of all orders, tax included', 'zh-CN': '订单总额上限（含税）' };
    const template = { templateId: 'framework', version: 1, digest: 'd'.repeat(64), priceName };
    const labels = [contractFacts, summaryFacts].map((factsIn) => {
      const told = factsIn({ number: 'HT-1', revision: 1 }, { ...termsOf(contractIn('active')), template });
      return told.find(({ label }) => label.en.includes('tax included'))?.label;
    });
    expect(labels).toEqual([priceName, priceName]);
  });
});
