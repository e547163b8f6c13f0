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
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts',
    operationId: 'listContracts',
    tag: 'Contracts',
    summary: 'Contracts, newest first',
    description:
      'All that is asked for must hold; values of one parameter that are given several times are alternatives. The next page is asked for with `cursor`.',
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
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts/{contractId}',
    operationId: 'getContract',
    tag: 'Contracts',
    summary: 'One contract as it stands',
    description:
      'The same shape in every stage; a part that the stage does not know is null. Ask with If-None-Match, and nothing is sent while nothing has happened.',
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
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts/{contractId}/waiting',
    operationId: 'getWaiting',
    tag: 'Contracts',
    summary: 'Why the contract is waiting',
    description:
      'On whom, for what, since when, and what happens by itself and when; one sentence for people in both languages.',
    answer: { status: 200, description: 'All that it waits for', schema: z.object({ items: z.array(waitingItem) }) },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId }) => {
      const row = await db.contract.findUnique({ where: { contractId } });
      if (!row) throw problem('CONTRACT_NOT_FOUND');
      const recorded = row.waiting as unknown as WaitingItem[]; // written by the recorder
      response.json({ items: await waitingNow(db, await currentState(db, row), recorded) });
    },
  });
}

function eventsRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts/{contractId}/events',
    operationId: 'listEvents',
    tag: 'Contracts',
    summary: 'The audit trail, oldest first',
    description:
      'Everything that has happened to the contract, with who did it and when, exactly as it was recorded; nothing is ever changed or left out.',
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
    access: access.ourSide,
    method: 'get',
    path: '/v1/events',
    operationId: 'readEvents',
    tag: 'Contracts',
    summary: 'Everything that happens to any contract, as it is written',
    description:
      'For systems that keep up: ask again with `nextAfter`, and no event is left out or comes twice. Events of one contract are in its order; one that was written after another was on disk comes after it.',
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
