import { access } from '../../domain/kernel/access';
import { commandResult, ofEveryCommand, publicResult } from '../contracts/command-answer';
import { contractWithTerms } from '../contracts/send-command';
import { actorOf } from '../http/access';
import { askedBy } from '../http/idempotency';
import { problem, type ProblemCode } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { copyAsked, copyBody } from './copy-contract';
import { createBody, createContract } from './create-contract';

const ofCreating: readonly ProblemCode[] = [
  ...([
    'EXTERNAL_ID_TAKEN',
    'INVALID_TERMS',
    'UNKNOWN_CUSTOMER',
    'UNKNOWN_CONTRACT_TYPE',
    'UNKNOWN_OWNER',
    'NOT_SET_UP',
  ] as const),
  ...ofEveryCommand,
];

const createExample = {
  contractTypeId: 'goods-sale',
  title: '循环水泵',
  owner: { email: 'lin.xiao@huadong.example' },
  customer: { name: '苏州示例化工有限公司', contact: { name: '钱进', email: 'qian.jin@suzhou.example' } },
  lineItems: [
    { lineItemId: 'pump', description: '循环泵', unit: '台', quantity: '12', unitPrice: '15500.00', taxRate: '0.13' },
  ],
  term: { startsOn: '2027-01-15' },
};

function createRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/v1/contracts',
    operationId: 'create',
    keptIn: 'trail',
    access: access.ourSide,
    tag: 'Draft',
    summary: 'Creates a contract of a type',
    description:
      'A draft with a number. What is left out comes from the contract type: title, clauses, tax rate, end, milestones and payment plan. Everything that is wrong is answered at once, each with a pointer into the body.',
    body: createBody,
    example: createExample,
    answer: {
      status: 201,
      description: 'Created, and on disk',
      schema: commandResult,
      headers: { Location: 'Address of the contract' },
    },
    problems: ofCreating,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const result = await createContract(services, body, asked);
      if (result.fingerprint !== asked.fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      response.status(201).location(`/v1/contracts/${result.contractId}`).json(publicResult(result));
    },
  });
}

function copyRoute(services: Services): Route {
  return route({
    method: 'post',
    path: '/v1/contracts/{contractId}/duplicate',
    operationId: 'duplicate',
    keptIn: 'trail',
    access: access.ourSide,
    tag: 'Draft',
    summary: 'Creates a contract with the terms of another',
    description:
      'For the same deal again. What stands in the library’s own words is taken from the library as it is today; what departs from them comes along as it is.',
    body: copyBody,
    example: { title: '循环水泵 2028', term: { startsOn: '2028-01-15' } },
    answer: {
      status: 201,
      description: 'Created, and on disk',
      schema: commandResult,
      headers: { Location: 'Address of the contract' },
    },
    problems: ['CONTRACT_NOT_FOUND', ...ofCreating],
    handle: async ({ request, response, contractId, body }) => {
      const asked = askedBy(request, actorOf(request), { copyOf: contractId, ...body });
      const copied = await copyAsked(services, body, await contractWithTerms(services.db, contractId));
      const result = await createContract(services, copied, asked, contractId);
      if (result.fingerprint !== asked.fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      response.status(201).location(`/v1/contracts/${result.contractId}`).json(publicResult(result));
    },
  });
}

/** How contracts begin. */
export function creationRoutes(services: Services): Route[] {
  return [createRoute(services), copyRoute(services)];
}
