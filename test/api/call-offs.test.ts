import { aContract, aCreation, customer, revisionSubject, stateOf, termsOf, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
let framework: string;
beforeAll(async () => {
  api = await startApi();
  framework = await aContract(api, 'active', {
    ...{ contractTypeId: 'framework', price: { gross: yuan('100000.00') } },
    customer: { ...customer, registrationNumber: '91320500MA1K000004' },
    law: { governing: '中华人民共和国法律', disputes: 'arbitration', venue: '上海国际仲裁中心' },
  });
});
afterAll(() => api.stop());

/** An order of so much under the framework; its customer is the framework's. */
function anOrder(amount: string, changes: object = {}) {
  const { customer: _, ...creation } = aCreation({ contractTypeId: 'call-off', title: '订单' });
  return { ...creation, frameworkId: framework, price: { gross: yuan(amount) }, ...changes };
}

async function ordered(amount: string): Promise<string> {
  return (await accepted(post(api, '/v1/contracts', anOrder(amount)), 201)).contractId;
}

const line = {
  ...{ lineItemId: 'pump', description: '水泵', unit: '台', quantity: '1', unitPrice: '100.00', taxRate: '0.13' },
};
const oneFen = {
  price: { gross: yuan('0.01') },
  paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: today, percent: '100' }],
};

interface Orders {
  ceiling: { amount: string };
  used: { amount: string };
  left: object;
  items: { stage: string; gross: { amount: string } }[];
}
const orders = async () => (await read(get(api, `/v1/contracts/${framework}/orders`))) as Orders;

describe('an order called off from a framework contract', () => {
  it('inherits its customer and its law, and says under which framework it stands', async () => {
    const contractId = await ordered('1000.00');
    const [terms, { number }] = [await termsOf(api, contractId), await stateOf(api, contractId)];
    expect(number).toMatch(/^HD-GEN-DD-/);
    expect(terms.parties.customer.name).toBe(customer.name);
    expect(terms.law).toMatchObject({ disputes: 'arbitration' });
    expect(terms.framework).toMatchObject({ contractId: framework });
  });

  it.each<[string, object, string]>([
    ['of another customer', { customer: { ...customer, name: '别家公司' } }, '/customer/name'],
    [
      'of another customer of the same name',
      { customer: { ...customer, registrationNumber: '91320000MA1K00000A' } },
      '/customer/registrationNumber',
    ],
    ['of nothing known', { frameworkId: '00000000-0000-4000-8000-000000000000' }, '/frameworkId'],
  ])('is refused %s', async (_what, changes, pointer) => {
    expect(pointersOf(await problemOf(post(api, '/v1/contracts', anOrder('1.00', changes)), 422))).toEqual([pointer]);
  });

  it('stays with its customer when it is revised', async () => {
    const contractId = await ordered('1000.00');
    const terms = { revision: 1, term: { startsOn: today } };
    const other = ask(api, contractId, 'revise', { ...terms, customer: { ...customer, name: '别家公司' } });
    expect(pointersOf(await problemOf(other, 422))).toEqual(['/customer/name']);
    const contact = { ...customer.contact, name: '孙丽' };
    await accepted(ask(api, contractId, 'revise', { ...terms, customer: { ...customer, contact } }));
    expect((await termsOf(api, contractId)).parties.customer.contact.name).toBe('孙丽');
  });

  it('is in the currency of its framework, and priced as it is, unless it says otherwise', async () => {
    const dollars = await aContract(api, 'active', {
      ...{ contractTypeId: 'framework', price: { gross: { amount: '1000.00', currency: 'USD' } } },
      ...{ lineItems: [{ ...line, unitPrice: '1000.00' }], price: undefined, currency: 'USD', pricesIncludeTax: false },
    });
    const order = { frameworkId: dollars, price: undefined, lineItems: [line] };
    const { contractId } = await accepted(post(api, '/v1/contracts', anOrder('', order)), 201);
    const { price } = await termsOf(api, contractId);
    expect([price.net, price.gross]).toEqual(['100.00', '113.00'].map((amount) => ({ amount, currency: 'USD' })));
    await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    const { contractId: yuanOrder } = await accepted(
      post(api, '/v1/contracts', anOrder('1.00', { frameworkId: dollars })),
      201,
    );
    const wrong = await problemOf(ask(api, yuanOrder, 'submit', { revision: 1 }), 409);
    expect(wrong.code).toBe('CURRENCY_MISMATCH');
  });

  it('is refused without one: its text names the framework, and it could not be put under one later', async () => {
    const { frameworkId: _, ...alone } = { ...anOrder('1.00'), customer };
    const { errors } = await problemOf(post(api, '/v1/contracts', alone), 422);
    expect(errors).toMatchObject([{ pointer: '/frameworkId', code: 'framework_missing' }]);
  });

  it('is refused under a contract that is no framework, and waits for one that is not active', async () => {
    const sale = await aContract(api, 'draft');
    const wrong = await problemOf(post(api, '/v1/contracts', anOrder('1.00', { frameworkId: sale })), 422);
    expect(wrong.errors).toMatchObject([{ code: 'not_a_framework' }]);
    const draft = await aContract(api, 'draft', { contractTypeId: 'framework' });
    const { contractId } = await accepted(post(api, '/v1/contracts', anOrder('1.00', { frameworkId: draft })), 201);
    const early = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(early.code).toBe('FRAMEWORK_NOT_ACTIVE');
  });

  it('is submitted up to the ceiling and not above it, also when two come at once', async () => {
    const [one, other] = [await ordered('60000.00'), await ordered('60000.00')];
    const answers = await Promise.all([one, other].map((id) => ask(api, id, 'submit', { revision: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'CEILING_EXCEEDED' });
    expect(await orders()).toMatchObject({
      ceiling: yuan('100000.00'),
      used: yuan('60000.00'),
      left: yuan('40000.00'),
    });
    const [won, late] = answers[0]?.status === 200 ? [one, other] : [other, one];
    await accepted(ask(api, won, 'recall', { subject: revisionSubject(), reason: 'Another price.' }));
    await accepted(ask(api, won, 'withdraw', { reason: 'Not needed.' }));
    expect((await orders()).used).toEqual(yuan('0.00'));
    expect(await accepted(ask(api, late, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });

  it('is not amended above the ceiling, nor the ceiling below its orders, also while the other one is in flight', async () => {
    const small = await aContract(api, 'active', {
      ...{ contractTypeId: 'framework', price: { gross: yuan('100000.00') } },
      paymentPlan: [],
    });
    const order = await aContract(api, 'active', {
      ...anOrder('60000.00', { frameworkId: small, customer: undefined }),
      paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: today, amount: yuan('60000.00') }],
    });
    const amend = (contractId: string, amount: string, lines: object[] = []) =>
      ask(api, contractId, 'request-amendment', {
        ...{ requestedBy: 'ours', reason: 'Another price.' },
        changes: { gross: yuan(amount), ...(lines.length > 0 ? { paymentPlan: lines } : {}) },
      });
    const all = (amount: string) => [{ paymentLineId: 'all', amount: yuan(amount) }];
    expect((await problemOf(amend(order, '100000.01', all('100000.01')), 409)).code).toBe('CEILING_EXCEEDED');
    expect((await problemOf(amend(small, '59999.99'), 409)).code).toBe('CEILING_BELOW_ORDERS');
    await accepted(amend(order, '90000.00', all('90000.00')));
    expect((await problemOf(amend(small, '89999.99'), 409)).code).toBe('CEILING_BELOW_ORDERS');
    await accepted(amend(small, '95000.00'));
    const next = (await accepted(post(api, '/v1/contracts', anOrder('5000.01', { frameworkId: small })), 201))
      .contractId;
    expect((await problemOf(ask(api, next, 'submit', { revision: 1 }), 409)).code).toBe('CEILING_EXCEEDED');
  });

  it('counts what its line items would come to while they are amended', async () => {
    const small = await aContract(api, 'active', {
      ...{ contractTypeId: 'framework', price: { gross: yuan('250.00') }, paymentPlan: [] },
    });
    const order = await aContract(api, 'active', {
      ...anOrder('', { frameworkId: small, customer: undefined, price: undefined, lineItems: [line] }),
      paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: today, amount: yuan('100.00') }],
    });
    const changes = {
      lineItems: [{ lineItemId: 'pump', quantity: '2' }],
      paymentPlan: [{ paymentLineId: 'all', amount: yuan('200.00') }],
    };
    const asked = { requestedBy: 'ours', reason: 'One pump more.' };
    await accepted(ask(api, order, 'request-amendment', { ...asked, changes }));
    const lower = ask(api, small, 'request-amendment', { ...asked, changes: { gross: yuan('199.99') } });
    expect((await problemOf(lower, 409)).code).toBe('CEILING_BELOW_ORDERS');
    const next = async (amount: string) =>
      (await accepted(post(api, '/v1/contracts', anOrder(amount, { frameworkId: small })), 201)).contractId;
    const tooMuch = ask(api, await next('50.01'), 'submit', { revision: 1 });
    expect((await problemOf(tooMuch, 409)).code).toBe('CEILING_EXCEEDED');
    await accepted(ask(api, await next('50.00'), 'submit', { revision: 1 }));
  });

  it('stands under no framework where it is one itself', async () => {
    const nested = post(api, '/v1/contracts', anOrder('1.00', { contractTypeId: 'framework' }));
    expect((await problemOf(nested, 422)).errors).toMatchObject([{ code: 'framework_under_framework' }]);
  });

  it('is not above it either when two come at once whose workflows were lost', async () => {
    const small = await aContract(api, 'active', { contractTypeId: 'framework', price: { gross: yuan('100000.00') } });
    const order = anOrder('60000.00', { frameworkId: small });
    const both = await Promise.all(
      [1, 2].map(async () => (await accepted(post(api, '/v1/contracts', order), 201)).contractId),
    );
    for (const id of both) await api.temporal.workflow.getHandle(`contract-${id}`).terminate('lost');
    const answers = await Promise.all(both.map((id) => ask(api, id, 'submit', { revision: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('counts once it is submitted, to the fen, and is listed from the first', async () => {
    const small = await aContract(api, 'active', { contractTypeId: 'framework', price: { gross: yuan('100.00') } });
    const order = async (amount: string) =>
      (await accepted(post(api, '/v1/contracts', anOrder(amount, { frameworkId: small })), 201)).contractId;
    const [first, second, third] = [await order('60.00'), await order('39.99'), await order('0.02')];
    const submit = (contractId: string) => ask(api, contractId, 'submit', { revision: 1 });
    const standing = async () => (await read(get(api, `/v1/contracts/${small}/orders`))) as Orders;
    expect(await standing()).toMatchObject({ used: yuan('0.00'), left: yuan('100.00') });
    for (const contractId of [first, second]) await accepted(submit(contractId));
    const { items, ...sums } = await standing();
    expect(sums).toMatchObject({ ceiling: yuan('100.00'), used: yuan('99.99'), left: yuan('0.01') });
    expect(items.map(({ stage, gross }) => `${stage} ${gross.amount}`)).toEqual([
      ...['in_approval 60.00', 'in_approval 39.99', 'draft 0.02'],
    ]);
    const above = await problemOf(submit(third), 409);
    expect(above).toMatchObject({
      code: 'CEILING_EXCEEDED',
      detail: expect.stringMatching(/would come to CNY 100\.01, above its ceiling of CNY 100\.00\.$/) as string,
    });
    await accepted(ask(api, third, 'revise', { revision: 1, term: { startsOn: today }, ...oneFen }));
    expect(await accepted(submit(third))).toMatchObject({ stage: 'in_approval' });
    expect(await standing()).toMatchObject({ left: yuan('0.00') });
  });
});
