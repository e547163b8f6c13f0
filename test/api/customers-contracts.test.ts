import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { type Customer } from '../../domain/customers/state';
import { aContract, aCreation, eventTypes, stateOf, termsOf, today, vote, yuan } from './a-contract';
import { acceptor, added, ask as askOfCustomer, customerOf, customers, signer } from './a-listed-customer';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
let known: Customer;
beforeAll(async () => {
  api = await startApi();
  known = await added(api);
});
afterAll(() => api.stop());

/** A creation with a customer of the directory; what is typed of it stands beside. */
function ofCustomer({ customerId }: Customer, changes: object = {}) {
  const { customer: _, ...creation } = aCreation(changes);
  return { ...creation, customerId, ...changes };
}
const create = (body: object) => post(api, '/v1/contracts', body);
const created = async (customer: Customer, changes: object = {}) =>
  (await accepted(create(ofCustomer(customer, changes)), 201)).contractId;
const change = (customer: Customer, body: object) =>
  customerOf(askOfCustomer(api, customer.customerId, 'change', body));
const setStatus = (customer: Customer, status: Customer['status'], reason: string | null = null) =>
  customerOf(askOfCustomer(api, customer.customerId, 'set-status', { status, reason }));

const contact = { name: signer.name, email: signer.email, language: signer.language };
const typed = (changes: object = {}) => ({ name: '苏州示例化工有限公司', contact, ...changes });

describe('a contract with a customer of the directory', () => {
  it('has the party from there, with the contact for signing', async () => {
    const contractId = await created(known);
    const { customer } = (await termsOf(api, contractId)).parties;
    expect(customer).toEqual({
      ...{ name: known.name, registrationNumber: known.registrationNumber, address: known.address, country: 'CN' },
      ...{ legalRepresentative: '高山', contact, contacts: [expect.objectContaining({ email: acceptor.email })] },
    });
    expect(await read(get(api, `/v1/contracts/${contractId}`))).toMatchObject({ customerId: known.customerId });
    await expectOneTruth(api, contractId);
  });

  it('keeps what it was made with, although the directory changes later', async () => {
    const customer = await added(api);
    const contractId = await aContract(api, 'in_approval', { customer: undefined, customerId: customer.customerId });
    await change(customer, { name: '苏州新材料有限公司', contacts: [acceptor] });
    const frozen = async () => (await termsOf(api, contractId)).parties.customer;
    expect(await frozen()).toMatchObject({ name: customer.name, contact });
    for (const stepId of ['legal', 'finance', 'business'])
      await accepted(ask(api, contractId, 'approve', vote(stepId)));
    expect(await frozen()).toMatchObject({ name: customer.name, contact });
    await expectOneTruth(api, contractId);
  });

  it('takes what is typed beside it where that agrees', async () => {
    const agent = { name: '代理人', title: null, authorityFrom: null, authorityUntil: '2030-12-31' };
    const contractId = await created(known, { customer: typed({ address: known.address, agent }) });
    expect((await termsOf(api, contractId)).parties.customer).toMatchObject({ contact, agent, country: 'CN' });
  });

  it.each<[string, object, string]>([
    ['another name', { name: '别家公司' }, '/customer/name'],
    ['another number', { registrationNumber: '91320000MA1K00000A' }, '/customer/registrationNumber'],
    ['a contact for other matters', { contact: { ...contact, email: acceptor.email } }, '/customer/contact/email'],
  ])('is refused with %s typed beside it', async (_what, changes, pointer) => {
    const fault = await problemOf(create(ofCustomer(known, { customer: typed(changes) })), 422);
    expect([fault.code, pointersOf(fault)]).toEqual(['INVALID_TERMS', [pointer]]);
  });

  it('is refused where the directory has no such customer, and where nobody is named', async () => {
    const unknown = { ...known, customerId: '00000000-0000-4000-8000-000000000000' };
    const fault = await problemOf(create(ofCustomer(unknown)), 422);
    expect([fault.code, pointersOf(fault)]).toEqual(['UNKNOWN_CUSTOMER', ['/customerId']]);
    const nobody = await problemOf(create(ofCustomer(known, { customerId: undefined })), 400);
    expect(pointersOf(nobody)).toEqual(['/customer']);
  });

  it('takes the customer anew from the directory when it is typed in a revision', async () => {
    const customer = await added(api);
    const contractId = await created(customer);
    await change(customer, { address: '苏州市新路 1 号' });
    const revision = { revision: 1, term: { startsOn: today } };
    await accepted(ask(api, contractId, 'revise', { ...revision, title: '另一标题' }));
    expect((await termsOf(api, contractId)).parties.customer.address).toBe(customer.address);
    const other = await problemOf(
      ask(api, contractId, 'revise', { ...revision, customer: typed({ name: '别家' }) }),
      422,
    );
    expect(pointersOf(other)).toEqual(['/customer/name']);
    await accepted(ask(api, contractId, 'revise', { ...revision, customer: typed() }));
    expect((await termsOf(api, contractId)).parties.customer.address).toBe('苏州市新路 1 号');
  });

  it('is copied with its customer, as the directory has it then', async () => {
    const customer = await added(api);
    const original = await created(customer);
    await change(customer, { name: '苏州新材料有限公司' });
    const { contractId } = await accepted(ask(api, original, 'duplicate', { term: { startsOn: today } }), 201);
    expect(await stateOf(api, contractId)).toMatchObject({ customerId: customer.customerId });
    expect((await termsOf(api, contractId)).parties.customer.name).toBe('苏州新材料有限公司');
  });

  it('as a framework hands it on to its orders, also under a new name, and to no other', async () => {
    const [customer, other] = [await added(api), await added(api)];
    const frameworkId = await created(customer, { contractTypeId: 'framework' });
    await change(customer, { name: '苏州新材料有限公司' });
    const order = { contractTypeId: 'call-off', frameworkId, customerId: undefined };
    const contractId = await created(customer, order);
    expect(await stateOf(api, contractId)).toMatchObject({ customerId: customer.customerId });
    expect((await termsOf(api, contractId)).parties.customer.name).toBe('苏州新材料有限公司');
    const wrong = await problemOf(create(ofCustomer(other, { ...order, customerId: other.customerId })), 422);
    expect(pointersOf(wrong)).toEqual(['/customerId']);
  });

  it('under a framework whose customer was only typed must be of the same customer', async () => {
    const party = { ...typed(), registrationNumber: known.registrationNumber };
    const frameworkId = await aContract(api, 'draft', { contractTypeId: 'framework', customer: party });
    const order = { contractTypeId: 'call-off', frameworkId };
    expect(await stateOf(api, await created(known, order))).toMatchObject({ customerId: known.customerId });
    const wrong = await problemOf(create(ofCustomer(await added(api), order)), 422);
    expect(pointersOf(wrong)).toEqual(['/customer/registrationNumber']);
  });
});

describe('while a customer is blocked', () => {
  it('contracts with it are drafted, and none is submitted', async () => {
    const customer = await added(api);
    await setStatus(customer, 'blocked', '尾款逾期两年');
    const contractId = await created(customer);
    const refused = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    const detail = `${customer.name} is blocked, and no business may be done with them at present: 尾款逾期两年`;
    expect(refused).toMatchObject({ code: 'CUSTOMER_BLOCKED', detail });
    await setStatus(customer, 'watched');
    expect(await accepted(ask(api, contractId, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });

  it.each<[string, (customer: Customer) => object]>([
    ['its number', ({ registrationNumber }) => ({ registrationNumber })],
    ['its name alone', ({ name }) => ({ name })],
    [
      'its number in another spelling',
      ({ registrationNumber = '' }) => ({ registrationNumber: registrationNumber.replace(/^(.{8})/, '$1 - ') }),
    ],
    ['its name and another number', ({ name }) => ({ name, registrationNumber: 'none' })],
    ['another country', ({ registrationNumber }) => ({ registrationNumber, country: 'US' })],
  ])('typing the party with %s does not get round it', async (_what, party_) => {
    const customer = await added(api, { name: `冻结的客户 ${Math.random()}` });
    const party = { ...typed(), ...party_(customer) };
    const contractId = await aContract(api, 'draft', { customer: party });
    await setStatus(customer, 'blocked', '涉诉');
    expect(await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409)).toMatchObject({
      code: 'CUSTOMER_BLOCKED',
    });
  });

  it('an active contract is not amended, and may be ended', async () => {
    const customer = await added(api);
    const contractId = await aContract(api, 'active', { customer: undefined, customerId: customer.customerId });
    await setStatus(customer, 'blocked', '涉诉');
    const dearer = { requestedBy: 'ours', reason: 'More pumps', changes: { endsOn: addDays(today, 500) } };
    expect(await problemOf(ask(api, contractId, 'request-amendment', dearer), 409)).toMatchObject({
      code: 'CUSTOMER_BLOCKED',
    });
    const ending = { requestedBy: 'ours', reason: '涉诉', settlement: '无' };
    await accepted(ask(api, contractId, 'request-termination', ending));
    const subject = { kind: 'termination', id: `${(await stateOf(api, contractId)).number}-T01` };
    for (const stepId of ['legal', 'finance', 'business'])
      await accepted(ask(api, contractId, 'approve', { ...vote(stepId), subject }));
    expect(await eventTypes(api, contractId)).toContain('TerminationApproved');
  });

  it('what is in approval waits, and goes on after that', async () => {
    const customer = await added(api);
    const contractId = await aContract(api, 'in_approval', { customer: undefined, customerId: customer.customerId });
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await setStatus(customer, 'blocked', '涉诉');
    const refused = await problemOf(ask(api, contractId, 'approve', vote('finance')), 409);
    expect(refused).toMatchObject({
      code: 'CUSTOMER_BLOCKED',
      sentence: { 'zh-CN': `客户${customer.name}已被冻结，不得开展业务：涉诉` },
    });
    expect(await eventTypes(api, contractId)).toHaveLength(4);
    await setStatus(customer, 'normal', '已结案');
    await accepted(ask(api, contractId, 'approve', vote('finance')));
    const last = await accepted(ask(api, contractId, 'approve', vote('business')));
    expect(last.stage).toBe('awaiting_customer');
    await expectOneTruth(api, contractId);
  });
});

describe('the contracts of a customer', () => {
  interface Listed {
    credit: { limit: object; committed: object; left: object } | null;
    items: { contractId: string; stage: string; gross: object }[];
    nextCursor: string | null;
  }
  const listOf = async ({ customerId }: Customer, query = '') =>
    (await read(get(api, `${customers}/${customerId}/contracts${query}`))) as Listed;

  it('are listed with stage and price, and what they commit of its credit once they are submitted', async () => {
    const customer = await added(api, { creditLimit: yuan('1000.00') });
    const price = (amount: string, currency = 'CNY') => ({ price: { gross: { amount, currency } } });
    const drafts = [await created(customer, price('600.00')), await created(customer, price('700.00'))];
    const dollars = await created(customer, price('5000.00', 'USD'));
    expect(await listOf(customer)).toMatchObject({
      credit: { limit: yuan('1000.00'), committed: yuan('0.00'), left: yuan('1000.00') },
      items: [dollars, ...drafts.toReversed()].map((contractId) => ({ contractId, stage: 'draft' })),
    });
    for (const contractId of [...drafts, dollars]) await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    expect((await listOf(customer)).credit).toMatchObject({ committed: yuan('1300.00'), left: yuan('-300.00') });
    await accepted(ask(api, drafts[1] ?? '', 'withdraw', { reason: 'Too dear.' }));
    expect((await listOf(customer)).credit).toMatchObject({ committed: yuan('600.00'), left: yuan('400.00') });
    const first = await listOf(customer, '?limit=2');
    const rest = await listOf(customer, `?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items]).toMatchObject([
      ...[{ contractId: dollars, stage: 'in_approval', gross: { amount: '5000.00', currency: 'USD' } }],
      ...[
        { stage: 'withdrawn', gross: yuan('700.00') },
        { stage: 'in_approval', gross: yuan('600.00') },
      ],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  it('count those that bear its number without naming it, and the price that an amendment on its way asks for', async () => {
    const customer = await added(api, { name: '有额度的客户', creditLimit: yuan('100000000.00') });
    const committed = async () => (await listOf(customer)).credit?.committed;
    const party = { ...typed(), name: customer.name, registrationNumber: customer.registrationNumber };
    const contractId = await aContract(api, 'active', { customer: party });
    const { gross } = (await termsOf(api, contractId)).price;
    expect(await committed()).toEqual(gross);
    const { paymentPlan } = await termsOf(api, contractId);
    const [line] = paymentPlan;
    const more = (amount: string) => yuan((Number(amount) + 100).toFixed(2));
    const amended = {
      gross: more(gross.amount),
      paymentPlan: [{ paymentLineId: line?.paymentLineId, amount: more(line?.amount.amount ?? '') }],
    };
    await accepted(
      ask(api, contractId, 'request-amendment', { requestedBy: 'ours', reason: '增购', changes: amended }),
    );
    expect(await committed()).toEqual(more(gross.amount));
  });

  it('say nothing of a credit that has no limit', async () => {
    expect(await listOf(await added(api))).toEqual({ credit: null, items: [], nextCursor: null });
  });
});
