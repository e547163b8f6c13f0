import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { actorOf } from '../http/access';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { currentState } from '../../prisma/load-contract';
import { waitingNow } from '../../prisma/load-waiting';
import { problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { eventFeed, feedPage, feedQuery, readTrail, trailPage, trailQuery } from '../trail/read-trail';
import { waitingItem } from './views';
import { contractView } from './contract-view';
import { readContract } from './read-contract';
import { contractPage, listContracts } from './list-contracts';
import { listQuery } from './list-query';

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/contracts',
    operationId: 'listContracts',
    tag: 'Contracts',
    summary: 'Contracts, newest first',
    description:
      'All given filters must match; several values of the same filter are alternatives. Get the next page with `cursor`.',
    query: listQuery,
    answer: { status: 200, description: 'A page of contracts', schema: contractPage },
    problems: [],
    handle: async ({ request, response, query }) => {
      response.json(await listContracts(db, query, actorOf(request).id));
    },
  });
}

function contractRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/contracts/{contractId}',
    operationId: 'getContract',
    tag: 'Contracts',
    summary: 'One contract in its current state',
    description:
      'The shape is the same in every stage; parts that do not exist in the current stage are null. With If-None-Match the answer is 304 as long as the contract has not changed.',
    answer: {
      status: 200,
      description: 'The contract',
      schema: contractView,
      headers: { ETag: 'Number of the last event, in quotes' },
    },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ request, response, contractId }) => {
      const view = await readContract(db, contractId, actorOf(request).id);
      response.set('ETag', `"${view.seq}"`).json(view);
    },
  });
}

function waitingRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/contracts/{contractId}/waiting',
    operationId: 'getWaiting',
    tag: 'Contracts',
    summary: 'Why the contract is waiting',
    description:
      'On whom it waits, for what, since when, and what happens automatically and when; each item has a sentence for people in both languages.',
    answer: { status: 200, description: 'All that it waits for', schema: z.object({ items: z.array(waitingItem) }) },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId }) => {
      const row = await db.contract.findUnique({ where: { contractId } });
      if (!row) throw problem('CONTRACT_NOT_FOUND');
      const recorded = row.waiting as unknown as WaitingItem[]; // written by `recordTransition`
      response.json({ items: await waitingNow(db, await currentState(db, row), recorded) });
    },
  });
}

function eventsRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/contracts/{contractId}/events',
    operationId: 'listEvents',
    tag: 'Contracts',
    summary: 'The audit trail, oldest first',
    description:
      'All events of the contract, with who caused them and when, exactly as they were recorded; no event is ever changed or left out.',
    query: trailQuery,
    answer: { status: 200, description: 'A page of events', schema: trailPage },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId, query }) => {
      const known = await db.contract.findUnique({ where: { contractId }, select: { seq: true } });
      if (!known) throw problem('CONTRACT_NOT_FOUND');
      response.json(await readTrail(db, { kind: 'contract', id: contractId }, query));
    },
  });
}

function feedRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/events',
    operationId: 'readEvents',
    tag: 'Contracts',
    summary: 'The events of all contracts, in the order of recording',
    description:
      'For systems that follow all changes: ask again with `nextAfter`, and you get every event exactly once. Events of one contract come in its order. An event that was written after another one was committed comes after it.',
    query: feedQuery,
    answer: { status: 200, description: 'A page of events', schema: feedPage },
    problems: [],
    handle: async ({ response, query }) => {
      response.json(await eventFeed(db, query));
    },
  });
}

export function readRoutes(services: Services): Route[] {
  const makers = [listRoute, feedRoute, contractRoute, waitingRoute, eventsRoute];
  return makers.map((make) => make(services));
}
