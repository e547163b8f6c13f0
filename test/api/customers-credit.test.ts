import { type Customer } from '../../domain/customers/state';
import { type RouteRule, type RuleSet } from '../../domain/routing/route';
import { type Prisma } from '../../prisma/client';
import { expectOneTruth } from '../build/one-truth';
import { aRule, aStep } from '../build/a-rule-set';
import { aCreation, stateOf, termsOf, yuan } from './a-contract';
import { added, ask as askOfCustomer, customerOf } from './a-listed-customer';
import { accepted, type Api, ask, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const row = await api.db.ruleSet.findFirstOrThrow({ where: { status: 'published' } });
  const body = row.body as unknown as RuleSet; // as the seed wrote it
  const asking = (ruleId: string, when: RouteRule['when']) => {
    const approvers = [{ kind: 'person' as const, email: body.routeOwner }];
    return aRule(ruleId, { when, steps: [aStep(ruleId, { approvers, order: 3 })] });
  };
  const rules = [
    ...body.rules,
    asking('over-limit', { credit: 'exceeded' }),
    asking('second-look', { customerStatus: ['watched'] }),
  ];
  const { ruleSetId, version } = row;
  await api.db.ruleSet.update({
    where: { ruleSetId_version: { ruleSetId, version } },
    data: { body: { ...body, rules } as unknown as Prisma.InputJsonValue }, // JSON by `RuleSet`
  });
});
afterAll(() => api.stop());

async function draft({ customerId }: Customer, amount: string, changes: object = {}): Promise<string> {
  const { customer: _, ...creation } = aCreation({ price: { gross: yuan(amount) }, ...changes });
  return (await accepted(post(api, '/v1/contracts', { ...creation, customerId }), 201)).contractId;
}
const submit = (contractId: string) => accepted(ask(api, contractId, 'submit', { revision: 1 }));
async function stepsOf(contractId: string): Promise<string[]> {
  const contract = await stateOf(api, contractId);
  return 'approval' in contract ? (contract.approval?.steps.map(({ stepId }) => stepId) ?? []) : [];
}

describe('a rule about the credit of customers', () => {
  it('asks somebody more from the first fen above the limit on, with what other contracts commit', async () => {
    const customer = await added(api, { creditLimit: yuan('1000.00') });
    const [one, two, three] = [
      await draft(customer, '600.00'),
      await draft(customer, '400.00'),
      await draft(customer, '0.01'),
    ];
    for (const contractId of [one, two, three]) await submit(contractId);
    const usual = ['legal', 'finance', 'business'];
    expect(await stepsOf(one)).toEqual(usual);
    expect(await stepsOf(two)).toEqual(usual);
    expect(await stepsOf(three)).toEqual([...usual, 'over-limit']);
    const state = await stateOf(api, three);
    const step = 'approval' in state ? state.approval?.steps.at(-1) : null;
    expect(step?.because).toEqual({
      en: 'Rule “Rule over-limit”: the customer goes above its credit limit.',
      'zh-CN': '规则“规则over-limit”：客户超出信用额度。',
    });
    await expectOneTruth(api, three);
  });

  it('asks about one of two that are submitted at once and go above it together', async () => {
    const customer = await added(api, { creditLimit: yuan('1000.00') });
    const both = [await draft(customer, '600.00'), await draft(customer, '600.00')];
    await Promise.all(both.map(submit));
    const asked = (await Promise.all(both.map(stepsOf))).map((steps) => steps.includes('over-limit'));
    expect(asked.sort()).toEqual([false, true]);
  });

  it('asks nobody where no limit is set, or where it is in another currency', async () => {
    const dollars = { amount: '1.00', currency: 'USD' };
    for (const customer of [await added(api), await added(api, { creditLimit: dollars })]) {
      const contractId = await draft(customer, '600.00');
      await submit(contractId);
      expect(await stepsOf(contractId)).not.toContain('over-limit');
    }
  });
});

describe('a rule about watched customers', () => {
  it('asks somebody more about them', async () => {
    const customer = await added(api);
    const [before, after] = [await draft(customer, '1.00'), await draft(customer, '2.00')];
    await submit(before);
    await customerOf(askOfCustomer(api, customer.customerId, 'set-status', { status: 'watched', reason: 'Pays late' }));
    await submit(after);
    expect(await stepsOf(before)).not.toContain('second-look');
    expect(await stepsOf(after)).toContain('second-look');
  });

  it('keeps nobody waiting for others of the same customer to hear that a document cannot be made', async () => {
    const customer = await added(api, { creditLimit: yuan('1000.00') });
    const { clauses = [] } = await termsOf(api, await draft(customer, '100.00'));
    const text = '甲方代理人为 {{ ours.agent.name }}。';
    const lacking = clauses.map((clause) => (clause.clauseId === 'delivery' ? { ...clause, text } : clause));
    const contractId = await draft(customer, '100.00', { clauses: lacking });
    await api.db.$transaction(async (others) => {
      await others.$queryRaw`SELECT 1 FROM customers WHERE customer_id = ${customer.customerId} FOR UPDATE`;
      const problem = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
      expect(problem.code).toBe('VALUES_MISSING');
    });
  });
});

describe('the preview of a route', () => {
  const preview = (body: object) =>
    post(api, '/v1/approval-routes/preview', {
      ...{ contractTypeId: 'goods-sale', owner: { email: 'lin.xiao@huadong.example' }, gross: yuan('600.00') },
      ...body,
    });
  const steps = async (body: object) => {
    const found = (await read(preview(body))) as { steps: { stepId: string }[] };
    return found.steps.map(({ stepId }) => stepId);
  };

  it('counts how its customer stands, and what it commits already', async () => {
    const customer = await added(api, { creditLimit: yuan('1000.00') });
    const { customerId } = customer;
    expect(await steps({ customerId })).not.toContain('over-limit');
    await submit(await draft(customer, '600.00'));
    expect(await steps({ customerId })).toContain('over-limit');
    expect(await steps({})).not.toContain('over-limit');
    await customerOf(askOfCustomer(api, customerId, 'set-status', { status: 'watched' }));
    expect(await steps({ customerId, gross: yuan('1.00') })).toContain('second-look');
  });

  it('is refused for a customer that the directory does not have', async () => {
    const fault = await problemOf(preview({ customerId: '00000000-0000-4000-8000-000000000000' }), 422);
    expect([fault.code, pointersOf(fault)]).toEqual(['UNKNOWN_CUSTOMER', ['/customerId']]);
  });
});
