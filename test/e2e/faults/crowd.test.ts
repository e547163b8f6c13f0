import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { makeApiKey } from '../../../prisma/api-keys';
import { approverFor } from '../../../scripts/seed-data';
import { aLargeText } from '../../build/a-large-text';
import { until } from '../../build/until';
import { openPremises, type Premises } from '../premises';

/** Two hundred contracts, and a few documents of hundreds of pages. */
jest.setTimeout(400_000);

let premises: Premises;
let crowdKey = '';
let otherKey = '';
beforeAll(async () => {
  premises = await openPremises();
  crowdKey = (await makeApiKey(premises.db, { name: 'crowd' })) ?? '';
  otherKey = (await makeApiKey(premises.db, { name: 'other' })) ?? '';
});
afterAll(() => premises.close());

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Every status that anybody was answered with. */
const statuses = new Set<number>();

/** Sends as the documentation asks: again after the seconds of Retry-After, under the same key. */
async function post(key: string, path: string, body: object, idempotencyKey = randomUUID()): Promise<Answer> {
  for (;;) {
    const answer = await fetch(`${premises.url}${path}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      },
      body: JSON.stringify(body),
    });
    statuses.add(answer.status);
    const said = { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    if (said.status !== 429) return said;
    await setTimeout(Number(answer.headers.get('retry-after')) * 1000);
  }
}

const today = new Date().toISOString().slice(0, 10);

function aContract(changes: object = {}) {
  return {
    ...{ contractTypeId: 'goods-sale', title: '循环水泵采购', owner: { email: 'lin.xiao@huadong.example' } },
    customer: { name: '苏州示例化工有限公司', contact: { name: '钱进', email: 'qian.jin@suzhou.example' } },
    ...{ price: { gross: { amount: '186000.00', currency: 'CNY' } }, term: { startsOn: today } },
    ...changes,
  };
}

const create = (key: string, changes?: object) => post(key, '/v1/contracts', aContract(changes));
const submit = (key: string, { body }: Answer) =>
  post(key, `/v1/contracts/${String(body['contractId'])}/submit`, { revision: 1 });

/** The whole way of a contract's approval, command by command, as somebody who has nothing to do with the crowd. */
async function somebodyElse(): Promise<number[]> {
  const created = await create(otherKey);
  const statuses = [created.status, (await submit(otherKey, created)).status];
  const contractId = String(created.body['contractId']);
  for (const stepId of ['legal', 'finance', 'business']) {
    const vote = { subject: { kind: 'revision', id: '1' }, stepId, approver: approverFor(stepId).email };
    statuses.push((await post(otherKey, `/v1/contracts/${contractId}/approve`, vote)).status);
  }
  return statuses;
}

/** Answers of a crowd as they come. */
function counted(asked: readonly Promise<Answer>[]) {
  const answers: Answer[] = [];
  const all = Promise.all(asked.map(async (one) => answers.push(await one)));
  return { answers, all };
}

describe('a crowd', () => {
  it('of 200 contracts created and submitted at once loses nothing, skips no number, and keeps nobody else waiting', async () => {
    const count = 200;
    const submitted = counted(
      Array.from({ length: count }, async () => {
        const created = await create(crowdKey);
        return created.status === 201 ? submit(crowdKey, created) : created;
      }),
    );
    await until('the crowd is under way', () => Promise.resolve(submitted.answers.length > 0), 120_000);
    expect(await somebodyElse()).toEqual([201, 200, 200, 200, 200]);
    // Five commands, each after the answer to the last, are through before half of the crowd is.
    expect(submitted.answers.length).toBeLessThan(count / 2);
    await submitted.all;
    expect(submitted.answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(submitted.answers).toHaveLength(count);
    const numbers = await premises.db.$queryRaw<{ seq: number }[]>`
      SELECT substring(number from '[0-9]+$')::int AS seq FROM contracts ORDER BY 1`;
    expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: count + 1 }, (_, index) => index + 1));
    expect(await premises.db.contract.count({ where: { stage: 'in_approval' } })).toBe(count);
  });

  it('of six contracts of 686 kB submitted at once is answered, and keeps nobody else waiting', async () => {
    const clauses = aLargeText();
    expect(Buffer.byteLength(JSON.stringify(aContract({ clauses })))).toBeGreaterThan(686_000);
    const large = await Promise.all(Array.from({ length: 6 }, () => create(crowdKey, { clauses })));
    expect(large.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    const submitted = counted(large.map((one) => submit(crowdKey, one)));
    expect(await somebodyElse()).toEqual([201, 200, 200, 200, 200]);
    await submitted.all;
    expect(submitted.answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  });

  it('answers nobody with a fault of ours', () => {
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  });
});

describe('a worker killed while a document is being set', () => {
  it('leaves nothing half done: sent again under its key, each submission counts once', async () => {
    const clauses = aLargeText();
    const drafts = await Promise.all(Array.from({ length: 3 }, () => create(crowdKey, { clauses })));
    const submissions = drafts.map(({ body }) => {
      const path = `/v1/contracts/${String(body['contractId'])}/submit`;
      const idempotencyKey = randomUUID();
      return () => post(crowdKey, path, { revision: 1 }, idempotencyKey);
    });
    const sent = submissions.map((submission) => submission());
    // Large ones are set one after the other: when the first is answered, the next is in the thread.
    await Promise.race(sent);
    await premises.worker.kill();
    await premises.startWorker();
    for (const submission of submissions)
      await until('the submission is answered', async () => (await submission()).status === 200, 120_000);
    for (const { body } of drafts) {
      const submitted = { streamId: String(body['contractId']), type: 'ContractSubmitted' };
      expect(await premises.db.event.count({ where: submitted })).toBe(1);
    }
    await Promise.all(sent);
  });
});
