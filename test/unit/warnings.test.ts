import { type ListedCustomer } from '../../domain/drafting/customer-warnings';
import { makeTerms, type Terms } from '../../domain/drafting/terms';
import { comparableOf, type Other, type Surroundings, warningsOf } from '../../domain/drafting/warnings';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { words } from '../../domain/kernel/words';
import { someDetails } from '../build/a-customer';
import { pumpTerms, yuan } from '../build/pump-contract';

const today = '2029-12-01';
const milestones = [{ milestoneId: 'first', title: 'First pumps', dueOn: '2030-03-01' }];
const sound = makeTerms(pumpTerms({ milestones }));
const nothingAround: Surroundings = {
  calendar: plainCalendar,
  ...{
    today,
    others: [],
    attachments: [],
    framework: null,
    frameworkTerms: null,
    listed: null,
    missing: [],
    replaced: [],
    unshown: [],
    shownHost: (host) => host,
  },
};

const warned = (terms: Terms, around: Partial<Surroundings> = {}) => warningsOf(terms, { ...nothingAround, ...around });
const places = (...args: Parameters<typeof warned>) => warned(...args).map(({ code, pointer }) => `${code} ${pointer}`);
const english = (...args: Parameters<typeof warned>) => warned(...args).map(({ message }) => message.en);

function withParty(side: 'ours' | 'customer', changes: Partial<Terms['parties']['ours']>): Terms {
  return { ...sound, parties: { ...sound.parties, [side]: { ...sound.parties[side], ...changes } } };
}

function withAgent(authorityFrom: string | null, authorityUntil: string): Terms {
  return withParty('ours', { agent: { name: 'Li Min', title: null, authorityFrom, authorityUntil } });
}

function onPaper(amountInWords?: string): Terms {
  const paper = { digest: 'd', name: 'paper.pdf', mediaType: 'application/pdf', bytes: 1 };
  return { ...sound, paper: amountInWords === undefined ? paper : { ...paper, amountInWords } };
}

it('sound terms are not warned of', () => {
  expect(warned(sound)).toEqual([]);
});

describe('an agent', () => {
  it.each<[string, Terms, string[]]>([
    ['whose authority ends today', withAgent(null, today), []],
    ['whose authority begins today', withAgent(today, '2030-01-01'), []],
    [
      'whose authority ended yesterday',
      withAgent(null, '2029-11-30'),
      ['authority_expired /parties/ours/agent/authorityUntil'],
    ],
    [
      'whose authority begins tomorrow',
      withAgent('2029-12-02', '2030-01-01'),
      ['authority_not_begun /parties/ours/agent/authorityFrom'],
    ],
  ])('%s is looked at by the day', (_, terms, expected) => {
    expect(places(terms)).toEqual(expected);
  });
});

describe('an amount in words on the customer’s paper', () => {
  it.each<[string, Terms, string[]]>([
    ['that is not there', onPaper(), []],
    ['that is the price', onPaper('壹拾壹万叁仟元整'), []],
    [
      'that is another amount',
      onPaper('壹拾壹万元整'),
      ['The paper says 壹拾壹万元整, which is 110000.00; the price is CNY 113,000.00, 人民币壹拾壹万叁仟元整.'],
    ],
    ['that is none', onPaper('很多钱'), ['“很多钱” cannot be read as an amount, or can be read in two ways.']],
  ])('%s is compared with the price', (_, terms, expected) => {
    expect(english(terms)).toEqual(expected);
  });
});

describe('days', () => {
  it('that have passed are named with their place, today is not', () => {
    const late: Terms = {
      ...{ ...sound, term: { startsOn: '2029-01-01', endsOn: '2029-11-30' }, effectiveOn: '2029-11-29' },
      milestones: [
        { milestoneId: 'a', title: 'First', dueOn: today },
        { milestoneId: 'b', title: 'Second', dueOn: '2029-11-28' },
      ],
      paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: '2029-11-27', amount: yuan('113000.00') }],
    };
    expect(warned(late).map(({ pointer, message }) => `${pointer}: ${message.en}`)).toEqual([
      '/term/endsOn: The end of the term, 2029-11-30, has passed.',
      '/effectiveOn: The effective date, 2029-11-29, has passed.',
      '/milestones/1/dueOn: “Second”, 2029-11-28, has passed.',
      '/paymentPlan/0/dueOn: “All”, 2029-11-27, has passed.',
      '/milestones/0/dueOn: “First” is due on 2029-12-01, a day of rest: it falls due on 2029-12-03.',
      '/milestones/1/dueOn: “Second” is due on 2029-11-28, before the contract takes effect on 2029-11-29.',
      '/paymentPlan/0/dueOn: “All” is due on 2029-11-27, before the contract takes effect on 2029-11-29.',
    ]);
  });
});

describe('a registration number', () => {
  const looksLikeOne = '91310000MA1K000001';
  it.each<[string, Terms, string[]]>([
    ['that is none', withParty('customer', { registrationNumber: null }), []],
    ['of another kind', withParty('customer', { registrationNumber: 'HRB 1234' }), []],
    ['of a party whose country is known', withParty('ours', { registrationNumber: looksLikeOne, country: 'DE' }), []],
    ['that is right', withParty('ours', { registrationNumber: '91310000MA1K000006' }), []],
    [
      'with a wrong check digit',
      withParty('customer', { registrationNumber: looksLikeOne }),
      ['not_a_uscc /parties/customer/registrationNumber'],
    ],
  ])('%s is checked where it looks like a credit code', (_, terms, expected) => {
    expect(places(terms)).toEqual(expected);
  });
});

describe('a contract like another', () => {
  const like = (changes: Partial<Other> = {}): Other => ({
    ...{ contractId: 'other', number: 'HT-2', ...comparableOf(sound) },
    ...changes,
  });

  it('is named, the likest first, and ten at the most', () => {
    const shifted = like({ contractId: 'shifted', number: 'HT-3', gross: yuan('112000.00') });
    const others = [shifted, like(), like({ contractId: 'far', gross: yuan('1.00'), customerName: 'Somebody else' })];
    expect(warned(sound, { others }).map((one) => one.contractId)).toEqual(['other', 'shifted']);
    expect(english(sound, { others })[0]).toBe(
      'It is 100 % like contract HT-2 “Circulation pumps”: the same customer, amount and period.',
    );
    const many = Array.from({ length: 12 }, (_, index) => like({ contractId: `${index}` }));
    expect(warned(sound, { others: many })).toHaveLength(10);
  });
});

describe('what is missing', () => {
  it('is an attachment that the contract type requires, by its name', () => {
    const rule = (attachmentId: string, required: boolean) => ({
      ...{ attachmentId, label: words(`The ${attachmentId}`, '附件'), required },
    });
    const attachments = [rule('spec', true), rule('photo', false), rule('drawing', true)];
    const file = { title: 'D', digest: 'd', name: 'd.pdf', mediaType: 'application/pdf', bytes: 1 };
    const terms = { ...sound, attachments: [{ ...file, attachmentId: 'drawing' }] };
    expect(english(terms, { attachments })).toEqual(['The attachment “The spec” is missing.']);
    expect(english(sound, { attachments })).toHaveLength(2);
  });

  it('is what the document lacks or cannot print', () => {
    const missing = [{ heading: 'Agent', paragraph: 2, variable: 'ours.agent.name' }];
    const replaced = [{ character: '𬭸', codePoint: 'U+2CB78', count: 3 }];
    expect(english(sound, { missing, replaced })).toEqual([
      '“Agent”, paragraph 2, needs ours.agent.name.',
      'The character 𬭸 (U+2CB78) cannot be printed; in 3 places it is replaced.',
    ]);
  });

  it('is a price, where it is zero', () => {
    const { net, tax, taxRate } = sound.price;
    expect(places({ ...sound, price: { gross: yuan('0.00'), net, tax, taxRate } })).toEqual([
      'price_of_nothing /price/gross',
    ]);
  });
});

describe('a customer of the directory', () => {
  const details = someDetails();
  const standing: ListedCustomer['standing'] = {
    ...{ customerId: 'c-1', name: details.name, status: 'normal', reason: null },
    ...{ creditLimit: null, committed: null },
  };
  const { registrationNumber = null, address = null, legalRepresentative } = details;
  const terms = withParty('customer', {
    ...{ name: details.name, registrationNumber, country: 'CN', address },
    ...(legalRepresentative === undefined ? {} : { legalRepresentative }),
    contact: { name: 'signer', email: 'signer@suzhou.example', language: 'en' },
  });
  const as = (changes: Partial<ListedCustomer['standing']>, isNamed = true) => ({
    listed: { standing: { ...standing, ...changes }, details, isNamed },
  });

  it('in good standing, named and typed as listed, is nothing to look at', () => {
    expect(warned(terms, as({}))).toEqual([]);
  });

  it.each<[string, Partial<ListedCustomer['standing']>, string[]]>([
    [
      'is blocked',
      { status: 'blocked', reason: 'In court.' },
      [`No business is done with ${details.name} at present, so this cannot be submitted: In court.`],
    ],
    ['is watched for a reason', { status: 'watched', reason: 'Slow' }, [`${details.name} is being watched: Slow`]],
    ['is watched', { status: 'watched' }, [`${details.name} is being watched`]],
    ['just keeps its limit', { creditLimit: yuan('113100.00'), committed: yuan('100.00') }, []],
    [
      'comes above its limit',
      { creditLimit: yuan('113000.00'), committed: yuan('100.00') },
      [`With this contract ${details.name} comes to CNY 113,100.00; its credit limit is CNY 113,000.00.`],
    ],
  ])('that %s is warned of as it stands', (_, changes, expected) => {
    expect(english(terms, as(changes))).toEqual(expected);
  });

  it('that is only typed is to be named, and differs where it is typed otherwise', () => {
    const typed = { ...terms, parties: { ...terms.parties, customer: { ...terms.parties.customer, name: 'Other' } } };
    expect(english(terms, as({}, false))).toEqual([
      `This is ${details.name} of the customer directory (customer c-1), but the contract is not linked to that entry.`,
    ]);
    expect(places(typed, as({}))).toEqual(['customer_differs /parties/customer/name']);
  });
});
