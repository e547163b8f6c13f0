import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordTransition } from '../../activities/record-transition';
import { addDays } from '../../domain/kernel/days';
import { plainCalendar, weekdayOf } from '../../domain/kernel/work-calendar';
import { dueEffects } from '../../prisma/outbox';
import { expectOneTruth } from '../build/one-truth';
import { aContract, departments, linkTo, stateOf, today, vote } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, get, post, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** The next Saturday that lies some days ahead. */
const saturday = addDays(today, 12 + ((6 - weekdayOf(addDays(today, 12)) + 7) % 7));
const monday = addDays(saturday, 2);

interface PerformanceView {
  overdue: boolean;
  waiting: { sentence: { en: string } }[];
  performance: { payments: Record<string, { effectiveDueOn: string | null; overdue: boolean }> };
}

describe('a payment on a day of rest', () => {
  it('is due on the next working day wherever one looks: warnings, status, waiting list, read model', async () => {
    const file = join(__dirname, '../cases/json-payment-on-rest-day-marked-overdue-against-own-clause.json');
    const { create } = JSON.parse(await readFile(file, 'utf8')) as { create: { paymentPlan: object[] } };
    const [first, second] = create.paymentPlan;
    const paymentPlan = [
      { ...first, dueOn: saturday },
      { ...second, dueOn: addDays(saturday, 7) },
    ];
    const term = { startsOn: today, endsOn: addDays(today, 400) };
    const { contractId } = await accepted(post(api, '/v1/contracts', { ...create, term, paymentPlan }), 201);
    const warnings = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as {
      items: { code: string; pointer: string; message: { en: string } }[];
    };
    const restDays = warnings.items.filter(({ code }) => code === 'due_on_rest_day');
    expect(restDays.map(({ pointer }) => pointer)).toEqual(['/paymentPlan/0/dueOn', '/paymentPlan/1/dueOn']);
    expect(restDays[0]?.message.en).toContain(`falls due on ${monday}`);

    await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    await accepted(ask(api, contractId, 'confirm', { revision: 1 }));
    await accepted(ask(api, contractId, 'record-signature', { side: 'ours', signatory: '周伟', signedOn: today }));
    await accepted(ask(api, contractId, 'record-signature', { side: 'customer', signatory: '许静', signedOn: today }));
    const view = (await read(get(api, `/v1/contracts/${contractId}`))) as PerformanceView;
    expect(view.performance.payments).toMatchObject({
      sat: { effectiveDueOn: monday, overdue: false },
      sat2: { effectiveDueOn: addDays(monday, 7) },
    });
    expect(view.waiting[0]?.sentence.en).toContain(`before ${monday}`);
    expect(await api.db.obligation.count({ where: { contractId, effectiveDueOn: new Date(monday) } })).toBe(1);
    const { owner } = await stateOf(api, contractId);
    const browser = openBrowser(api);
    const page = await linkTo(api, contractId, { kind: 'ownership', owner: owner.email }, owner);
    await browser.unlock(page);
    const { text } = await browser.open(`${page}?lang=zh-CN`).expect(200);
    expect(text).toContain(`${saturday}（休息日，顺延至 ${monday}）`);
    await expectOneTruth(api, contractId);
  });

  it('moves with a calendar that is published later, in the read model too', async () => {
    const paymentPlan = [{ paymentLineId: 'all', title: '全款', dueOn: saturday, percent: '100' }];
    const contractId = await aContract(api, 'active', { milestones: [], paymentPlan });
    const { version: seenVersion } = (await read(get(api, '/v1/work-calendars/current'))) as { version: number };
    const years = { [monday.slice(0, 4)]: { holidays: [monday], makeUpDays: [] } };
    const { version: _plain, ...week } = plainCalendar;
    await accepted(post(api, '/v1/work-calendars', { ...week, seenVersion, years }), 201);
    await api.temporal.workflow
      .getHandle(`contract-${contractId}`)
      .signal('replan', { calendarVersion: seenVersion + 1 });
    const dayOf = async () => {
      const view = (await read(get(api, `/v1/contracts/${contractId}`))) as PerformanceView;
      return view.performance.payments['all']?.effectiveDueOn;
    };
    while ((await dayOf()) === monday) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await dayOf()).toBe(addDays(monday, 1));
    await expectOneTruth(api, contractId);
  });
});

describe('the outbox', () => {
  it('keeps a mail to the customer for its hour, and lets go what answers at once', async () => {
    const contractId = await aContract(api, 'in_approval');
    for (const stepId of ['legal', 'finance'] as const) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    const actor = { kind: 'service', id: 'other', name: 'Other' } as const;
    const record = async (command: object, at: string, by: object = actor) =>
      recordTransition({ ...api, customerMail: 'working_hours' }, {
        ...{ contractId, state: await stateOf(api, contractId), command, actor: by, now: at },
        ...{ commandId: randomUUID(), fingerprint: '' },
      } as Parameters<typeof recordTransition>[1]);
    // Far ahead, so that no courier sends it meanwhile: a Saturday in 2037.
    await record({ type: 'approve', ...vote('business'), comment: null }, '2037-01-03T04:00:00.000Z');
    const held = await api.db.$queryRaw<{ at: Date; target: string }[]>`
      SELECT next_attempt_at AS at, target FROM outbox WHERE stream_id = ${contractId} AND body->>'kind' = 'confirmation_request'`;
    expect(held).toEqual([{ at: new Date('2037-01-05T01:00:00.000Z'), target: 'qian.jin@suzhou.example' }]);
    const hour = 'will be asked at 2037-01-05 09:00 (Asia/Shanghai)';
    for (const route of ['', '/waiting']) {
      const { items = [], waiting = items } = (await read(get(api, `/v1/contracts/${contractId}${route}`))) as {
        items?: { sentence: { en: string } }[];
        waiting?: { sentence: { en: string } }[];
      };
      expect(waiting[0]?.sentence.en).toContain(hour);
    }
    const [told] = await api.db.$queryRaw<{ waiting: { en: string }[] }[]>`
      SELECT body->'waiting' AS waiting FROM outbox WHERE stream_id = ${contractId} AND body->>'kind' = 'approved'`;
    expect(told?.waiting[0]?.en).toContain(hour);
    const { owner } = await stateOf(api, contractId);
    const page = openBrowser(api);
    const path = await linkTo(api, contractId, { kind: 'ownership', owner: owner.email }, owner);
    await page.unlock(path);
    expect((await page.open(`${path}?lang=en`).expect(200)).text.replace(/<[^>]+>/g, '')).toContain(hour);
    const due = await dueEffects(api.db, 'mail', [], 500);
    expect(due.filter(({ stream, target }) => stream.id === contractId && target.startsWith('qian'))).toEqual([]);

    // Nobody who waits for Monday keeps back what follows at once.
    await api.db.$executeRaw`
      INSERT INTO outbox (effect_id, stream_kind, stream_id, seq, kind, target, body)
      VALUES (${randomUUID()}, 'contract', ${contractId}, 10000, 'probe', 'qian.jin@suzhou.example', '{}')`;
    await api.db
      .$executeRaw`UPDATE outbox SET kind = 'probe' WHERE stream_id = ${contractId} AND body->>'kind' = 'confirmation_request'`;
    expect(await dueEffects(api.db, 'probe', [], 10)).toHaveLength(1);
    // One that was tried in vain does.
    await api.db
      .$executeRaw`UPDATE outbox SET attempts = 1 WHERE stream_id = ${contractId} AND kind = 'probe' AND seq < 10000`;
    expect(await dueEffects(api.db, 'probe', [], 10)).toEqual([]);
  });
});
