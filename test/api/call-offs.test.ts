import { aContract, aCreation, customer, yuan } from './a-contract';
import { answerOf, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';
import { stateOf } from './a-contract';

let api: Api;
let framework: string;
beforeAll(async () => {
  api = await startApi();
  framework = await aContract(api, 'active', {
    ...{ contractTypeId: 'framework', price: { gross: yuan('100000.00') } },
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
  return (await answerOf(post(api, '/v1/contracts', anOrder(amount)), 201)).contractId;
}

interface Orders {
  ceiling: { amount: string };
  used: { amount: string };
  left: string;
  items: { stage: string; gross: { amount: string } }[];
}
const orders = async () => (await read(get(api, `/v1/contracts/${framework}/orders`))) as Orders;

describe('an order called off from a framework contract', () => {
  it('inherits its customer and its law, and says under which framework it stands', async () => {
    const contractId = await ordered('1000.00');
    const { terms, number } = await stateOf(api, contractId);
    expect(number).toMatch(/^HD-GEN-DD-/);
    expect(terms.parties.customer.name).toBe(customer.name);
    expect(terms.law).toMatchObject({ disputes: 'arbitration' });
    expect(terms.framework).toMatchObject({ contractId: framework });
  });

  it.each<[string, object, string]>([
    ['of another customer', { customer: { ...customer, name: '别家公司' } }, '/customer/name'],
    ['of nothing known', { frameworkId: '00000000-0000-4000-8000-000000000000' }, '/frameworkId'],
  ])('is refused %s', async (_what, changes, pointer) => {
    expect(pointersOf(await problemOf(post(api, '/v1/contracts', anOrder('1.00', changes)), 422))).toEqual([pointer]);
  });

  it('is refused under a contract that is no framework, and waits for one that is not active', async () => {
    const sale = await aContract(api, 'draft');
    const wrong = await problemOf(post(api, '/v1/contracts', anOrder('1.00', { frameworkId: sale })), 422);
    expect(wrong.errors).toMatchObject([{ code: 'not_a_framework' }]);
    const draft = await aContract(api, 'draft', { contractTypeId: 'framework' });
    const { contractId } = await answerOf(post(api, '/v1/contracts', anOrder('1.00', { frameworkId: draft })), 201);
    const early = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(early.code).toBe('FRAMEWORK_NOT_ACTIVE');
  });

  it('is submitted up to the ceiling and not above it, also when two come at once', async () => {
    const [one, other] = [await ordered('60000.00'), await ordered('60000.00')];
    const answers = await Promise.all([one, other].map((id) => ask(api, id, 'submit', { revision: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'CEILING_EXCEEDED' });
    expect(await orders()).toMatchObject({ ceiling: yuan('100000.00'), used: yuan('60000.00'), left: '40000.00' });
    const [won, late] = answers[0]?.status === 200 ? [one, other] : [other, one];
    await answerOf(ask(api, won, 'recall', { revision: 1, reason: 'Another price.' }));
    await answerOf(ask(api, won, 'withdraw', { reason: 'Not needed.' }));
    expect((await orders()).used).toEqual(yuan('0.00'));
    expect(await answerOf(ask(api, late, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });
});
