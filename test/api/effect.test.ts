import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { isReadModelTrue, rebuildReadModel } from '../../prisma/rebuild-read-model';
import { aContract, aCreation, approverOf, manager, stateOf, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const legal = { name: '王芳', email: approverOf('legal'), language: 'zh-CN' };

const conditional = {
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 30), percent: '30' },
    { paymentLineId: 'balance', title: '尾款', dueOn: addDays(today, 90), percent: '70' },
  ],
  conditions: [
    { conditionId: 'bond', title: '履约保函', kind: 'guarantee' },
    { conditionId: 'money', title: '预付款到账', kind: 'advance', paymentLineId: 'advance' },
  ],
};

describe('a signed contract with conditions', () => {
  it('is in force once the money is there and the rest is waived by somebody entitled', async () => {
    const contractId = await aContract(api, 'active', conditional);
    const view = () => read(get(api, `/v1/contracts/${contractId}`));
    expect(await view()).toMatchObject({
      stage: 'signed',
      conditions: [
        { conditionId: 'bond', title: '履约保函', kind: 'guarantee', status: 'open', paymentLineId: null },
        { conditionId: 'money', kind: 'advance', status: 'open', paymentLineId: 'advance' },
      ],
      performance: {
        payments: {
          advance: { amount: yuan('55800.00'), dueOn: addDays(today, 30), effectiveDueOn: null },
        },
      },
    });
    const listed = (await read(get(api, '/v1/contracts?stage=signed'))) as { items: { contractId: string }[] };
    expect(listed.items.map((item) => item.contractId)).toContain(contractId);
    const receipt = {
      paymentLineId: 'advance',
      amount: yuan('55800.00'),
      receivedOn: today,
      reference: 'bank-effect-1',
    };
    await accepted(ask(api, contractId, 'record-receipt', receipt));
    await expectOneTruth(api, contractId);

    const waive = { conditionId: 'bond', reason: '老客户' };
    const owner = await problemOf(
      ask(api, contractId, 'waive-condition', { ...waive, decidedBy: 'lin.xiao@huadong.example' }),
      409,
    );
    expect(owner.code).toBe('NOT_ENTITLED_TO_WAIVE');
    const stranger = await problemOf(ask(api, contractId, 'waive-condition', { ...waive, decidedBy: manager }), 409);
    expect(stranger.code).toBe('NOT_ENTITLED_TO_WAIVE');
    const answer = await accepted(
      ask(api, contractId, 'waive-condition', { ...waive, decidedBy: approverOf('legal') }),
    );
    expect(answer).toMatchObject({ stage: 'active', events: ['ConditionWaived', 'ContractActivated'] });
    expect(await view()).toMatchObject({
      stage: 'active',
      conditions: [
        { conditionId: 'bond', status: 'waived', decidedBy: legal, remark: '老客户' },
        { conditionId: 'money', status: 'met' },
      ],
    });
    await expectOneTruth(api, contractId);
    await rebuildReadModel(api.db, contractId);
    expect(await isReadModelTrue(api.db, contractId)).toBe(true);
  });

  it('cannot be drafted with an advance that is nowhere in the plan', async () => {
    const conditions = [{ conditionId: 'money', title: '预付款到账', kind: 'advance', paymentLineId: 'nowhere' }];
    const fault = await problemOf(post(api, '/v1/contracts', aCreation({ conditions })), 422);
    expect(pointersOf(fault)).toEqual(['/conditions/0/paymentLineId']);
  });

  it('is no framework to order under before it is in force', async () => {
    const terms = { contractTypeId: 'framework', price: { gross: yuan('100000.00') }, effectiveOn: addDays(today, 20) };
    const frameworkId = await aContract(api, 'active', terms);
    expect((await stateOf(api, frameworkId)).stage).toBe('signed');
    const { customer: _, ...creation } = aCreation({ contractTypeId: 'call-off', title: '订单' });
    const order = { ...creation, frameworkId, price: { gross: yuan('1000.00') } };
    const { contractId } = await accepted(post(api, '/v1/contracts', order), 201);
    const early = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(early.code).toBe('FRAMEWORK_NOT_ACTIVE');
  });

  it('of a later day waits for it', async () => {
    const contractId = await aContract(api, 'active', { effectiveOn: addDays(today, 20) });
    const view = (await read(get(api, `/v1/contracts/${contractId}`))) as {
      stage: string;
      waiting: { sentence: { 'zh-CN': string } }[];
    };
    expect(view.stage).toBe('signed');
    expect(view.waiting[0]?.sentence['zh-CN']).toContain(`等候合同生效日 ${addDays(today, 20)}`);
    await expectOneTruth(api, contractId);
  });
});
