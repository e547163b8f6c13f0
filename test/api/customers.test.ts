import { randomUUID } from 'node:crypto';
import { type Customer } from '../../domain/customers/state';
import { readModels } from '../../prisma/rebuild-read-model';
import { acceptor, added, ask, customerOf, customers, expectTrueRow, someDetails, signer } from './a-listed-customer';
import { type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const nobody = '00000000-0000-4000-8000-000000000000';
const reads = ['', '/events', '/contracts'];

async function now(customerId: string): Promise<Customer> {
  return (await read(get(api, `${customers}/${customerId}`))) as Customer;
}

interface Page {
  items: { customerId: string; name: string; status: string; creditLimit: object | null }[];
  nextCursor: string | null;
}
const list = async (query: string) => (await read(get(api, `${customers}?${query}`))) as Page;

describe('a customer', () => {
  it('is added, and found at the address that is answered', async () => {
    const details = someDetails({ creditLimit: { amount: '500000', currency: 'CNY' }, nameEn: 'Suzhou Example' });
    const answer = await post(api, customers, details).expect(201);
    const { customerId } = answer.body as Customer;
    expect(answer.get('Location')).toBe(`${customers}/${customerId}`);
    expect(answer.get('ETag')).toBe('"1"');
    const customer = await now(customerId);
    expect(customer).toEqual(answer.body);
    expect(customer).toMatchObject({
      ...{ ...details, creditLimit: { amount: '500000.00', currency: 'CNY' } },
      ...{ seq: 1, status: 'normal', reason: null },
    });
    expect(await expectTrueRow(api, customerId)).toEqual(['CustomerAdded']);
  });

  it('is not added twice under a number that is only spelled in another way', async () => {
    const foreign = (registrationNumber: string) => someDetails({ country: 'NL', registrationNumber });
    await customerOf(post(api, customers, foreign('KvK 87654321')), 201);
    expect(await problemOf(post(api, customers, foreign('kvk-87654321')), 409)).toMatchObject({
      code: 'DUPLICATE_CUSTOMER',
    });
  });

  it('is changed, watched and blocked, and its trail says who did what', async () => {
    const { customerId } = await added(api);
    const changed = await ask(api, customerId, 'change', { name: '苏州新材料', address: null, seenSeq: 1 }).expect(200);
    expect(changed.get('ETag')).toBe('"2"');
    expect(changed.body).toMatchObject({ seq: 2, name: '苏州新材料', legalRepresentative: '高山' });
    expect(changed.body).not.toHaveProperty('address');
    await customerOf(ask(api, customerId, 'set-status', { status: 'watched' }));
    const reason = '上一合同尾款逾期两年。';
    expect(await customerOf(ask(api, customerId, 'set-status', { status: 'blocked', reason }))).toMatchObject({
      ...{ seq: 4, status: 'blocked', reason },
    });
    const trail = await read(get(api, `${customers}/${customerId}/events?after=1`));
    expect(trail).toMatchObject({
      items: [
        {
          ...{ seq: 2, type: 'CustomerChanged', actor: { kind: 'service', name: 'tests' } },
          data: { changes: { name: '苏州新材料', address: null } },
        },
        { seq: 3, type: 'CustomerStatusSet', data: { status: 'watched', reason: null } },
        { seq: 4, type: 'CustomerStatusSet', data: { status: 'blocked', reason } },
      ],
      nextAfter: null,
    });
    await expectTrueRow(api, customerId);
  });

  it('that the reader has seen is not sent again', async () => {
    const { customerId } = await added(api);
    await get(api, `${customers}/${customerId}`).set('If-None-Match', '"1"').expect(304);
    await customerOf(ask(api, customerId, 'set-status', { status: 'watched' }));
    await get(api, `${customers}/${customerId}`).set('If-None-Match', '"1"').expect(200);
  });

  it.each([nobody, 'x', `${nobody}%00`, '%F0%9F%92%A9'])('that there is not, is not found: %s', async (customerId) => {
    const asked = [
      ...reads.map((path) => get(api, `${customers}/${customerId}${path}`)),
      ask(api, customerId, 'change', { name: 'X' }),
      ask(api, customerId, 'set-status', { status: 'watched' }),
    ];
    for (const sent of asked) expect(await problemOf(sent, 404)).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });
});

describe('the list of customers', () => {
  it('is searched by name in either language, by number and by status, and read page by page', async () => {
    const mark = randomUUID().slice(0, 8);
    const [one, two, three] = [
      await added(api, { name: `甲${mark}` }),
      await added(api, { name: '乙', nameEn: `Beta_${mark}` }),
      await added(api, { name: '丙', registrationNumber: `C%${mark}`, country: 'DE' }),
    ];
    await customerOf(ask(api, two.customerId, 'set-status', { status: 'blocked', reason: 'Owes' }));
    const ids = ({ items }: Page) => items.map(({ customerId }) => customerId);
    expect(ids(await list(`q=${mark.toUpperCase()}`))).toEqual([three.customerId, two.customerId, one.customerId]);
    expect(ids(await list(`q=${mark}&status=blocked`))).toEqual([two.customerId]);
    for (const [typed, found] of [
      ['_', two],
      ['%25', three],
    ] as const)
      expect(ids(await list(`q=${typed}${mark}`))).toEqual([found.customerId]);
    const first = await list(`q=${mark}&limit=2`);
    expect(ids(first)).toEqual([three.customerId, two.customerId]);
    const rest = await list(`q=${mark}&limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([ids(rest), rest.nextCursor]).toEqual([[one.customerId], null]);
  });

  it('says the credit limit of each', async () => {
    const creditLimit = { amount: '1234.50', currency: 'USD' };
    const { customerId, registrationNumber } = await added(api, { creditLimit });
    expect((await list(`q=${registrationNumber ?? ''}`)).items).toMatchObject([{ customerId, creditLimit }]);
  });

  it.each(['limit=0', 'status=gone', 'cursor=x', 'x=1'])('is refused for %s', async (query) => {
    expect((await problemOf(get(api, `${customers}?${query}`), 400)).code).toBe('INVALID_REQUEST');
  });
});

describe('what is wrong', () => {
  it.each<[string, object, number, string, string]>([
    ['a mistyped number', { registrationNumber: '91320500MA1K000005' }, 422, 'INVALID_CUSTOMER', '/registrationNumber'],
    [
      'two contacts of one id',
      { contacts: [signer, { ...acceptor, contactId: 'signer' }] },
      422,
      'INVALID_CUSTOMER',
      '/contacts/1/contactId',
    ],
    ['no contact', { contacts: [] }, 400, 'INVALID_REQUEST', '/contacts'],
    ['a field nobody knows', { vip: true }, 400, 'INVALID_REQUEST', '/vip'],
    ['no country', { country: undefined }, 400, 'INVALID_REQUEST', '/country'],
  ])('with a new customer is told with its place: %s', async (_what, changes, status, code, pointer) => {
    const fault = await problemOf(post(api, customers, someDetails(changes)), status);
    expect([fault.code, pointersOf(fault)]).toEqual([code, [pointer]]);
  });

  it.each<[string, 'change' | 'set-status', object, number, string, string[]]>([
    ['nothing changed', 'change', { country: 'DE', creditLimit: null }, 409, 'NOTHING_CHANGED', []],
    ['a country that its number does not fit', 'change', { country: 'CN' }, 422, 'INVALID_CUSTOMER', ['/country']],
    ['a name taken away', 'change', { name: null }, 400, 'INVALID_REQUEST', ['/name']],
    ['blocked for no reason', 'set-status', { status: 'blocked' }, 422, 'REASON_NEEDED', ['/reason']],
    ['as it stands', 'set-status', { status: 'normal' }, 409, 'NOTHING_CHANGED', []],
  ])('with a change is told with its place: %s', async (_what, verb, body, status, code, pointers) => {
    const { customerId } = await added(api, { country: 'DE', registrationNumber: randomUUID() });
    const fault = await problemOf(ask(api, customerId, verb, body), status);
    expect([fault.code, pointersOf(fault)]).toEqual([code, pointers]);
    expect(await expectTrueRow(api, customerId)).toHaveLength(1);
  });
});

describe('a registration number', () => {
  it('belongs to one customer of its country', async () => {
    const { registrationNumber = '', name } = await added(api);
    const taken = await problemOf(post(api, customers, someDetails({ registrationNumber, name: '别家' })), 409);
    expect(taken).toMatchObject({
      ...{
        code: 'DUPLICATE_CUSTOMER',
        sentence: { 'zh-CN': `登记号码 ${registrationNumber} 属于客户库中已有的客户${name}。` },
      },
      errors: [{ pointer: '/registrationNumber', code: 'taken' }],
    });
    const abroad = await added(api, { registrationNumber, country: 'DE' });
    const moved = await problemOf(ask(api, abroad.customerId, 'change', { country: 'CN' }), 409);
    expect(moved.code).toBe('DUPLICATE_CUSTOMER');
    expect(await expectTrueRow(api, abroad.customerId)).toEqual(['CustomerAdded']);
  });

  it('goes to one of several who are added at once', async () => {
    const details = someDetails();
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(api, customers, details)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await api.db.customer.count({ where: { registrationNumber: details.registrationNumber } })).toBe(1);
  });
});

describe('the row of a customer', () => {
  it('is made anew from the events, and read from them where another version wrote it', async () => {
    const { customerId } = await added(api);
    const before = await now(customerId);
    await api.db.customer.update({ where: { customerId }, data: { name: 'X', state: { name: 'X' }, stateVersion: 0 } });
    expect(await now(customerId)).toEqual(before);
    expect(await readModels.customer.differences(api.db, customerId)).toMatchObject([{ table: 'customers' }]);
    await readModels.customer.rebuild(api.db, customerId);
    await expectTrueRow(api, customerId);
    await api.db.customer.delete({ where: { customerId } });
    await readModels.customer.rebuild(api.db, customerId);
    await expectTrueRow(api, customerId);
  });
});
