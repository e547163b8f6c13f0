import request from 'supertest';
import { renderDocument } from '../../documents/pdf/render';
import { addDays } from '../../domain/kernel/days';
import { aPrintedDocument } from '../build/a-printed-document';
import { aContract, customer, termsOf, today, yuan } from './a-contract';
import { aClause, aSlot, aTemplate, aType, openLibrary } from './a-library';
import { added, ask as askOfCustomer, customerOf, signer } from './a-listed-customer';
import { accepted, type Api, apiKey, ask, get, problemOf, read, startApi } from './harness';

let api: Api;
let paper: { digest: string };
beforeAll(async () => {
  api = await startApi();
  const answer = await request(api.app)
    .post('/v1/files?name=paper.pdf')
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Content-Type', 'application/octet-stream')
    .send(renderDocument(aPrintedDocument()).bytes)
    .expect(201);
  paper = answer.body as { digest: string };
});
afterAll(() => api.stop());

interface Warned {
  items: { code: string; pointer: string; contractId?: string; message: { en: string; 'zh-CN': string } }[];
  departures: object[];
}

/**
 * But for what the customers of these tests lack, who are only named, and for due days that are days of rest: how many
 * of them are depends on the day of the week on which the tests run.
 */
const aside = ['party_incomplete', 'due_on_rest_day'];
const readWarnings = async (contractId: string) => {
  const { items, departures } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as Warned;
  return { items: items.filter(({ code }) => !aside.includes(code)), departures };
};
const warned = async (contractId: string) =>
  (await readWarnings(contractId)).items.map(({ code, pointer }) => `${code} ${pointer}`);

/** Prices that are like no other, so that only what is meant is a duplicate. */
let last = 1_000;
function otherPrice() {
  last *= 2;
  return { price: { gross: yuan(`${last}.00`) } };
}
const aDraft = (changes: object = {}) => aContract(api, 'draft', { ...otherPrice(), ...changes });
const agent = (changes: object) => ({
  customer: { ...customer, agent: { name: '王五', authorityUntil: addDays(today, 400), ...changes } },
});
const theirs = (amountInWords: string) => ({
  ...{ price: { gross: yuan('1234.50') }, paper: { digest: paper.digest, amountInWords }, milestones: [] },
});
const due = (dueOn: string) => [{ paymentLineId: 'all', title: '全款', dueOn, percent: '100' }];

describe('a draft with a customer of the directory', () => {
  const own = (registrationNumber: string) => ({ customer: { ...customer, ...signing, registrationNumber } });
  const signing = { contact: { name: signer.name, email: signer.email, language: signer.language } };

  it('is warned of what the directory says today', async () => {
    const { price } = otherPrice();
    const listed = await added(api, { name: '甲客户有限公司', creditLimit: yuan('1.00') });
    const contractId = await aContract(api, 'draft', { price, customer: undefined, customerId: listed.customerId });
    expect(await warned(contractId)).toEqual(['credit_exceeded /price/gross']);
    await customerOf(askOfCustomer(api, listed.customerId, 'change', { name: '新名称' }));
    await customerOf(askOfCustomer(api, listed.customerId, 'set-status', { status: 'blocked', reason: '涉诉' }));
    const { items } = await readWarnings(contractId);
    expect(items.map(({ code, pointer, message }) => `${code} ${pointer} ${message['zh-CN']}`)).toEqual([
      'customer_blocked /parties/customer 客户新名称已被冻结，合同无法提交：涉诉',
      expect.stringMatching(/^credit_exceeded \/price\/gross 计入本合同后，客户新名称的合同总额为 .*，超出授信额度 /),
      'customer_differs /parties/customer/name 客户库中登记为 新名称。',
    ]);
  });

  it('is told to name it where it only types its number', async () => {
    const listed = await added(api, { name: '乙客户有限公司' });
    await customerOf(askOfCustomer(api, listed.customerId, 'set-status', { status: 'watched', reason: '付款慢' }));
    expect(await warned(await aDraft(own(listed.registrationNumber ?? '')))).toEqual(
      expect.arrayContaining(['customer_watched /parties/customer', 'customer_not_named /parties/customer']),
    );
  });
});

describe('a draft', () => {
  it('that is sound and like no other is not warned of', async () => {
    expect(await readWarnings(await aDraft(agent({ authorityFrom: today })))).toEqual({ items: [], departures: [] });
  });

  it.each<[string, () => object, string[]]>([
    [
      'has an agent without authority any more',
      () => agent({ authorityUntil: addDays(today, -2) }),
      ['authority_expired /parties/customer/agent/authorityUntil'],
    ],
    [
      'has an agent without authority yet',
      () => agent({ authorityFrom: addDays(today, 2) }),
      ['authority_not_begun /parties/customer/agent/authorityFrom'],
    ],
    [
      'has days that have passed',
      () => ({
        ...{
          term: { startsOn: '2020-01-01', endsOn: '2020-12-31' },
          effectiveOn: '2020-01-01',
          backdatedReason: 'Done.',
        },
        ...{ milestones: [{ milestoneId: 'all', title: '全部', dueOn: '2020-06-01' }], paymentPlan: due('2020-07-01') },
      }),
      ['/term/endsOn', '/effectiveOn', '/milestones/0/dueOn', '/paymentPlan/0/dueOn'].map((at) => `date_in_past ${at}`),
    ],
    [
      'has a number that looks like a credit code and is none',
      () => ({ customer: { ...customer, registrationNumber: '91310000MA1K000001' } }),
      ['not_a_uscc /parties/customer/registrationNumber'],
    ],
    ['has another kind of number', () => ({ customer: { ...customer, registrationNumber: 'NL 123' } }), []],
    ['costs nothing', () => ({ price: { gross: yuan('0.00') } }), ['price_of_nothing /price/gross']],
    [
      'is on paper with another amount in words',
      () => theirs('壹仟贰佰叁拾肆元伍分'),
      ['amount_in_words_differs /paper/amountInWords'],
    ],
    [
      'is on paper with words that are no amount',
      () => theirs('很多钱'),
      ['amount_in_words_unreadable /paper/amountInWords'],
    ],
    ['is on paper with the same amount in words', () => theirs('人民币壹仟贰佰叁拾肆元伍角整'), []],
    ['has a character that no face has', () => ({ title: '水泵 \u{10fffd}' }), ['glyph_replaced ']],
  ])('that %s is warned of with the place', async (_what, changes, expected) => {
    const contractId = await aDraft(changes());
    expect(await warned(contractId)).toEqual(expected);
    await accepted(ask(api, contractId, 'withdraw', { reason: 'Looked at.' })); // so that the next one is like no other
  });

  it('whose text needs what it does not have is warned of, in both languages, and departs', async () => {
    const text = '甲方。\n代理人为 {{ ours.agent.name }}。';
    const contractId = await aDraft();
    const { clauses = [] } = await termsOf(api, contractId);
    const own = { clauseId: 'agent', heading: '代理', text, standard: true };
    await accepted(
      ask(api, contractId, 'revise', { revision: 1, term: { startsOn: today }, clauses: [...clauses, own] }),
    );
    const { items, departures } = await readWarnings(contractId);
    expect(items).toEqual([
      {
        ...{ code: 'value_missing', pointer: '' },
        message: {
          en: '“代理”, paragraph 2, needs ours.agent.name.',
          'zh-CN': '“代理”第 2 段缺少 ours.agent.name。',
        },
      },
    ]);
    expect(departures).toEqual([{ clauseId: 'agent', heading: '代理', kind: 'own' }]);
  });

  it('without an attachment that its type needs is warned of, and one with it is not', async () => {
    const library = openLibrary(api);
    await library.published('clauses', 'lease', aClause('Lease.'));
    await library.published('templates', 'lease', aTemplate([aSlot('lease')]));
    const label = (en: string) => ({ label: { en, 'zh-CN': en } });
    const attachments = [
      { attachmentId: 'plan', ...label('Plan'), required: true },
      { attachmentId: 'photo', ...label('Photo') },
    ];
    await library.published('contract-types', 'lease', aType({ attachments }));
    const of = { contractTypeId: 'lease' };
    expect(await warned(await aDraft(of))).toEqual(['attachment_missing /attachments']);
    const plan = { attachments: [{ attachmentId: 'plan', title: 'Plan', digest: paper.digest }] };
    expect(await warned(await aDraft({ ...of, ...plan }))).toEqual([]);
  });

  it('of an order that its framework would refuse is warned of with the reason', async () => {
    const framework = { contractTypeId: 'framework', price: { gross: yuan('100.00') } };
    const order = (frameworkId: string, amount: string) =>
      aContract(api, 'draft', { contractTypeId: 'call-off', frameworkId, price: { gross: yuan(amount) } });
    const active = await aContract(api, 'active', framework);
    const [early, above, within] = [
      await order(await aContract(api, 'draft', { ...framework, ...otherPrice() }), '11.00'),
      await order(active, '100.01'),
      await order(active, '60.00'),
    ];
    const { items } = await readWarnings(above);
    expect(items.filter(({ code }) => code === 'order_refused')).toMatchObject([
      { pointer: '/price', message: { en: expect.stringMatching(/above its ceiling of CNY 100\.00\.$/) as string } },
    ]);
    expect(await warned(early)).toEqual(['order_refused /price']);
    expect(await warned(within)).toEqual([]);
    expect((await problemOf(ask(api, above, 'submit', { revision: 1 }), 409)).code).toBe('CEILING_EXCEEDED');
  });
});

describe('a likely duplicate', () => {
  const original = { title: '循环水泵采购', price: { gross: yuan('500000000.00') } };
  let first: string;
  beforeAll(async () => {
    first = await aContract(api, 'draft', original);
  });

  it.each<[string, object, boolean]>([
    ['the same deal under words of which none is the same: 0.8', { title: 'Wartung' }, true],
    ['the same, a thousandth dearer', { title: 'Wartung', price: { gross: yuan('500500000.00') } }, false],
    ['the same words, 4 % dearer', { price: { gross: yuan('520000000.00') } }, true],
    ['the same words, 6 % dearer', { price: { gross: yuan('530000000.00') } }, false],
    ['the same words and price, a year later', { term: { startsOn: addDays(today, 541) } }, false],
    ['of another customer', { customer: { ...customer, name: '北京另一家贸易有限公司' } }, false],
    [
      'of the same customer, written in another way',
      { customer: { ...customer, name: '苏州示例化工有限责任公司' } },
      true,
    ],
    ['5 % dearer, at the very edge: 0.8', { price: { gross: yuan('526315789.47') } }, true],
    ['with just more than half of the days in common', { term: { startsOn: addDays(today, 175) } }, true],
    ['with less than half of the days in common', { term: { startsOn: addDays(today, 190) } }, false],
    ['in another currency', { price: { gross: { amount: '500000000.00', currency: 'USD' } } }, false],
  ])('is told or not: %s', async (_what, changes, isLikely) => {
    const second = await aContract(api, 'draft', { ...original, ...changes });
    const { items } = await readWarnings(second);
    const likely = items.filter(({ code }) => code === 'likely_duplicate').map(({ contractId }) => contractId);
    expect(likely).toEqual(isLikely ? [first] : []);
    expect(items.every(({ code, pointer }) => code === 'likely_duplicate' && pointer === '')).toBe(true);
    await accepted(ask(api, second, 'withdraw', { reason: 'Typed twice.' }));
  });

  it('goes by the registration number where both have one, however it is typed', async () => {
    const numbered = (registrationNumber: string, changes: object = {}) =>
      aContract(api, 'draft', {
        ...{ ...original, price: { gross: yuan('700000000.00') } },
        customer: { ...customer, registrationNumber, ...changes },
      });
    const one = await numbered('GB-123 456');
    const likely = async (contractId: string) =>
      (await readWarnings(contractId)).items.flatMap((item) =>
        item.code === 'likely_duplicate' ? [item.contractId] : [],
      );
    expect(await likely(await numbered('gb 123456', { name: 'Another name' }))).toEqual([one]);
    expect(await likely(await numbered('GB-123 457'))).toEqual([]);
  });

  it('says how much it is like the other one, and keeps nobody from submitting', async () => {
    const second = await aContract(api, 'draft', original);
    const { number } = await api.db.contract.findUniqueOrThrow({ where: { contractId: first } });
    expect((await readWarnings(second)).items[0]?.message).toEqual({
      en: `It is 100 % like contract ${number} “循环水泵采购”: the same customer, amount and period.`,
      'zh-CN': `与合同 ${number}《循环水泵采购》的客户、金额和期限相似度为 100%，可能重复。`,
    });
    expect(await accepted(ask(api, second, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });
});
