import { addDays } from '../../domain/kernel/days';
import { isReadModelTrue, rebuildReadModel } from '../../prisma/rebuild-read-model';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, approverOf, linkTo, stateOf, today, yuan } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, get, post, problemOf, read, startApi } from './harness';
import { linkIn, nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Over by now, whatever days of rest lie between. */
const longStopOn = addDays(today, -20);
const conditional = {
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 30), percent: '30' },
    { paymentLineId: 'balance', title: '尾款', dueOn: addDays(today, 90), percent: '70' },
  ],
  conditions: [{ conditionId: 'bond', title: '履约保函', kind: 'guarantee' }],
};

interface View {
  stage: string;
  waiting: { role: string; person: { email: string } | null; sentence: { 'zh-CN': string } }[];
  ending: object | null;
}
const viewOf = async (contractId: string) => (await read(get(api, `/v1/contracts/${contractId}`))) as View;
const decision = { decidedBy: approverOf('legal'), reason: '客户无法提供保函' };

describe('a signed contract whose conditions do not come', () => {
  it('is let lapse through the link of whoever may decide; money is given back before it is archived', async () => {
    const contractId = await aContract(api, 'active', { ...conditional, longStopOn });
    const { number, owner } = await stateOf(api, contractId);
    const part = { paymentLineId: 'advance', amount: yuan('1000.00'), receivedOn: today, reference: 'lapse-1' };
    await accepted(ask(api, contractId, 'record-receipt', part));
    const asked = linkIn(await nextMail(api, approverOf('legal'), `请作出决定…${number}`));
    const { waiting } = await viewOf(contractId);
    expect(waiting.find(({ role }) => role === 'decider')).toMatchObject({ person: { email: approverOf('legal') } });

    const legal = openBrowser(api);
    const page = await legal.open(`${asked}?lang=zh-CN`).expect(200);
    expect(page.text).toMatch(new RegExp(`最迟生效日[^]*${longStopOn}[^]*尚未成就[^]*履约保函`));
    expect((await legal.send(asked, { choice: 'lapse', text: '' })).status).toBe(400);
    await legal
      .send(asked, { choice: 'lapse', text: '客户无法提供保函' })
      .expect(200, /未生效合同已终止|Ended without/);

    expect(await viewOf(contractId)).toMatchObject({
      stage: 'terminated',
      ending: { as: 'terminated', reason: '客户无法提供保函', lapsed: true, toGiveBack: yuan('1000.00') },
    });
    await nextMail(api, 'qian.jin@suzhou.example', `without having taken effect…${number}`);
    await nextMail(api, approverOf('executive'), number);
    const own = openBrowser(api);
    const path = await linkTo(api, contractId, { kind: 'ownership', owner: owner.email }, owner);
    await own.unlock(path);
    expect((await own.open(`${path}?lang=zh-CN`).expect(200)).text).toMatch(/未生效终止[^]*退还/);

    const early = await problemOf(ask(api, contractId, 'archive', { fileNumber: 'DA-lapse-1' }), 409);
    expect(early.code).toBe('MONEY_TO_GIVE_BACK');
    await accepted(ask(api, contractId, 'reverse-receipt', { reference: 'lapse-1', reason: '已退款，流水号 R-1' }));
    await accepted(ask(api, contractId, 'archive', { fileNumber: 'DA-lapse-1' }));
    await expectOneTruth(api, contractId);
    await rebuildReadModel(api.db, contractId);
    expect(await isReadModelTrue(api.db, contractId)).toBe(true);
  });

  it('cannot be let lapse without a long-stop day, before it, or by somebody who may not', async () => {
    const endless = await aContract(api, 'active', conditional);
    expect((await problemOf(ask(api, endless, 'lapse', decision), 409)).code).toBe('NO_LONG_STOP_DAY');
    const ahead = await aContract(api, 'active', { ...conditional, longStopOn: addDays(today, 5) });
    expect((await problemOf(ask(api, ahead, 'lapse', decision), 409)).code).toBe('LONG_STOP_AHEAD');
    const over = await aContract(api, 'active', { ...conditional, longStopOn });
    const byOwner = { ...decision, decidedBy: 'lin.xiao@huadong.example' };
    expect((await problemOf(ask(api, over, 'lapse', byOwner), 409)).code).toBe('NOT_ENTITLED_TO_LAPSE');
    const waiver = linkIn(await nextMail(api, approverOf('legal'), `请作出决定…${(await stateOf(api, over)).number}`));
    await openBrowser(api).send(waiver, { choice: 'waiveCondition', text: '老客户' }).expect(200);
    expect((await viewOf(over)).stage).toBe('active');
  });

  it('frees the ceiling of its framework, and nothing that another order has called off', async () => {
    const price = { gross: yuan('100000.00') };
    const frameworkId = await aContract(api, 'active', { contractTypeId: 'framework', price });
    const order = async (changes: object) => {
      const { customer: _, ...creation } = aCreation({ contractTypeId: 'call-off', title: '订单', ...changes });
      const asked = { ...creation, frameworkId, price: { gross: yuan('60000.00') } };
      return (await accepted(post(api, '/v1/contracts', asked), 201)).contractId;
    };
    const { conditions } = conditional;
    const orderId = await order({ conditions, longStopOn });
    const send = (command: string, body: object) => accepted(ask(api, orderId, command, body));
    await send('submit', { revision: 1 });
    for (const stepId of ['legal', 'finance', 'business'])
      await send('approve', { subject: { kind: 'revision', id: '1' }, stepId, approver: approverOf(stepId) });
    await send('confirm', { revision: 1 });
    for (const side of ['ours', 'customer'])
      await send('record-signature', { side, signatory: '周伟', signedOn: today });
    const next = await order({});
    expect((await problemOf(ask(api, next, 'submit', { revision: 1 }), 409)).code).toBe('CEILING_EXCEEDED');
    await send('lapse', decision);
    await accepted(ask(api, next, 'submit', { revision: 1 }));
  });
});
