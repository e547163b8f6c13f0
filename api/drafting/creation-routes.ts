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
    access: access.ourSide('contract.draft'),
    tag: 'Draft',
    summary: 'Creates a contract of a type',
    description:
      'Creates a draft with a number. Title, clauses, tax rate, end, milestones and payment plan come from the contract type if they are left out. All errors are reported at once, each with a pointer into the body.',
    body: createBody,
    example: createExample,
    answer: {
      status: 201,
      description: 'Created and stored',
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
    access: access.ourSide('contract.draft'),
    tag: 'Draft',
    summary: 'Creates a contract with the terms of another',
    description:
      'For repeating a deal. Clauses in standard wording are taken from the current library; clauses that differ from it are copied as they are.',
    body: copyBody,
    example: { title: '循环水泵 2028', term: { startsOn: '2028-01-15' } },
    answer: {
      status: 201,
      description: 'Created and stored',
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

/** Routes that create contracts. */
export function creationRoutes(services: Services): Route[] {
  return [createRoute(services), copyRoute(services)];
}
