import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, approverOf, eventTypes, manager, stateOf, stepOf, today, view, vote, waitsFor } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';
import { mailsTo, nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
afterEach(async () => {
  await api.db.absence.deleteMany();
  await api.db.user.updateMany({ data: { active: true } });
});

const [legal, finance, business, executive] = [
  approverOf('legal'),
  approverOf('finance'),
  approverOf('business'),
  approverOf('executive'),
];
/** Those days are today in every time zone. */
const aroundToday = { from: addDays(today, -1), to: addDays(today, 7) };

interface User {
  userId: string;
  active: boolean;
  manager: string | null;
  roles: string[];
  absences: { absenceId: string; from: string; to: string; deputy: string | null }[];
}

const act = (userId: string, verb: string, body?: object, key?: string) =>
  post(api, `/v1/users/${userId}/${verb}`, body, key);
const users = async () => ((await read(get(api, '/v1/users'))) as { items: User[] }).items;

async function after(sent: ReturnType<typeof act>, status = 200): Promise<User> {
  return ((await sent.expect(status)) as { body: User }).body;
}

/** The contract waits for this, as soon as it has looked who may decide. */
function comesToWaitFor(contractId: string, item: string): Promise<boolean> {
  return until(`the contract waits for ${item}`, async () => (await waitsFor(api, contractId)).includes(item));
}

describe('somebody who is called otherwise now, and reads another language', () => {
  it('is addressed so in later mails, also of contracts from before', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    await act('david-zhao', 'change', { name: '赵大卫', language: 'zh-CN' }).expect(200);
    await accepted(ask(api, contractId, 'nudge', {}));
    const { text } = await nextMail(api, business, `提醒：请审批…${number}`);
    expect(text).toMatch(/^赵大卫，您好：/);
    await act('david-zhao', 'change', { name: 'David Zhao', language: 'en' }).expect(200);
  });
});

describe('an approver who leaves in mid-flight', () => {
  it('is replaced at once by the superior, who is told in whose place; their own vote counts nothing', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    expect(await after(act('wang-fang', 'deactivate'))).toMatchObject({ userId: 'wang-fang', active: false });
    await comesToWaitFor(contractId, `legal ${executive}`);
    expect((await stepOf(api, contractId, 'legal')).seats).toMatchObject([
      { holder: { email: executive }, standsFor: { email: legal }, why: 'escalated', vote: null },
    ]);
    const { text } = await nextMail(api, executive, `请审批…${number}`);
    expect(text).toContain('您代替王芳审批。');
    expect(await problemOf(ask(api, contractId, 'approve', vote('legal')), 409)).toMatchObject({
      code: 'NOT_THE_APPROVER',
    });
    await accepted(ask(api, contractId, 'approve', { ...vote('legal'), approver: executive }));
    await expectOneTruth(api, contractId);
  });

  it('is refused by name when the vote comes first, and that alone has somebody else asked', async () => {
    const contractId = await aContract(api, 'in_approval');
    await api.db.user.update({ where: { userId: 'wang-fang' }, data: { active: false } }); // nobody has told the contract
    const refused = await problemOf(ask(api, contractId, 'approve', vote('legal')), 409);
    expect(refused).toMatchObject({ code: 'APPROVER_INACTIVE', detail: '王芳 is deactivated and cannot decide.' });
    await comesToWaitFor(contractId, `legal ${executive}`);
    const kept = await read(get(api, `/v1/contracts/${contractId}/refused-commands`));
    expect(kept).toMatchObject({ items: [{ code: refused.code, actor: { kind: 'service', name: 'tests' } }] });
    await expectOneTruth(api, contractId);
  });

  it('had approved: that vote stands', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await act('wang-fang', 'deactivate').expect(200);
    await act('chen-jie', 'deactivate').expect(200);
    await comesToWaitFor(contractId, `finance ${executive}`);
    expect((await stepOf(api, contractId, 'legal')).seats).toMatchObject([{ holder: { email: legal }, why: 'route' }]);
    await expectOneTruth(api, contractId);
  });
});

describe('an approver who is away', () => {
  it('is stood in for by the deputy, before and after the contract comes', async () => {
    const earlier = await aContract(api, 'in_approval');
    const recorded = await after(act('chen-jie', 'absences', { ...aroundToday, deputy: business.toUpperCase() }), 201);
    expect(recorded.absences).toMatchObject([{ ...aroundToday, deputy: business }]);
    await comesToWaitFor(earlier, `finance ${business}`);
    const later = await aContract(api, 'in_approval');
    for (const contractId of [earlier, later]) {
      const { waiting } = await view(api, contractId);
      expect(waiting.find(({ stepId }) => stepId === 'finance')).toMatchObject({
        ...{ person: { email: business }, standsFor: { email: finance, name: '陈洁' } },
        sentence: { en: expect.stringContaining('Waiting for David Zhao for 陈洁 (finance)') as string },
      });
      await accepted(ask(api, contractId, 'approve', { ...vote('finance'), approver: business }));
      expect((await stepOf(api, contractId, 'finance')).seats).toMatchObject([
        { why: 'deputy', vote: { decision: 'approved' } },
      ]);
      await expectOneTruth(api, contractId);
    }
  });

  it('is recorded as away once, however often it is sent; of two absences the one with a deputy counts', async () => {
    const long = { from: addDays(today, -300), to: addDays(today, 300) };
    const key = randomUUID();
    for (let time = 0; time < 2; time += 1)
      expect((await after(act('chen-jie', 'absences', long, key), 201)).absences).toMatchObject([long]);
    await after(act('chen-jie', 'absences', { ...aroundToday, deputy: business }), 201);
    expect(await waitsFor(api, await aContract(api, 'in_approval'))).toContain(`finance ${business}`);
  });

  it('without a deputy is stood in for by the superior; back early, they are asked themselves', async () => {
    const { absences } = await after(act('chen-jie', 'absences', aroundToday), 201);
    const away = await aContract(api, 'in_approval');
    expect(await waitsFor(api, away)).toContain(`finance ${executive}`);
    const end = `absences/${absences[0]?.absenceId}/end`;
    expect(await after(act('chen-jie', end))).toMatchObject({ absences: [] });
    expect(await problemOf(act('chen-jie', end), 404)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await waitsFor(api, await aContract(api, 'in_approval'))).toContain(`finance ${finance}`);
    await expectOneTruth(api, away);
  });

  it('is refused when the vote comes first', async () => {
    const contractId = await aContract(api, 'in_approval');
    const days = { fromDay: new Date(aroundToday.from), toDay: new Date(aroundToday.to) };
    await api.db.absence.create({
      data: { absenceId: 'unheard', userId: 'chen-jie', deputyId: 'david-zhao', ...days },
    });
    const refused = await problemOf(ask(api, contractId, 'approve', vote('finance')), 409);
    expect(refused).toMatchObject({ code: 'APPROVER_ABSENT' });
    await comesToWaitFor(contractId, `finance ${business}`);
    await expectOneTruth(api, contractId);
  });
});

describe('a contract that nobody is left to approve', () => {
  interface Incident {
    contractId: string;
  }
  const incidents = async (of: string) => {
    const { items } = (await read(get(api, '/v1/incidents'))) as { items: Incident[] };
    return items.filter(({ contractId }) => contractId === of);
  };

  it('is an incident, is never approved by that, and goes on when somebody is there again', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    expect(await incidents(contractId)).toEqual([]);
    for (const userId of ['wu-min', 'zhou-wei', 'wang-fang']) await act(userId, 'deactivate').expect(200);
    await comesToWaitFor(contractId, `route_owner ${manager}`);
    expect(await incidents(contractId)).toMatchObject([
      { kind: 'approval_blocked', contractId, number, stepId: 'legal' },
    ]);
    await nextMail(api, 'lin.xiao@huadong.example', `审批受阻（法务）…${number}`);
    const { stage } = await view(api, contractId);
    expect([stage, await eventTypes(api, contractId)]).toEqual([
      'in_approval',
      expect.not.arrayContaining(['ApprovalGiven']),
    ]);
    for (const approver of [legal, executive, manager])
      await problemOf(ask(api, contractId, 'approve', { ...vote('legal'), approver }), 409);
    await act('wang-fang', 'activate').expect(200);
    await until('the incident is over', async () => (await incidents(contractId)).length === 0);
    expect(await waitsFor(api, contractId)).toContain(`legal ${legal}`);
    for (const stepId of ['legal', 'finance', 'business'] as const)
      await accepted(ask(api, contractId, 'approve', vote(stepId)));
    expect((await view(api, contractId)).stage).toBe('awaiting_customer');
    await expectOneTruth(api, contractId);
  });

  it('is one as soon as it is submitted, and is given to somebody by name', async () => {
    for (const userId of ['wu-min', 'zhou-wei', 'wang-fang']) await act(userId, 'deactivate').expect(200);
    const contractId = await aContract(api, 'in_approval');
    expect(await incidents(contractId)).toMatchObject([{ contractId, stepId: 'legal' }]);
    await act('david-zhao', 'change', { approvesFor: ['business', 'legal'] }).expect(200);
    await comesToWaitFor(contractId, `legal ${business}`);
    await act('david-zhao', 'change', { approvesFor: ['business'] }).expect(200);
    expect(await incidents(contractId)).toEqual([]);
    await accepted(ask(api, contractId, 'approve', { ...vote('legal'), approver: business }));
    await expectOneTruth(api, contractId);
  });
});

describe('what is said of people', () => {
  it('is kept as it is said', async () => {
    expect(await after(act('chen-jie', 'change', { roles: ['cfo'], manager: manager.toUpperCase() }))).toMatchObject({
      ...{ userId: 'chen-jie', roles: ['cfo'], manager, approvesFor: ['finance'], active: true },
    });
    expect(await after(act('chen-jie', 'change', { roles: [], manager: executive }))).toMatchObject({
      manager: executive,
    });
    expect((await users()).map(({ userId }) => userId)).toEqual([
      'chen-jie',
      'david-zhao',
      'lin-xiao',
      'wang-fang',
      'wu-min',
      'zhou-wei',
    ]);
  });

  it.each<[string, string, string, object, string[]]>([
    ['a superior from below', 'wu-min', 'change', { manager: legal }, ['/manager']],
    ['oneself as superior', 'wu-min', 'change', { manager }, ['/manager']],
    ['an unknown superior', 'wu-min', 'change', { manager: 'nobody@huadong.example' }, ['/manager']],
    ['a role that is no word', 'wu-min', 'change', { roles: [''] }, ['/roles/0']],
    ['another address', 'wu-min', 'change', { email: 'x@huadong.example' }, ['/email']],
    ['their own deputy', 'chen-jie', 'absences', { ...aroundToday, deputy: finance }, ['/deputy']],
    ['an unknown deputy', 'chen-jie', 'absences', { ...aroundToday, deputy: 'nobody@huadong.example' }, ['/deputy']],
    ['a last day before the first', 'chen-jie', 'absences', { from: today, to: addDays(today, -1) }, ['/to']],
    ['a day that is none', 'chen-jie', 'absences', { from: '2026-02-30', to: '2026-03-01' }, ['/from']],
    ['an absence without an end', 'chen-jie', 'absences', { from: today }, ['/to']],
  ])('is not kept with %s', async (_what, userId, verb, body, pointers) => {
    const before = await users();
    const fault = await problemOf(act(userId, verb, body), 400);
    expect([fault.code, ...pointersOf(fault)]).toEqual(['INVALID_REQUEST', ...pointers]);
    expect(await users()).toEqual(before);
  });

  it('is about somebody who works here', async () => {
    for (const [verb, body] of [
      ...([['activate'], ['deactivate'], ['change', { roles: [] }], ['absences', aroundToday]] as const),
      ...([['absences/none/end']] as const),
    ])
      expect(await problemOf(act('nobody', verb, body), 404)).toMatchObject({ code: 'USER_NOT_FOUND' });
    await act('chen-jie', 'deactivate').expect(200);
    const gone = act('wang-fang', 'absences', { ...aroundToday, deputy: finance });
    expect(pointersOf(await problemOf(gone, 400))).toEqual(['/deputy']);
    expect(mailsTo(api, 'nobody@huadong.example', '')).toEqual([]);
  });
});
