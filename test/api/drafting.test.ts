import { type Clause } from '../../domain/drafting/terms';
import { aContract, aCreation, customer, termsOf, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
let clauses: Clause[];
beforeAll(async () => {
  api = await startApi();
  clauses = (await termsOf(api, await aContract(api, 'draft'))).clauses ?? [];
});
afterAll(() => api.stop());

const create = (changes: object = {}) => post(api, '/v1/contracts', aCreation(changes));
const placeOf = (clauseId: string) => clauses.findIndex((clause) => clause.clauseId === clauseId);
const edited = (clauseId: string, text: string) =>
  clauses.map((clause) => (clause.clauseId === clauseId ? { ...clause, text } : clause));
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ lineItemId: `line-${n}`, description: '水泵', unit: '台', quantity: '1', unitPrice: '1.00', taxRate: '0.13' },
  }));

describe('a draft', () => {
  it.each<[string, () => object, string, string]>([
    ['edits a locked clause', () => ({ clauses: edited('anti-bribery', '无。') }), `anti-bribery`, 'locked_clause'],
    [
      'names a variable nobody knows',
      () => ({ clauses: edited('delivery', '于 {{ delivery.day }} 交付。') }),
      'delivery/text',
      'unknown_variable',
    ],
    ['leaves a tag open', () => ({ clauses: edited('delivery', '{% if effectiveOn %}是') }), 'delivery/text', 'syntax'],
    [
      'has a table in a sentence',
      () => ({ clauses: edited('delivery', '见 {{ milestones }}。') }),
      'delivery/text',
      'table_in_sentence',
    ],
  ])('is refused with the place when it %s', async (_what, changes, at, code) => {
    const [clauseId = '', ...inside] = at.split('/');
    const pointer = ['/clauses', placeOf(clauseId), ...inside].join('/');
    const fault = await problemOf(create(changes()), 422);
    expect(fault).toMatchObject({ code: 'INVALID_TERMS' });
    expect(fault.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it.each<[string, object, string, string]>([
    ['a clause that must stay is left out', { clauses: [{ clauseId: 'delivery' }] }, '/clauses', 'clause_removed'],
    ['the library has no such clause', { clauses: [{ clauseId: 'nothing' }] }, '/clauses/0/clauseId', 'unknown_clause'],
    [
      'the library has no such alternate',
      { clauses: [{ clauseId: 'delivery', use: 'nothing' }] },
      '/clauses/0/use',
      'unknown_alternate',
    ],
    [
      'a question has another kind of answer',
      { fields: { 'warranty-months': 'long' } },
      '/fields/warranty-months',
      'not_a_number',
    ],
    ['nobody asked', { fields: { colour: 'red' } }, '/fields/colour', 'unknown_field'],
    [
      'it takes effect in the past, and nobody says why',
      { effectiveOn: '2020-01-01' },
      '/effectiveOn',
      'backdated_without_reason',
    ],
    ['lines and price disagree', { lineItems: lines(2) }, '/price/gross/amount', 'lines_do_not_add_up'],
    [
      'a Chinese company has a wrong number',
      { customer: { ...customer, country: 'CN', registrationNumber: '91310000MA1K000001' } },
      '/customer/registrationNumber',
      'not_a_uscc',
    ],
  ])('is refused with the place when %s', async (_what, changes, pointer, code) => {
    const fault = await problemOf(create(changes), 422);
    expect(fault.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it.each([
    [501, 400],
    [10_000, 413],
  ])('of %d lines is refused in a sentence', async (count, status) => {
    const fault = await problemOf(create({ lineItems: lines(count), price: undefined }), status);
    expect(fault.detail).toMatch(/^[A-Z].*\.$/);
  });

  it('has its price from its lines, and neither is refused', async () => {
    const contractId = await aContract(api, 'draft', { lineItems: lines(3), price: undefined });
    expect((await termsOf(api, contractId)).price).toEqual({
      ...{ gross: yuan('3.00'), net: yuan('2.64'), tax: yuan('0.36'), taxRate: '0.13' },
    });
    expect(pointersOf(await problemOf(create({ price: undefined }), 400))).toEqual(['/price']);
  });

  it('takes effect before it was made where somebody says why', async () => {
    const past = { effectiveOn: '2020-01-01', backdatedReason: 'Delivered already.' };
    expect(await termsOf(api, await aContract(api, 'draft', past))).toMatchObject(past);
  });

  it('has the alternate of the library that was asked for, and says so', async () => {
    const asked = clauses.map(({ clauseId }) =>
      clauseId === 'title-and-risk' ? { clauseId, use: 'title-on-delivery' } : { clauseId },
    );
    const contractId = await aContract(api, 'in_approval', { clauses: asked });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/revisions`))) as { items: object[] };
    expect(items).toMatchObject([{ departures: [{ clauseId: 'title-and-risk', kind: 'swapped' }] }]);
  });

  it.each(['{{ price.gross }}', '{% if x %}', '#set page()', '$x$ *b* _i_ @r <b>&amp;', '𠮷㐂'.repeat(50)])(
    'keeps a value as it stands, whatever it looks like: %s',
    async (name) => {
      const contractId = await aContract(api, 'in_approval', { title: name, customer: { ...customer, name } });
      const terms = await termsOf(api, contractId);
      expect([terms.title, terms.parties.customer.name]).toEqual([name, name]);
    },
  );

  it('keeps what no face can print, too, but for the names of parties', async () => {
    const title = 'שלום مرحبا 🙂';
    const contractId = await aContract(api, 'in_approval', { title });
    expect((await termsOf(api, contractId)).title).toBe(title);
  });

  it('says in which field of a clause there are characters that nobody can read', async () => {
    const fault = await problemOf(create({ clauses: edited('delivery', 'a\u0000b') }), 400);
    expect(fault.errors).toMatchObject([{ pointer: `/clauses/${placeOf('delivery')}/text` }]);
    expect(JSON.stringify(fault.errors)).not.toContain('Invalid input');
  });

  it('that has moved on meanwhile is not overwritten', async () => {
    const contractId = await aContract(api, 'draft');
    const terms = { term: { startsOn: today } };
    await accepted(ask(api, contractId, 'revise', { revision: 1, ...terms, title: 'First', seenSeq: 1 }));
    const stale = await problemOf(
      ask(api, contractId, 'revise', { revision: 1, ...terms, title: 'Second', seenSeq: 1 }),
      409,
    );
    expect(stale.code).toBe('STALE_DRAFT');
    expect((await termsOf(api, contractId)).title).toBe('First');
  });

  it('whose text needs what it does not have is not submitted', async () => {
    const text = '甲方代理人为 {{ ours.agent.name }}。';
    const contractId = await aContract(api, 'draft', { clauses: edited('delivery', text) });
    const fault = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(fault).toMatchObject({
      code: 'VALUES_MISSING',
      detail: expect.stringContaining('ours.agent.name') as string,
    });
  });
});

describe('a copy', () => {
  it('has the terms of another, with all days moved, its own number, and its departures', async () => {
    const original = await aContract(api, 'active', { clauses: edited('delivery', '于约定日期交付。') });
    const before = await termsOf(api, original);
    const made = await accepted(
      post(api, `/v1/contracts/${original}/duplicate`, { term: { startsOn: '2030-01-01' }, title: '次年' }),
      201,
    );
    const terms = await termsOf(api, made.contractId);
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    expect(terms).toMatchObject({ title: '次年', parties: before.parties, price: before.price });
    expect(days(terms.term.startsOn, terms.milestones[0]?.dueOn ?? '')).toBe(
      days(before.term.startsOn, before.milestones[0]?.dueOn ?? ''),
    );
    expect(terms.clauses?.find(({ clauseId }) => clauseId === 'delivery')).toMatchObject({
      text: '于约定日期交付。',
      standard: false,
    });
    expect(terms.clauses?.map(({ clauseId }) => clauseId)).toEqual(before.clauses?.map(({ clauseId }) => clauseId));
    const created = await api.db.event.findFirstOrThrow({ where: { streamId: made.contractId, seq: 1 } });
    expect(created.body).toMatchObject({ copiedFrom: original });
  });
});

describe('warnings before submission', () => {
  // Whose customer is only named; how many of their days are days of rest depends on the day on which the tests run.
  const warned = async (contractId: string, aside = ['party_incomplete', 'due_on_rest_day']) => {
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as {
      items: { code: string; pointer: string; contractId?: string }[];
    };
    return items.filter(({ code }) => !aside.includes(code));
  };

  it('say what a customer lacks who is only named', async () => {
    const path = `/v1/contracts/${await aContract(api, 'draft', { price: { gross: yuan('876543.00') } })}/warnings`;
    const { items } = (await read(get(api, path))) as { items: { code: string; pointer: string }[] };
    const lacking = items.filter(({ code }) => code === 'party_incomplete');
    expect(lacking.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      ['registrationNumber', 'address', 'legalRepresentative'].map((of) => `party_incomplete /parties/customer/${of}`),
    );
  });

  it('are none for a sound contract that is like no other', async () => {
    expect(await warned(await aContract(api, 'draft', { price: { gross: yuan('987654.00') } }))).toEqual([]);
  });

  it('name a contract that was typed twice', async () => {
    const twice = { price: { gross: yuan('777.00') } };
    const [first, second] = [await aContract(api, 'draft', twice), await aContract(api, 'draft', twice)];
    expect(await warned(second)).toMatchObject([{ code: 'likely_duplicate', contractId: first }]);
    await accepted(ask(api, first, 'withdraw', { reason: 'Typed twice.' }));
    expect(await warned(second)).toEqual([]);
  });

  it('name what has run out, what has passed and what does not look right', async () => {
    const agent = { name: '王五', title: null, authorityFrom: null, authorityUntil: '2020-01-01' };
    const contractId = await aContract(api, 'draft', {
      ...{ customer: { ...customer, agent, registrationNumber: '91310000MA1K000001' }, price: { gross: yuan('0.00') } },
      milestones: [],
      paymentPlan: [{ paymentLineId: 'all', title: '全款', dueOn: '2020-01-01', percent: '100' }],
    });
    const found = await warned(contractId, ['party_incomplete']);
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'authority_expired /parties/customer/agent/authorityUntil',
      'date_in_past /paymentPlan/0/dueOn',
      'due_on_rest_day /paymentPlan/0/dueOn',
      'not_a_uscc /parties/customer/registrationNumber',
      'price_of_nothing /price/gross',
    ]);
  });
});
