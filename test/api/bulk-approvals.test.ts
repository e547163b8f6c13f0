import { randomUUID } from 'node:crypto';
import { type ContractEvent } from '../../domain/contract/events';
import { expectOneTruth } from '../build/one-truth';
import { aContract, approverOf, linkTo, manager, revisionSubject, stateOf, stepOf, vote, waitsFor } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Outcome {
  contractId: string;
  stepId: string | null;
  status: string;
  code: string | null;
}

const [legal, finance, business] = [approverOf('legal'), approverOf('finance'), approverOf('business')];

/** The answer of a POST for many contracts. */
async function many(path: string, body: object, key?: string): Promise<Outcome[]> {
  const { body: answer } = (await post(api, path, body, key).expect(200)) as { body: { items: Outcome[] } };
  return answer.items;
}

async function openFor(approver: string, more = ''): Promise<{ contractId: string; stepId: string }[]> {
  const path = `/v1/approvals?approver=${encodeURIComponent(approver)}${more}`;
  return ((await read(get(api, path))) as { items: { contractId: string; stepId: string }[] }).items;
}

async function refusedCommands(contractId: string): Promise<object[]> {
  return ((await read(get(api, `/v1/contracts/${contractId}/refused-commands`))) as { items: object[] }).items;
}

const given = (events: readonly ContractEvent[]) => events.filter(({ type }) => type === 'ApprovalGiven');

describe('what waits for one person', () => {
  it('is listed longest waiting first, by an address in any case', async () => {
    const first = await aContract(api, 'in_approval');
    const second = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, first);
    const open = await openFor(finance.toUpperCase());
    expect(open.map(({ contractId, stepId }) => [contractId, stepId])).toEqual([
      [first, 'finance'],
      [second, 'finance'],
    ]);
    expect(open[0]).toMatchObject({
      number,
      revision: 1,
      subject: revisionSubject(),
      overdue: false,
      sentence: { en: expect.any(String) as string },
    });
    await accepted(ask(api, first, 'approve', vote('finance')));
    expect(await openFor(finance, '&limit=1')).toMatchObject([{ contractId: second }]);
    await accepted(ask(api, second, 'withdraw', { reason: 'Not needed.' }));
    expect(await openFor(finance)).toEqual([]);
    for (const query of ['', 'approver=', 'approver=nobody', `approver=${finance}&limit=0`])
      expect(pointersOf(await problemOf(get(api, `/v1/approvals?${query}`), 400))).toHaveLength(1);
  });
});

describe('approving several at once', () => {
  it('counts each by itself, and once however often it is sent under its key', async () => {
    const [good, stale, closed] = [
      await aContract(api, 'in_approval'),
      await aContract(api, 'in_approval'),
      await aContract(api, 'in_approval'),
    ];
    await accepted(ask(api, closed, 'approve', vote('legal')));
    const nowhere = randomUUID();
    const item = (contractId: string, revision = 1) => ({
      ...{ contractId, subject: revisionSubject(revision), stepId: 'legal' },
    });
    const items = [item(good), item(stale, 2), item(closed), item(nowhere)];
    const [body, key] = [{ approver: legal, comment: '同意', items }, randomUUID()];
    const outcomes = await many('/v1/approvals/bulk-approve', body, key);
    expect(outcomes).toMatchObject([
      { contractId: good, stepId: 'legal', status: 'done', code: null },
      { contractId: stale, status: 'refused', code: 'STALE_REVISION' },
      { contractId: closed, status: 'refused', code: 'STEP_CLOSED' },
      { contractId: nowhere, status: 'refused', code: 'CONTRACT_NOT_FOUND' },
    ]);
    expect(await many('/v1/approvals/bulk-approve', body, key)).toEqual(outcomes);
    const other = post(api, '/v1/approvals/bulk-approve', { ...body, comment: 'Other words.' }, key);
    expect((await problemOf(other, 422)).code).toBe('IDEMPOTENCY_KEY_REUSED');
    for (const [contractId, votes] of [
      [good, 1],
      [stale, 0],
      [closed, 1],
    ] as const)
      expect(given(await expectOneTruth(api, contractId))).toHaveLength(votes);
    expect((await stepOf(api, good, 'legal')).seats).toMatchObject([{ vote: { comment: '同意' } }]);
  });

  it('takes one to a hundred, and nothing half', async () => {
    const item = { contractId: randomUUID(), subject: revisionSubject(), stepId: 'legal' };
    for (const [items, pointer] of [
      [[], '/items'],
      [Array.from({ length: 101 }, () => item), '/items'],
      [[{ ...item, contractId: 'x' }], '/items/0/contractId'],
      [[{ ...item, subject: { kind: 'nothing', id: '1' } }], '/items/0/subject/kind'],
    ] as const) {
      const sent = post(api, '/v1/approvals/bulk-approve', { approver: legal, items });
      expect(pointersOf(await problemOf(sent, 400))).toEqual([pointer]);
    }
  });
});

describe('handing over what waits for somebody', () => {
  it('moves it contract by contract, with those who are asked from now on', async () => {
    const contracts = [await aContract(api, 'in_approval'), await aContract(api, 'in_approval')];
    const [first = ''] = contracts;
    const body = { from: business, to: manager, reason: 'He has left the department.' };
    const nothing = await problemOf(ask(api, first, 'reassign', { ...body, from: manager }), 409);
    expect(nothing).toMatchObject({ code: 'NOTHING_TO_REASSIGN' });
    await accepted(ask(api, first, 'reassign', body));
    expect(await waitsFor(api, first)).toContain(`business ${manager}`);
    const outcomes = await many('/v1/approvals/bulk-reassign', body);
    expect(outcomes.filter(({ contractId }) => contracts.includes(contractId))).toMatchObject([
      { contractId: contracts[1], stepId: null, status: 'done' },
    ]);
    expect(await openFor(business)).toEqual([]);
    for (const contractId of contracts) {
      expect(await openFor(manager)).toContainEqual(expect.objectContaining({ contractId, stepId: 'business' }));
      const late = await problemOf(ask(api, contractId, 'approve', vote('business')), 409);
      expect(late).toMatchObject({ code: 'NOT_THE_APPROVER' });
      await expectOneTruth(api, contractId);
    }
    const toDrafter = await many('/v1/approvals/bulk-reassign', {
      ...body,
      from: manager,
      to: 'lin.xiao@huadong.example',
    });
    expect(new Set(toDrafter.map(({ status, code }) => `${status} ${code}`))).toEqual(
      new Set(['refused APPROVER_CONFLICTED']),
    );
  });
});

describe('a step that any of five may decide', () => {
  const members = ['a', 'b', 'c', 'd'].map((name) => `legal.${name}@huadong.example`);
  beforeAll(async () => {
    await api.db.user.createMany({
      data: members.map((email, index) => ({
        ...{ userId: `legal-${index}`, name: `Legal ${index}`, email, language: 'en', approvesFor: ['legal'] },
        managerId: 'zhou-wei',
      })),
    });
  });

  it('is decided by one of fifty votes at the same time; the others are told by whom and when', async () => {
    const contractId = await aContract(api, 'in_approval');
    const five = [legal, ...members];
    expect((await waitsFor(api, contractId)).filter((item) => item.startsWith('legal'))).toHaveLength(5);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        ask(api, contractId, 'approve', { ...vote('legal'), approver: five[index % 5] }),
      ),
    );
    const votes = given(await expectOneTruth(api, contractId));
    expect(votes).toHaveLength(1);
    const won = (await stepOf(api, contractId, 'legal')).seats.find((seat) => seat.vote !== null);
    const refused = answers
      .filter(({ status }) => status !== 200)
      .map(({ status, body }) => ({ status, ...(body as object) }));
    expect(refused).toHaveLength(49);
    for (const answer of refused) {
      expect(answer).toMatchObject({
        status: 409,
        code: expect.stringMatching(/^(STEP_CLOSED|ALREADY_VOTED)$/) as string,
      });
      expect(answer).toMatchObject({ detail: expect.stringContaining(won?.holder.name ?? '?') as string });
      expect(answer).toMatchObject({ detail: expect.stringContaining(won?.vote?.at ?? '?') as string });
    }
    expect(await refusedCommands(contractId)).toHaveLength(49);
  });

  it('tells the others so also where it was the last step, and the customer is asked by now', async () => {
    const contractId = await aContract(api, 'in_approval');
    for (const stepId of ['finance', 'business'] as const)
      await accepted(ask(api, contractId, 'approve', vote(stepId)));
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    const { seats } = await stepOf(api, contractId, 'legal');
    const at = seats.find((seat) => seat.vote !== null)?.vote?.at ?? '?';
    for (const [command, approver] of [
      ['approve', legal],
      ['approve', members[0]],
      ['reject', members[1]],
    ] as const) {
      const body = { ...vote('legal'), approver, ...(command === 'reject' ? { reason: 'No.' } : {}) };
      const late = await problemOf(ask(api, contractId, command, body), 409);
      expect(late.code).toBe('STEP_CLOSED');
      expect(late.detail).toContain(`was decided by 王芳 at ${at}`);
    }
    expect(given(await expectOneTruth(api, contractId))).toHaveLength(3);
  });

  it('tells the others so on their pages, also where it was the last step', async () => {
    const contractId = await aContract(api, 'in_approval');
    for (const stepId of ['finance', 'business'] as const)
      await accepted(ask(api, contractId, 'approve', vote(stepId)));
    const { seats } = await stepOf(api, contractId, 'legal');
    const browser = openBrowser(api);
    const paths = await Promise.all(
      seats.map(({ ask: asking, holder }) =>
        linkTo(api, contractId, { kind: 'approval', subject: revisionSubject(), stepId: 'legal', ask: asking }, holder),
      ),
    );
    const pages = await Promise.all(paths.map((path) => browser.send(`${path}?lang=en`, { choice: 'approve' })));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const winner = seats[pages.findIndex(({ status }) => status === 200)]?.holder.name ?? '?';
    for (const { text, status } of pages) {
      expect(text).toContain(`By ${winner}`);
      if (status === 409) expect(text).toContain('What you have just sent changed nothing.');
    }
    expect(given(await expectOneTruth(api, contractId))).toHaveLength(3);
  });
});

describe('votes that did not count', () => {
  it('are kept with who tried and why, newest first', async () => {
    const contractId = await aContract(api, 'in_approval');
    expect(await refusedCommands(contractId)).toMatchObject([]);
    await problemOf(ask(api, contractId, 'approve', { ...vote('legal'), approver: finance }), 409);
    const to = { name: 'Mallory', email: 'mallory@elsewhere.example', language: 'en' } as const;
    const path = await linkTo(
      api,
      contractId,
      { kind: 'approval', subject: revisionSubject(), stepId: 'legal', ask: 1 },
      to,
    );
    await openBrowser(api).send(path, { choice: 'reject', text: 'No.' }).expect(409);
    await problemOf(ask(api, contractId, 'nudge', { sooner: true }), 400); // not a vote, and not read
    const recorded = {
      refusedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      sentence: { en: expect.any(String) as string, 'zh-CN': expect.any(String) as string },
    };
    expect(await refusedCommands(contractId)).toMatchObject([
      { ...recorded, command: 'reject', code: 'NOT_THE_APPROVER', actor: { name: 'Mallory' } },
      { ...recorded, command: 'approve', code: 'NOT_THE_APPROVER', actor: { name: 'tests' } },
    ]);
    expect(await expectOneTruth(api, contractId)).toHaveLength(3);
    const unknown = get(api, `/v1/contracts/${randomUUID()}/refused-commands`);
    expect(await problemOf(unknown, 404)).toMatchObject({ code: 'CONTRACT_NOT_FOUND' });
  });
});
