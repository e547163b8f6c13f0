import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  agreeOnOurSide,
  approverOf,
  customer,
  signOnBothSides,
  stateOf,
  today,
  vote,
  voteOn,
  waitsFor,
  yuan,
} from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, problemOf, startApi } from './harness';
import { approverLink } from './questions';

let api: Api;
let framework: string;
let number: string;
let orders: Record<'draft' | 'inApproval' | 'dearer' | 'cheaper', string>;

const aFramework = { contractTypeId: 'framework', customer, price: { gross: yuan('1000.00') } };
const allOf = (amount: string) => [{ paymentLineId: 'all', title: '全款', dueOn: today, amount: yuan(amount) }];
const anOrder = () => ({
  ...{ contractTypeId: 'call-off', title: '订单', customer: undefined, frameworkId: framework },
  ...{ price: { gross: yuan('100.00') }, paymentPlan: allOf('100.00') },
});
const change = (contractId: string, amount: string) =>
  accepted(
    ask(api, contractId, 'request-amendment', {
      ...{ requestedBy: 'ours', reason: 'Another price.' },
      changes: { gross: yuan(amount), paymentPlan: [{ paymentLineId: 'all', amount: yuan(amount) }] },
    }),
  );

beforeAll(async () => {
  api = await startApi();
  framework = await aContract(api, 'active', aFramework);
  number = (await stateOf(api, framework)).number;
  orders = {
    draft: await aContract(api, 'draft', anOrder()),
    inApproval: await aContract(api, 'in_approval', anOrder()),
    dearer: await aContract(api, 'active', anOrder()),
    cheaper: await aContract(api, 'active', anOrder()),
  };
  await accepted(ask(api, orders.inApproval, 'approve', vote('legal')));
  await change(orders.dearer, '200.00');
  await change(orders.cheaper, '50.00');
  await accepted(
    ask(api, framework, 'request-termination', { requestedBy: 'ours', reason: 'No more.', settlement: 'None.' }),
  );
  const ending = { kind: 'termination', id: `${number}-T01` } as const;
  await agreeOnOurSide(api, framework, ending);
  await accepted(ask(api, framework, 'agree-to-termination', { terminationId: ending.id }));
  await signOnBothSides(api, framework, ending);
});
afterAll(() => api.stop());

const refused = () => ({
  code: 'FRAMEWORK_NOT_ACTIVE',
  detail: `Framework contract ${number} is terminated; an order can be called off from it, or its price raised, only while it is active.`,
  sentence: { 'zh-CN': `框架合同 ${number} 当前为“已解除”，仅在其履行期间方可下达订单或提高订单金额。` },
});

describe('an order whose framework has ended', () => {
  it('is not submitted', async () => {
    expect(await problemOf(ask(api, orders.draft, 'submit', { revision: 1 }), 409)).toMatchObject(refused());
  });

  it('is approved by nobody who is still to be asked, and is sent back by them', async () => {
    const contractId = orders.inApproval;
    expect(await problemOf(ask(api, contractId, 'approve', vote('finance')), 409)).toMatchObject(refused());
    const path = await approverLink(api, contractId, 'finance');
    const browser = openBrowser(api);
    await browser
      .open(`${path}?lang=en`)
      .expect(200, /is terminated; an order can be called off from it, or its price raised, only/);
    await browser
      .send(`${path}?lang=en`, { choice: 'approve' })
      .expect(409, /is terminated; an order can be called off/);
    expect(await waitsFor(api, contractId)).toContain(`finance ${approverOf('finance')}`);
    const back = await accepted(ask(api, contractId, 'reject', { ...vote('finance'), reason: '框架已解除' }));
    expect(back.stage).toBe('draft');
    await accepted(ask(api, contractId, 'withdraw', { reason: '框架已解除' }));
    await expectOneTruth(api, contractId);
  });

  it('is not approved at a higher price, and is at a lower one', async () => {
    const of = async (contractId: string) =>
      voteOn('amendment', `${(await stateOf(api, contractId)).number}-S01`, 'legal');
    const { dearer, cheaper } = orders;
    expect(await problemOf(ask(api, dearer, 'approve', await of(dearer)), 409)).toMatchObject(refused());
    const page = async (contractId: string) => {
      const path = await approverLink(api, contractId, 'legal', 'amendment');
      return (await openBrowser(api).open(`${path}?lang=zh-CN`).expect(200)).text;
    };
    expect(await page(dearer)).toContain('仅在其履行期间方可下达订单或提高订单金额。');
    expect(await page(cheaper)).not.toContain('仅在其履行期间');
    await accepted(ask(api, cheaper, 'approve', await of(cheaper)));
    await accepted(ask(api, dearer, 'reject', { ...(await of(dearer)), reason: '框架已解除' }));
    await expectOneTruth(api, dearer);
  });
});
