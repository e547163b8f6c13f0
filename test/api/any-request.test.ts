import fc from 'fast-check';
import request, { type Response } from 'supertest';
import { tags } from '../../api/http/tags';
import { aContract, approverOf } from './a-contract';
import { type AnyRequest, requestsOf } from './any-request';
import { type Document, openApiOfRun, type Operation, operationsOf } from './described';
import { type Api, apiKey, startApi } from './harness';

/** Requests to one operation; the whole takes about a minute. */
const runs = 10;
/** The same requests each time: what was found once is found again. */
const seed = 20_261_129;

let api: Api;
let document: Document;
let ids: Record<string, readonly string[]>;
beforeAll(async () => {
  api = await startApi();
  document = await openApiOfRun(api.app);
  ids = {
    contractId: [await aContract(api, 'draft'), await aContract(api, 'in_approval'), await aContract(api, 'active')],
    itemId: ['goods-sale', 'framework', 'delivery'],
    userId: ['lin-xiao', approverOf('legal')],
    digest: ['0'.repeat(64)],
    version: ['1', '2'],
    page: ['1', '2'],
  };
});
afterAll(() => api.stop());

interface Asked {
  path: string;
  method: string;
  operation: Operation;
}

function send({ method, operation }: Asked, { address, body }: AnyRequest) {
  if (method === 'get') return request(api.app).get(address).set('Authorization', `Bearer ${apiKey}`);
  const sent = request(api.app).post(address).set('Authorization', `Bearer ${apiKey}`);
  if (operation.requestBody?.content['application/octet-stream'])
    return sent.set('Content-Type', 'application/octet-stream').send(Buffer.from('%PDF-1.7 no more'));
  return body === undefined
    ? sent
    : sent.set('Content-Type', 'application/json').send(JSON.stringify(body) as unknown as object);
}

/** Neither a fault of ours, nor anything but what the document says. */
async function answersAsDescribed(one: Asked, asked: AnyRequest): Promise<void> {
  const answer: Response = await send(one, asked);
  if (answer.status >= 500) throw new Error(`answers ${answer.status}: ${answer.text}`);
  if (answer.status === 404 && (answer.body as { code?: string }).code === 'NOT_FOUND') return; // another address
  if (answer.status !== 304) api.expectDescribed(one.method as 'get' | 'post', one.path)(answer);
  // A body that is no object is bad input wherever one is asked for.
  if (one.operation.requestBody?.content['application/json'] && (typeof asked.body !== 'object' || asked.body === null))
    expect(answer.status).toBeGreaterThanOrEqual(400);
}

async function faultsOf(one: Asked): Promise<string[]> {
  const property = fc.asyncProperty(requestsOf(document, one, ids), (asked) => answersAsDescribed(one, asked));
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    ...{ numRuns: runs, seed, endOnFailure: true },
  });
  if (!failed) return [];
  return [
    `${one.operation.operationId}: ${JSON.stringify(counterexample?.[0])} ${String(errorInstance)}`.slice(0, 3000),
  ];
}

describe('whatever is sent to an operation', () => {
  it.each(Object.keys(tags))(
    'under “%s” is answered as the documentation says, and never by a fault of ours',
    async (tag) => {
      const operations = operationsOf(document).filter(({ operation }) => operation.tags?.includes(tag));
      expect(operations.length).toBeGreaterThan(0);
      const faults: string[] = [];
      for (const one of operations) faults.push(...(await faultsOf(one)));
      expect(faults).toEqual([]);
    },
  );
});
