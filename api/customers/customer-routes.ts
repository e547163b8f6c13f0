import { z } from 'zod';
import { detailChanges, details, statusBody } from '../../domain/customers/bodies';
import { type CustomerCommand, customerRules } from '../../domain/customers/commands';
import { access } from '../../domain/kernel/access';
import { normalise, subtract } from '../../domain/kernel/money';
import { optional, orNull } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { loadCustomerStanding } from '../../prisma/load-customer';
import { contractPage, listContracts } from '../contracts/list-contracts';
import { actorOf } from '../http/access';
import { askedBy, idFor } from '../http/idempotency';
import { cursor, limit } from '../http/paging';
import { ofBodies, type ProblemCode } from '../http/problem';
import { type Route, route } from '../http/route';
import { biggestInt } from '../http/whole-number';
import { type Services } from '../services';
import { readTrail, trailPage, trailQuery } from '../trail/read-trail';
import { askDirectory, customerNow } from './ask-directory';
import { credit, customerPage, customerView } from './customer-view';
import { listCustomers, listQuery } from './list-customers';

const tag = 'Customer directory';
const params = z.object({ customerId: z.string().meta({ format: 'uuid' }) });
const etag = { ETag: 'Number of the last event, in quotes' };

const ofCommands: ProblemCode[] = ['NOT_ALLOWED', 'IDEMPOTENCY_KEY_REUSED', ...ofBodies];

const customerExample = {
  name: '南京示例水务有限公司',
  country: 'CN',
  registrationNumber: '91320100MA1K00000D',
  address: '南京市示例路 1 号',
  contacts: [
    {
      contactId: 'signer',
      name: '钱进',
      email: 'qian.jin@nanjing.example',
      language: 'zh-CN',
      matters: ['signing', 'acceptance'],
    },
  ],
};

function addRoute({ db }: Services): Route {
  const rule = customerRules.addCustomer;
  return route({
    ...{ access: rule.access, method: 'post', path: '/v1/customers', operationId: 'addCustomer', tag },
    keptIn: 'trail',
    summary: 'Adds a customer to the directory',
    description:
      'A registration number can be used once in a country. Contracts that refer to the customer by id take over these data and keep them as they were at that time.',
    body: details,
    example: customerExample,
    answer: {
      status: 201,
      description: 'Added and stored',
      schema: customerView,
      headers: { Location: 'Address of the customer', ...etag },
    },
    problems: [...rule.refusals, ...ofCommands],
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const customerId = idFor('customer', asked);
      const customer = await askDirectory(db, asked, customerId, { type: 'addCustomer', customerId, details: body });
      response.status(201).location(`/v1/customers/${customerId}`).set('ETag', `"${customer.seq}"`).json(customer);
    },
  });
}

function listRoute({ db }: Services): Route {
  return route({
    ...{
      access: access.ourSide('customer.read'),
      method: 'get',
      path: '/v1/customers',
      operationId: 'listCustomers',
      tag,
    },
    summary: 'Customers in the directory, newest first',
    description: 'Without contacts and bank accounts; get the single customer for those.',
    query: listQuery,
    answer: { status: 200, description: 'A page of customers', schema: customerPage },
    problems: [],
    handle: async ({ response, query }) => {
      response.json(await listCustomers(db, query));
    },
  });
}

function customerRoute({ db }: Services): Route {
  return route({
    ...{
      access: access.ourSide('customer.read'),
      method: 'get',
      path: '/v1/customers/{customerId}',
      operationId: 'getCustomer',
      tag,
    },
    summary: 'One customer in its current state',
    description: 'With contacts by matter, bank account, invoice data, credit limit and status.',
    params,
    answer: { status: 200, description: 'The customer', schema: customerView, headers: etag },
    problems: ['CUSTOMER_NOT_FOUND'],
    handle: async ({ response, params: { customerId } }) => {
      const customer = await customerNow(db, customerId);
      response.set('ETag', `"${customer.seq}"`).json(customer);
    },
  });
}

/** A route for a command to an existing customer. */
function commandRoute<Body extends z.ZodType>(
  { db }: Services,
  verb: 'change' | 'set-status',
  type: Exclude<CustomerCommand['type'], 'addCustomer'>,
  { body, ...told }: { summary: string; description: string; body: Body; example: object },
  commandFor: (body: z.output<Body>) => CustomerCommand,
): Route {
  const rule = customerRules[type];
  return route<Body, z.ZodUndefined, typeof params>({
    ...{ access: rule.access, method: 'post', path: `/v1/customers/{customerId}/${verb}`, operationId: type, tag },
    keptIn: 'trail',
    ...{ ...told, params, body },
    answer: { status: 200, description: 'Done and stored; the customer', schema: customerView, headers: etag },
    problems: ['CUSTOMER_NOT_FOUND', ...rule.refusals, ...ofCommands],
    handle: async ({ request, response, body: asking, params: { customerId } }) => {
      const asked = askedBy(request, actorOf(request), asking);
      const customer = await askDirectory(db, asked, customerId, commandFor(asking));
      response.set('ETag', `"${customer.seq}"`).json(customer);
    },
  });
}

const changeBody = detailChanges.extend({
  seenSeq: optional(z.int().min(1).max(biggestInt)).meta({
    description:
      'Number of the last event that you have read; the change is refused if the customer was changed since then',
  }),
});

function eventsRoute({ db }: Services): Route {
  return route({
    ...{ access: access.ourSide('customer.read'), method: 'get', path: '/v1/customers/{customerId}/events', tag },
    operationId: 'listCustomerEvents',
    summary: 'The audit trail of a customer, oldest first',
    description: 'Every change of the data and of the status, with who made it; no event is ever changed or left out.',
    params,
    query: trailQuery,
    answer: { status: 200, description: 'A page of events', schema: trailPage },
    problems: ['CUSTOMER_NOT_FOUND'],
    handle: async ({ response, params: { customerId: id }, query }) => {
      await customerNow(db, id);
      response.json(await readTrail(db, { kind: 'customer', id }, query));
    },
  });
}

async function creditOf(db: Database, customerId: string): Promise<z.output<typeof credit> | null> {
  const standing = await loadCustomerStanding(db, customerId, ''); // '': no contract is excluded, so all of them count
  const { creditLimit, committed } = standing ?? {};
  return creditLimit && committed
    ? { limit: creditLimit, committed, left: normalise(subtract(creditLimit, committed)) }
    : null;
}

function contractsRoute({ db }: Services): Route {
  return route({
    ...{ access: access.ourSide('contract.read'), method: 'get', path: '/v1/customers/{customerId}/contracts', tag },
    operationId: 'listCustomerContracts',
    summary: 'Contracts of a customer, newest first, and how much of its credit they use',
    description:
      'The gross prices of contracts that are in approval, with the customer, or active count against the credit limit.',
    params,
    query: z.strictObject({ limit, cursor }),
    answer: {
      status: 200,
      description: 'A page of contracts',
      schema: contractPage.extend({ credit: orNull(credit).meta({ description: 'Null if no limit is set' }) }),
    },
    problems: ['CUSTOMER_NOT_FOUND'],
    handle: async ({ request, response, params: { customerId }, query }) => {
      await customerNow(db, customerId);
      const [committed, page] = await Promise.all([
        creditOf(db, customerId),
        listContracts(db, { ...query, customerId }, actorOf(request).id),
      ]);
      response.json({ credit: committed, ...page });
    },
  });
}

/** Routes of the customer directory (相对方库). */
export function customerRoutes(services: Services): Route[] {
  const reading = [listRoute, addRoute, customerRoute, eventsRoute, contractsRoute];
  return [
    ...reading.map((make) => make(services)),
    commandRoute(
      services,
      'change',
      'changeCustomer',
      {
        summary: 'Changes the data of a customer',
        description:
          'Fields that are left out stay as they are; null removes a field. Existing contracts keep their data.',
        body: changeBody,
        example: { address: '苏州市示例路 18 号', creditLimit: { amount: '2000000.00', currency: 'CNY' } },
      },
      ({ seenSeq, ...changes }) => ({
        ...{ type: 'changeCustomer', changes },
        ...(seenSeq === undefined ? {} : { seenSeq }),
      }),
    ),
    commandRoute(
      services,
      'set-status',
      'setCustomerStatus',
      {
        summary: 'Sets a customer to watched, blocked or normal',
        description:
          'Contracts with a blocked customer cannot be submitted or approved; active contracts go on. Blocking needs a reason.',
        body: statusBody,
        example: { status: 'watched', reason: '近期回款逾期' },
      },
      (body) => ({ type: 'setCustomerStatus', ...body }),
    ),
  ];
}
