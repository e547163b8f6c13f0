import { addDays, type Day } from '../../domain/kernel/days';
import { workingDayFrom } from '../../domain/kernel/working-days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, today } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const trigger = (days: number, milestoneId = 'pumps') => ({ event: 'acceptance', milestoneId, after: { days } });
const plan = {
  milestones: [{ milestoneId: 'pumps', title: '水泵', dueOn: addDays(today, 60) }],
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 30), percent: '30' },
    { paymentLineId: 'balance', title: '验收款', trigger: trigger(30), percent: '70' },
  ],
};

interface View {
  terms: { paymentPlan: { paymentLineId: string; dueOn: Day; trigger?: object }[] };
  waiting: { sentence: { en: string } }[];
  performance: { payments: Record<string, { dueOn: Day; effectiveDueOn: Day | null; awaits: string | null }> };
}

const viewOf = async (contractId: string) => (await read(get(api, `/v1/contracts/${contractId}`))) as View;

/** Every entrance says the same day of the balance. */
async function expectDay(contractId: string, dueOn: Day, awaits: string | null): Promise<void> {
  const effectiveDueOn = workingDayFrom(plainCalendar, dueOn);
  const view = await viewOf(contractId);
  expect(view.performance.payments['balance']).toMatchObject({ dueOn, effectiveDueOn, awaits });
  const row = await api.db.obligation.findFirst({ where: { contractId, obligationId: 'balance' } });
  expect(row).toMatchObject({
    ...{ dueOn: new Date(dueOn), effectiveDueOn: new Date(effectiveDueOn), awaits, overdue: false },
    status: awaits === null ? 'due' : 'awaiting_acceptance',
  });
  await expectOneTruth(api, contractId);
}

describe('a payment thirty days after the acceptance', () => {
  it('has a planned day until the delivery is accepted, which moves with it, and then the real one, wherever one looks', async () => {
    const contractId = await aContract(api, 'active', plan);
    expect((await viewOf(contractId)).terms.paymentPlan[1]).toMatchObject({
      ...{ dueOn: addDays(today, 90), trigger: trigger(30) },
    });
    await expectDay(contractId, addDays(today, 90), 'pumps');

    const delivery = { milestoneId: 'pumps', deliveredOn: today, evidence: '送货单' };
    await accepted(ask(api, contractId, 'report-delivery', delivery));
    const early = { milestoneId: 'pumps', attempt: 1, acceptedOn: addDays(today, -1) };
    expect((await problemOf(ask(api, contractId, 'accept-delivery', early), 409)).code).toBe(
      'ACCEPTED_BEFORE_DELIVERY',
    );
    await expectDay(contractId, addDays(today, 90), 'pumps');
    await accepted(ask(api, contractId, 'accept-delivery', { milestoneId: 'pumps', attempt: 1, acceptedOn: today }));
    await expectDay(contractId, addDays(today, 30), null);
    const kept = await api.db.delivery.findFirst({ where: { contractId } });
    expect(kept?.acceptedOn).toEqual(new Date(today));
  });

  it('is refused with a day beside it, and where there is no such delivery', async () => {
    const [advance, balance] = plan.paymentPlan;
    const create = (line: object, status = 422) =>
      problemOf(
        post(api, '/v1/contracts', aCreation({ ...plan, paymentPlan: [advance, { ...balance, ...line }] })),
        status,
      );
    expect(pointersOf(await create({ dueOn: today }))).toEqual(['/paymentPlan/1']);
    expect(pointersOf(await create({ trigger: trigger(30, 'nothing') }))).toEqual([
      '/paymentPlan/1/trigger/milestoneId',
    ]);
    expect(pointersOf(await create({ trigger: { ...trigger(30), event: 'delivery' } }, 400))).toEqual([
      '/paymentPlan/1/trigger/event',
    ]);
  });

  it('moves with a copy of the contract, and with a revision of its delivery', async () => {
    const contractId = await aContract(api, 'draft', plan);
    const milestones = [{ milestoneId: 'pumps', title: '水泵', dueOn: addDays(today, 70) }];
    await accepted(ask(api, contractId, 'revise', { revision: 1, term: { startsOn: today }, milestones }));
    expect((await viewOf(contractId)).terms.paymentPlan[1]?.dueOn).toBe(addDays(today, 100));
    const copy = await accepted(
      post(api, `/v1/contracts/${contractId}/duplicate`, { term: { startsOn: addDays(today, 10) } }),
      201,
    );
    expect((await viewOf(copy.contractId)).terms.paymentPlan[1]).toMatchObject({
      ...{ dueOn: addDays(today, 110), trigger: trigger(30) },
    });
  });

  it('keeps its delivery in the contract', async () => {
    const contractId = await aContract(api, 'active', plan);
    const asked = {
      requestedBy: 'ours',
      reason: '不再供货',
      changes: { milestones: [{ milestoneId: 'pumps', remove: true }] },
    };
    const refused = await problemOf(ask(api, contractId, 'request-amendment', asked), 409);
    expect(refused.code).toBe('PAYMENT_AWAITS_MILESTONE');
  });
});
