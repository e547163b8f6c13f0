import { expectOneTruth } from '../build/one-truth';
import { isReadModelTrue, rebuildReadModel } from '../../prisma/rebuild-read-model';
import { addDays } from '../../domain/kernel/days';
import { aContract, stateOf, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const plan = {
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 15), amount: yuan('30000.00') },
    { paymentLineId: 'on-acceptance', title: '验收款', dueOn: addDays(today, 60), amount: yuan('156000.00') },
  ],
};
const to = (paymentLineId: string, amount: string) => ({ paymentLineId, amount: yuan(amount) });
const transfer = (reference: string, amount: string, ...allocations: object[]) => ({
  ...{ amount: yuan(amount), receivedOn: today, reference, allocations },
});

interface View {
  stage: string;
  overdue: boolean;
  performance: {
    payments: Record<string, { received: object; outstanding: object; dueOn: string }>;
    unallocated: object;
    receipts: { reference: string; reversed: { reason: string } | null }[];
  };
}
const viewOf = (contractId: string) => read(get(api, `/v1/contracts/${contractId}`)) as Promise<View>;
const record = (contractId: string, body: object) => ask(api, contractId, 'record-receipt', body);
const reverse = (contractId: string, reference: string, reason = '串户') =>
  ask(api, contractId, 'reverse-receipt', { reference, reason });

describe('one bank transfer', () => {
  it('for two instalments is booked under its one reference, as in the case from the field', async () => {
    const contractId = await aContract(api, 'active', plan);
    const both = transfer('BANK-20261128-001', '40000.00', to('advance', '30000.00'), to('on-acceptance', '10000.00'));
    await accepted(record(contractId, both));
    expect((await viewOf(contractId)).performance).toMatchObject({
      payments: {
        advance: { received: yuan('30000.00'), outstanding: yuan('0.00'), dueOn: addDays(today, 15) },
        'on-acceptance': { received: yuan('10000.00'), outstanding: yuan('146000.00') },
      },
      unallocated: yuan('0.00'),
      receipts: [
        {
          ...{ amount: yuan('40000.00'), reference: 'BANK-20261128-001', receivedOn: today },
          ...{ unallocated: yuan('0.00'), reversed: null },
          allocations: [to('advance', '30000.00'), to('on-acceptance', '10000.00')],
        },
      ],
    });
    expect((await problemOf(record(contractId, transfer('bank 20261128 001', '1.00')), 409)).code).toBe(
      'DUPLICATE_RECEIPT',
    );
    await expectOneTruth(api, contractId);
  });

  it('that is more than what is open is kept, and allocated later', async () => {
    const contractId = await aContract(api, 'active', plan);
    await accepted(record(contractId, { ...to('advance', '30500.00'), receivedOn: today, reference: 'over-1' }));
    expect((await viewOf(contractId)).performance).toMatchObject({ unallocated: yuan('500.00') });
    const allocate = (amount: string) =>
      ask(api, contractId, 'allocate-receipt', {
        ...{ reference: 'OVER/1', allocations: [to('on-acceptance', amount)] },
      });
    expect((await problemOf(allocate('500.01'), 409)).code).toBe('ALLOCATIONS_EXCEED_RECEIPT');
    await accepted(allocate('200.00'));
    await accepted(allocate('300.00'));
    expect((await problemOf(allocate('0.01'), 409)).code).toBe('RECEIPT_ALLOCATED');
    expect((await viewOf(contractId)).performance).toMatchObject({
      ...{ unallocated: yuan('0.00'), payments: { 'on-acceptance': { received: yuan('500.00') } } },
    });
    await expectOneTruth(api, contractId);
    await rebuildReadModel(api.db, contractId);
    expect(await isReadModelTrue(api.db, contractId)).toBe(true);
  });

  it('says for what it is in one of two ways', async () => {
    const contractId = await aContract(api, 'active', plan);
    const money = { amount: yuan('1.00'), receivedOn: today, reference: 'ways-1' };
    for (const body of [money, { ...money, paymentLineId: 'advance', allocations: [] }])
      expect(pointersOf(await problemOf(record(contractId, body), 400))).toEqual(['/paymentLineId']);
    await accepted(record(contractId, { ...money, allocations: [] }));
  });
});

describe('a reversed receipt', () => {
  it('that was booked on the wrong contract is booked on the right one under the same reference', async () => {
    const [wrong, right] = [await aContract(api, 'active', plan), await aContract(api, 'active', plan)];
    const money = transfer('ICBC 4711', '30100.00', to('advance', '30000.00'));
    await accepted(record(wrong, money));
    expect((await problemOf(reverse(right, 'ICBC 4711'), 409)).code).toBe('UNKNOWN_RECEIPT');
    await accepted(reverse(wrong, 'icbc-4711'));
    expect((await problemOf(reverse(wrong, 'ICBC 4711'), 409)).code).toBe('RECEIPT_REVERSED');
    await accepted(record(right, money));
    expect((await problemOf(record(wrong, money), 409)).detail).toContain((await stateOf(api, right)).number);
    expect((await viewOf(wrong)).performance).toMatchObject({
      payments: { advance: { received: yuan('0.00'), outstanding: yuan('30000.00') } },
      ...{ unallocated: yuan('0.00'), receipts: [{ reference: 'ICBC 4711', reversed: { reason: '串户' } }] },
    });
    await accepted(reverse(right, 'ICBC 4711', '退票'));
    await accepted(record(wrong, money));
    for (const contractId of [wrong, right]) {
      await expectOneTruth(api, contractId);
      await rebuildReadModel(api.db, contractId);
      expect(await isReadModelTrue(api.db, contractId)).toBe(true);
    }
  });

  it('without which the contract had not been completed makes it active again; what waits goes on by itself', async () => {
    const contractId = await aContract(api, 'active', { ...plan, milestones: [] });
    const all = transfer('last-1', '186000.00', to('advance', '30000.00'), to('on-acceptance', '156000.00'));
    expect(await accepted(record(contractId, all))).toMatchObject({
      events: ['ReceiptRecorded', 'ContractCompleted', 'ArchivingAsked'],
    });
    expect(await accepted(reverse(contractId, 'last-1', '退票'))).toMatchObject({
      ...{ stage: 'active', events: ['ReceiptReversed', 'ContractReopened'] },
    });
    expect(await viewOf(contractId)).toMatchObject({
      stage: 'active',
      ending: null,
      nextDeadlineAt: expect.any(String) as string,
    });
    await expectOneTruth(api, contractId);
    await accepted(record(contractId, all));
    await accepted(ask(api, contractId, 'archive', { fileNumber: 'DA-1' }));
    expect((await problemOf(reverse(contractId, 'last-1'), 409)).code).toBe('WRONG_STAGE');
    await expectOneTruth(api, contractId);
  });

  it('had met the advance of a signed contract, which waits for it again', async () => {
    const conditions = [
      { conditionId: 'bond', title: '履约保函', kind: 'guarantee' },
      { conditionId: 'money', title: '预付款到账', kind: 'advance', paymentLineId: 'advance' },
    ];
    const contractId = await aContract(api, 'active', { ...plan, conditions });
    const status = async () =>
      ((await viewOf(contractId)) as unknown as { conditions: { status: string; closedAt: string | null }[] })
        .conditions[1];
    await accepted(record(contractId, { ...to('advance', '30000.00'), receivedOn: today, reference: 'adv-1' }));
    expect(await status()).toMatchObject({ status: 'met' });
    expect(await accepted(reverse(contractId, 'adv-1'))).toMatchObject({
      ...{ stage: 'signed', events: ['ReceiptReversed', 'ConditionReopened'] },
    });
    expect(await status()).toMatchObject({ status: 'open', closedAt: null });
    await expectOneTruth(api, contractId);
    await accepted(record(contractId, { ...to('advance', '30000.00'), receivedOn: today, reference: 'adv-2' }));
    expect(await status()).toMatchObject({ status: 'met' });
    await expectOneTruth(api, contractId);
  });
});
