import { defineSearchAttributeKey } from '@temporalio/common';
import { lastDayOf } from '../../domain/kernel/periods';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, customer, stateOf, termsOf, today, yuan } from './a-contract';
import { type Answer, accepted, type Api, ask, pointersOf, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const templateDays = [...['/milestones/0/dueOn', '/milestones/1/dueOn', '/paymentPlan/0/dueOn'], '/term/endsOn'];

const create = (changes: object = {}) => post(api, '/v1/contracts', aCreation(changes));

/** What the Temporal UI shows of a contract: in its list, its search attribute, and the first line of its details. */
async function shownInTemporal(contractId: string) {
  const workflow = api.temporal.workflow.getHandle(`contract-${contractId}`);
  const described = await workflow.describe();
  const metadata = await workflow.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return {
    listed: await described.staticSummary(),
    number: described.typedSearchAttributes.get(defineSearchAttributeKey('ContractNumber', 'KEYWORD')),
    details: metadata.currentDetails.split('\n')[0],
  };
}

describe('creating a contract', () => {
  it('answers where it is, with the number it got', async () => {
    const answer = await create().expect(201);
    const made = answer.body as Answer;
    expect(made).toMatchObject({ stage: 'draft', revision: 1, seq: 1, events: ['ContractCreated'] });
    expect(made.number).toMatch(/^HD-GEN-XS-\d{4}-\d{4}$/);
    expect(answer.headers).toMatchObject({ location: `/v1/contracts/${made.contractId}` });
    await expectOneTruth(api, made.contractId);
  });

  it('shows operators in Temporal’s list of which type it is, and its number once it has one', async () => {
    const { contractId, number } = await accepted(create(), 201);
    expect(await shownInTemporal(contractId)).toEqual({
      listed: '设备买卖合同 · Sale of goods',
      number,
      details: `### ${number} · goods-sale – a draft / 草稿`,
    });
    await api.temporal.workflow.getHandle(`contract-${contractId}`).terminate('lost');
    await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    expect(await shownInTemporal(contractId)).toEqual({
      listed: `${number} · goods-sale`,
      number,
      details: `### ${number} · goods-sale – in approval / 审批中`,
    });
  });

  it('takes from the template what is left out', async () => {
    const terms = await termsOf(api, await aContract(api, 'draft'));
    expect(terms.term).toEqual({ startsOn: today, endsOn: lastDayOf(today, { months: 18 }) });
    expect(terms.price).toMatchObject({ taxRate: '0.13', gross: yuan('186000.00') });
    expect(terms.paymentPlan.map(({ amount }) => amount.amount)).toEqual(['55800.00', '120900.00', '9300.00']);
    expect(terms.parties.ours.name).toBe('华东示例设备有限公司');
  });

  it('numbers contracts made at the same time without a gap and without a double', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => accepted(create(), 201)));
    const sequence = made.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b);
    expect(sequence).toEqual(sequence.map((_, index) => (sequence[0] ?? 0) + index));
  });

  it.each([
    ['an unknown field', { color: 'red' }, ['/color']],
    ['a missing owner', { owner: undefined }, ['/owner']],
    ['a number as an amount', { price: { gross: { amount: 5, currency: 'CNY' } } }, ['/price/gross/amount']],
    ['a negative amount', { price: { gross: yuan('-5') } }, ['/price/gross/amount']],
    ['tenths of a fen', { price: { gross: yuan('1.001') } }, ['/price/gross/amount']],
    ['an amount in words', { price: { gross: yuan('1e5') } }, ['/price/gross/amount']],
    ['an unknown currency', { price: { gross: { amount: '5', currency: 'XTS' } } }, ['/price/gross/currency']],
    ['a tax of 100 %', { price: { gross: yuan('5'), taxRate: '1' } }, ['/price/taxRate']],
    ['a day that does not exist', { term: { startsOn: '2026-02-30' } }, ['/term/startsOn']],
    ['days after the last one, which the template adds,', { term: { startsOn: '2199-12-31' } }, templateDays],
    ['a time zone that does not exist', { timeZone: 'Asia/Atlantis' }, ['/timeZone']],
    ['a NUL in the title', { title: 'a\u0000b' }, ['/title']],
    ['a line break in the title', { title: 'a\nb' }, ['/title']],
    ['half a surrogate pair', { title: 'a\ud800' }, ['/title']],
    ['text that runs backwards', { title: 'a\u202eb' }, ['/title']],
    ['a name with ~ and /', { 'a/b~c': 1 }, ['/a~1b~0c']],
    [
      'an id that every object has',
      { milestones: [{ milestoneId: 'constructor', title: 'x', dueOn: today }] },
      ['/milestones/0/milestoneId'],
    ],
    [
      'several faults at once',
      { customer: { ...customer, name: '', contact: { ...customer.contact, email: 'nobody' } }, term: {} },
      ['/customer/contact/email', '/customer/name', '/term/startsOn'],
    ],
  ])('points at %s and writes nothing', async (_what, changes, pointers) => {
    const before = await api.db.givenNumber.count();
    const fault = await problemOf(create(changes), 400);
    expect(fault).toMatchObject({ code: 'INVALID_REQUEST', status: 400 });
    expect(pointersOf(fault)).toEqual(pointers);
    expect(await api.db.givenNumber.count()).toBe(before);
  });

  it.each<[string, object, number]>([
    ['cannot be read', { title: 'x'.repeat(201), customer: { ...customer, name: '\u0000' }, term: {}, more: 1 }, 400],
    [
      'is not sound',
      { term: { startsOn: '2026-03-01', endsOn: '2026-02-01' }, milestones: [], fields: { nothing: '1' } },
      422,
    ],
    ['is for nobody', { owner: { email: 'nobody@example.com' } }, 422],
  ])('says every fault of what %s in both languages', async (_what, changes, status) => {
    const { errors = [] } = await problemOf(create(changes), status);
    expect(errors).not.toHaveLength(0);
    for (const { message } of errors) {
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
  });

  it('does not answer a body of nothing but faults with many times its size', async () => {
    const nonsense = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field-${index}`, 1]));
    const { errors = [] } = await problemOf(create(nonsense), 400);
    expect(errors).toHaveLength(100);
  });

  it.each([
    [
      'a term that ends before it starts',
      { term: { startsOn: '2026-03-01', endsOn: '2026-02-01' }, milestones: [] },
      'INVALID_TERMS',
      ['/term/endsOn'],
    ],
    [
      'a delivery after the end of the term, and two of one id',
      {
        term: { startsOn: '2026-03-01', endsOn: '2026-04-01' },
        milestones: [
          { milestoneId: 'first', title: 'x', dueOn: '2026-04-02' },
          { milestoneId: 'first', title: 'x', dueOn: '2026-04-01' },
        ],
      },
      'INVALID_TERMS',
      ['/milestones/0/dueOn', '/milestones/1/milestoneId'],
    ],
    [
      'percentages that do not add up',
      { paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: '2026-04-01', percent: '99' }] },
      'INVALID_TERMS',
      ['/paymentPlan'],
    ],
    [
      'a payment in another currency',
      {
        paymentPlan: [
          { paymentLineId: 'all', title: 'All', dueOn: '2026-04-01', amount: { amount: '186000', currency: 'USD' } },
        ],
      },
      'INVALID_TERMS',
      ['/paymentPlan/0/amount/currency'],
    ],
    ['an unknown contract type', { contractTypeId: 'nothing' }, 'UNKNOWN_CONTRACT_TYPE', ['/contractTypeId']],
    ['an unknown owner', { owner: { email: 'nobody@huadong.example' } }, 'UNKNOWN_OWNER', ['/owner/email']],
  ])('refuses %s and writes nothing', async (_what, changes, code, pointers) => {
    const before = await api.db.givenNumber.count();
    const fault = await problemOf(create(changes), 422);
    expect(fault).toMatchObject({ code });
    expect(pointersOf(fault)).toEqual(pointers);
    expect(await api.db.givenNumber.count()).toBe(before);
  });

  it('is not possible for an owner who has left, and finds one whatever the case of the address', async () => {
    const owner = { email: 'LIN.XIAO@huadong.example' };
    const { contractId } = await accepted(create({ owner }), 201);
    expect((await stateOf(api, contractId)).owner.email).toBe('lin.xiao@huadong.example');
    await api.db.user.updateMany({ where: { userId: 'lin-xiao' }, data: { active: false } });
    const fault = await problemOf(create({ owner }), 422);
    await api.db.user.updateMany({ where: { userId: 'lin-xiao' }, data: { active: true } });
    expect(fault).toMatchObject({ code: 'UNKNOWN_OWNER' });
  });

  it('says that nobody has set the installation up', async () => {
    await api.db.setting.update({ where: { name: 'company' }, data: { name: 'taken away' } });
    const fault = await problemOf(create(), 503);
    await api.db.setting.update({ where: { name: 'taken away' }, data: { name: 'company' } });
    expect(fault).toMatchObject({ code: 'NOT_SET_UP', detail: expect.stringContaining('npm run setup') as string });
  });
});
