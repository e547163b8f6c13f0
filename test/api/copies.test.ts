import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/kernel/days';
import { type Terms } from '../../domain/drafting/terms';
import { aContract, customer, stateOf, termsOf, today, yuan } from './a-contract';
import { aClause, aField, aSlot, aTemplate, aType, openLibrary } from './a-library';
import { type Answer, accepted, type Api, ask, pointersOf, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const copy = (contractId: string, body: object = {}, key?: string) =>
  post(api, `/v1/contracts/${contractId}/duplicate`, { term: { startsOn: today }, ...body }, key);
const copied = async (contractId: string, body: object = {}): Promise<Terms> =>
  termsOf(api, (await accepted(copy(contractId, body), 201)).contractId);

/** Every day that the terms lay down, as far from the start of the term as it is. */
function daysOf({ term, milestones, paymentPlan, effectiveOn = term.startsOn }: Terms): number[] {
  const all = [
    term.endsOn,
    effectiveOn,
    ...milestones.map(({ dueOn }) => dueOn),
    ...paymentPlan.map(({ dueOn }) => dueOn),
  ];
  return all.map((day) => (Date.parse(day) - Date.parse(term.startsOn)) / 86_400_000);
}

describe('a copy of a contract', () => {
  it('has all its days moved with the start of the term, also over a leap day', async () => {
    const original = await aContract(api, 'draft', {
      term: { startsOn: '2027-12-31', endsOn: '2029-01-05' },
      effectiveOn: '2028-01-15',
      milestones: [{ milestoneId: 'pumps', title: '水泵', dueOn: '2028-02-28' }],
      paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: '2028-03-01', amount: yuan('186000.00') }],
    });
    const before = await termsOf(api, original);
    const terms = await copied(original, { term: { startsOn: '2028-12-31' } });
    expect(terms.term.startsOn).toBe('2028-12-31');
    expect(daysOf(terms)).toEqual(daysOf(before));
    expect(terms.effectiveOn).toBe('2029-01-15');
    expect(terms.paymentPlan.map(({ amount }) => amount)).toEqual([yuan('186000.00')]);
  });

  it('takes no effect before it is made, though its original did', async () => {
    const backdated = { effectiveOn: addDays(today, -40), backdatedReason: 'Delivered already.' };
    const terms = await copied(await aContract(api, 'draft', backdated));
    expect(terms.effectiveOn).toBeUndefined();
    expect(terms.backdatedReason).toBeUndefined();
  });

  it('has the lines, the answers, the law and the profile of its original', async () => {
    const law = { governing: '中华人民共和国法律', disputes: 'arbitration', venue: '上海国际仲裁中心' };
    const line = {
      lineItemId: 'pump',
      description: '水泵',
      unit: '台',
      quantity: '3',
      unitPrice: '0.335',
      taxRate: '0.13',
    };
    const original = await aContract(api, 'active', {
      ...{ price: undefined, lineItems: [line], pricesIncludeTax: false, law, scope: '三台水泵' },
      ...{ fields: { 'warranty-months': '24' }, language: 'en', profile: { department: 'sales' } },
    });
    const [before, { profile }] = [await termsOf(api, original), await stateOf(api, original)];
    const { contractId } = await accepted(copy(original, { title: 'Again' }), 201);
    const [terms, after] = [await termsOf(api, contractId), await stateOf(api, contractId)];
    const { lineItems, price, fields, law: agreed, scope, language, parties, template } = before;
    expect(terms).toMatchObject({ lineItems, price, fields, law: agreed, scope, language, parties, template });
    expect([terms.title, after.profile]).toEqual(['Again', profile]);
    expect(after.number).toContain('-SAL-');
  });

  it('has standard wording as the library has it today, and departures as they were', async () => {
    const library = openLibrary(api);
    for (const id of ['lease', 'notice', 'pets', 'lift', 'lawn'])
      await library.published('clauses', id, aClause(`${id}, first.`));
    const ids = ['lease', 'notice', 'pets', 'lift'];
    await library.published('templates', 'lease', aTemplate(ids.map((id) => aSlot(id))));
    await library.published('contract-types', 'lease', aType({ fields: [aField('floor'), aField('door')] }));
    const own = { clauseId: 'garden', heading: 'Garden', text: 'Ours.', standard: false };
    const edited = { clauseId: 'notice', heading: 'Notice', text: 'A year.', standard: true };
    const original = await aContract(api, 'active', {
      ...{ contractTypeId: 'lease', clauses: [{ clauseId: 'lease' }, edited, { clauseId: 'lift' }, own] },
      ...{ fields: { floor: '3', door: 'left' }, milestones: [] },
    });
    await library.published('clauses', 'lease', aClause('lease, second.'));
    const second = { from: { libraryClauseId: 'lease', version: 2 } };
    const slots = [aSlot('lease', second), aSlot('notice'), aSlot('pets'), aSlot('lawn', { mandatory: true })];
    await library.published('contract-types', 'lease', aType({ fields: [aField('floor')] }));
    await library.published('templates', 'lease', aTemplate(slots));
    const terms = await copied(original);
    expect(terms.template).toMatchObject({ templateId: 'lease', version: 2 });
    expect(terms.clauses?.map(({ clauseId, text, standard }) => [clauseId, text, standard])).toEqual([
      ['lease', 'lease, second.', true],
      ['notice', 'A year.', false],
      ['garden', 'Ours.', false],
      ['lawn', 'lawn, first.', true],
    ]);
    expect(terms.fields?.map(({ fieldId, value }) => [fieldId, value])).toEqual([['floor', '3']]);
  });

  it('is made once, however often it is asked for with the same key', async () => {
    const original = await aContract(api, 'draft');
    const key = randomUUID();
    const [one, other] = await Promise.all([copy(original, {}, key).expect(201), copy(original, {}, key).expect(201)]);
    const made = one.body as Answer;
    expect(other.body).toEqual(made);
    await accepted(ask(api, original, 'revise', { revision: 1, term: { startsOn: today }, title: '改名' }));
    expect((await copy(original, {}, key).expect(201)).body).toEqual(made);
    const reused = await problemOf(copy(original, { title: 'Another' }, key), 422);
    expect(reused.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await api.db.contract.count({ where: { contractId: made.contractId } })).toBe(1);
    const { body } = await api.db.event.findFirstOrThrow({ where: { streamId: made.contractId, seq: 1 } });
    expect(body).toMatchObject({ copiedFrom: original });
  });

  it('of an order is an order of the same framework', async () => {
    const framework = await aContract(api, 'active', { contractTypeId: 'framework', price: { gross: yuan('100.00') } });
    const order = await aContract(api, 'draft', {
      ...{ contractTypeId: 'call-off', frameworkId: framework, price: { gross: yuan('60.00') } },
    });
    const terms = await copied(order);
    expect(terms.framework).toMatchObject({ contractId: framework });
    expect(terms.parties.customer.name).toBe(customer.name);
  });

  it('needs an owner who is still there, and something to copy', async () => {
    const original = await aContract(api, 'draft');
    const nobody = await problemOf(copy(original, { owner: { email: 'nobody@huadong.example' } }), 422);
    expect([nobody.code, ...pointersOf(nobody)]).toEqual(['UNKNOWN_OWNER', '/owner/email']);
    expect((await problemOf(copy(randomUUID()), 404)).code).toBe('CONTRACT_NOT_FOUND');
    expect(pointersOf(await problemOf(copy(original, { term: {}, price: 1 }), 400))).toEqual([
      ...['/price', '/term/startsOn'],
    ]);
  });
});
