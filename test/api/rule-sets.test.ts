import { type RouteRule, type RuleSet } from '../../domain/routing/route';
import { type RuleSetProblem } from '../../domain/routing/route-problem';
import { aRule, aRuleSet, aStep } from '../build/a-rule-set';
import { type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

const path = '/v1/approval-rule-sets';
let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.db.user.createMany({
    data: [
      { userId: 'rule-lin', name: 'Lin', email: 'lin@rules.example', language: 'en', approvesFor: ['rules'] },
      { userId: 'rule-mo', name: 'Mo', email: 'mo@rules.example', language: 'en', approvesFor: ['rules'] },
    ],
  });
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.db.ruleSet.deleteMany();
  await api.db.user.updateMany({ where: { userId: { startsWith: 'rule-' } }, data: { active: true, managerId: null } });
});

interface Checked {
  version: number;
  status: string;
  problems: RuleSetProblem[];
}
interface Page {
  items: { version: number; status: string; publishedAt: string | null; retiredAt: string | null }[];
  nextBefore: number | null;
}

/** A rule set that the two can approve under. */
function aBody(overrides: Partial<Omit<RuleSet, 'ruleSetId' | 'version'>> = {}): object {
  const { currency, rates, fourEyes } = aRuleSet();
  const steps = [aStep('all', { approvers: [{ kind: 'department', department: 'rules' }], quorum: { atLeast: 2 } })];
  const routeOwner = 'lin@rules.example';
  return { currency, rates, fourEyes, routeOwner, rules: [aRule('all', { steps })], ...overrides };
}

const faulty: RouteRule = aRule('late', { steps: [aStep('late', { limitHours: 3000, approvers: [] })] });

async function drafted(body: object = aBody()): Promise<Checked> {
  const answer = (await post(api, path, body).expect(201)) as { body: Checked };
  return answer.body;
}

const act = (version: number | string, verb: string, body?: object) => post(api, `${path}/${version}/${verb}`, body);
const list = async (query = '') => (await read(get(api, `${path}?${query}`))) as Page;
const statuses = async () => (await list()).items.map(({ version, status }) => `${version} ${status}`);

async function published(body?: object): Promise<number> {
  const { version } = await drafted(body);
  await act(version, 'publish').expect(200);
  return version;
}

describe('a draft of approval rules', () => {
  it('is kept as it was typed, under the next version', async () => {
    expect(await drafted()).toEqual({ version: 1, status: 'draft', problems: [] });
    const other = aBody({ fourEyes: false });
    expect(await drafted(other)).toEqual({ version: 2, status: 'draft', problems: [] });
    const view = (await read(get(api, `${path}/2`))) as { body: object };
    expect(view).toMatchObject({ version: 2, status: 'draft', publishedAt: null, retiredAt: null });
    expect(view.body).toEqual(other);
    expect(await statuses()).toEqual(['2 draft', '1 draft']);
  });

  it('is kept with its problems, each with its rule and its reason', async () => {
    const { problems, ...draft } = await drafted(aBody({ rules: [faulty], routeOwner: 'nobody@rules.example' }));
    expect(draft).toEqual({ version: 1, status: 'draft' });
    expect(problems.map(({ pointer, ruleId, code }) => [pointer, ruleId, code])).toEqual([
      ['/routeOwner', null, 'route_owner'],
      ['/rules/0/steps/0/limitHours', 'late', 'not_a_limit'],
      ['/rules/0/steps/0/approvers', 'late', 'no_approver'],
    ]);
    expect(problems[1]?.message).toEqual({
      en: 'Rule “Rule late”: the limit of step late is 3000 hours; give 0.25 to 1000.',
      'zh-CN': '规则“规则late”：环节 late 的时限为 3000 小时，应在 0.25 至 1000 之间。',
    });
    expect(await statuses()).toEqual(['1 draft']);
  });

  it('sent again, with another key or at the same time, is one draft', async () => {
    const answers = await Promise.all([drafted(), drafted(), drafted()]);
    expect(answers.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await drafted()).toMatchObject({ version: 1 });
    await act(1, 'publish').expect(200);
    expect(await drafted()).toMatchObject({ version: 2, status: 'draft' });
  });

  it('of several at the same time gets a version of its own', async () => {
    const owners = ['lin@rules.example', 'mo@rules.example', 'nobody@rules.example'];
    const answers = await Promise.all(owners.map((routeOwner) => drafted(aBody({ routeOwner }))));
    expect(answers.map(({ version }) => version).toSorted()).toEqual([1, 2, 3]);
  });

  it.each<[string, object, string[]]>([
    ['a field it does not have', { version: 3 }, ['/version']],
    ['a missing owner', { routeOwner: undefined }, ['/routeOwner']],
    [
      'a rule with a half order',
      { rules: [aRule('x', { steps: [aStep('x', { order: 1.5 })] })] },
      ['/rules/0/steps/0/order'],
    ],
    ['more rules than 200', { rules: Array.from({ length: 201 }, (_, index) => aRule(`r${index}`)) }, ['/rules']],
    ['a rate that Postgres cannot keep', { rates: { USD: '7\u0000' } }, ['/rates/USD']],
  ])('is not kept with %s', async (_, overrides, pointers) => {
    const refused = await problemOf(post(api, path, { ...aBody(), ...overrides }), 400);
    expect([refused.code, ...pointersOf(refused)]).toEqual(['INVALID_REQUEST', ...pointers]);
    expect(await statuses()).toEqual([]);
  });

  it('can be revised, and is checked anew', async () => {
    await drafted(aBody({ rules: [faulty] }));
    const better = aBody({ fourEyes: false });
    const { body } = (await act(1, 'revise', better).expect(200)) as { body: Checked };
    expect(body).toEqual({ version: 1, status: 'draft', problems: [] });
    expect(await read(get(api, `${path}/1`))).toMatchObject({ version: 1, body: better });
    expect(await statuses()).toEqual(['1 draft']);
  });

  it('can be discarded, and nothing else be done with it then', async () => {
    await drafted();
    expect((await act(1, 'retire').expect(200)).body).toEqual({ version: 1, status: 'retired' });
    expect((await list()).items[0]).toMatchObject({ publishedAt: null, retiredAt: expect.any(String) as string });
    for (const [verb, body] of [['retire'], ['publish'], ['revise', aBody()]] as const) {
      const { code, detail } = await problemOf(act(1, verb, body), 409);
      expect([code, detail]).toEqual(['RULE_SET_NOT_DRAFT', 'Version 1 of the approval rules is no longer a draft.']);
    }
    expect(await statuses()).toEqual(['1 retired']);
  });
});

describe('validating approval rules', () => {
  it('says what has gone wrong since they were published, and changes nothing', async () => {
    await published();
    const validated = async () => ((await act(1, 'validate').expect(200)) as { body: Checked }).body;
    expect(await validated()).toEqual({ version: 1, status: 'published', problems: [] });
    await api.db.user.update({ where: { userId: 'rule-mo' }, data: { active: false, managerId: 'rule-lin' } });
    await api.db.user.update({ where: { userId: 'rule-lin' }, data: { managerId: 'rule-mo' } });
    const { problems } = await validated();
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      ...[' cycle', '/rules/0/steps/0/quorum/atLeast quorum_too_high'],
    ]);
    expect(await statuses()).toEqual(['1 published']);
  });
});

describe('publishing approval rules', () => {
  it('puts them in force, and those before them out of force', async () => {
    const { version } = await drafted();
    expect((await act(version, 'publish').expect(200)).body).toEqual({
      version: 1,
      status: 'published',
      retired: null,
    });
    await drafted(aBody({ fourEyes: false }));
    expect((await act(2, 'publish').expect(200)).body).toEqual({ version: 2, status: 'published', retired: 1 });
    expect(await statuses()).toEqual(['2 published', '1 retired']);
    const [second, first] = (await list()).items;
    expect(first?.retiredAt).toBe(second?.publishedAt);
    expect(second?.retiredAt).toBeNull();
  });

  it('is refused with every fault, in both languages, and leaves those in force', async () => {
    await published();
    await drafted(aBody({ rules: [faulty] }));
    const refused = await problemOf(act(2, 'publish').set('Accept-Language', 'zh-CN'), 422);
    expect(refused).toMatchObject({ code: 'RULE_SET_INVALID', detail: '第 2 版审批规则有误，详见 errors。' });
    expect(refused.errors).toMatchObject([
      {
        ...{ pointer: '/rules/0/steps/0/limitHours', code: 'not_a_limit' },
        message: { 'zh-CN': '规则“规则late”：环节 late 的时限为 3000 小时，应在 0.25 至 1000 之间。' },
      },
      {
        ...{ pointer: '/rules/0/steps/0/approvers', code: 'no_approver' },
        message: { 'zh-CN': '规则“规则late”：环节 late 没有审批人。' },
      },
    ]);
    expect(await statuses()).toEqual(['2 draft', '1 published']);
  });

  it('is refused when an approver has left since they were drafted', async () => {
    await drafted();
    await api.db.user.update({ where: { userId: 'rule-mo' }, data: { active: false } });
    expect(pointersOf(await problemOf(act(1, 'publish'), 422))).toEqual(['/rules/0/steps/0/quorum/atLeast']);
  });

  it('tells no more than a hundred faults', async () => {
    const rules = Array.from({ length: 150 }, (_, index) => aRule(`r${index}`, { steps: [] }));
    expect((await drafted(aBody({ rules }))).problems).toHaveLength(100);
    expect((await problemOf(act(1, 'publish'), 422)).errors).toHaveLength(100);
  });

  it('twice at the same time happens once', async () => {
    await drafted();
    const answers = await Promise.all([act(1, 'publish'), act(1, 'publish')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await statuses()).toEqual(['1 published']);
  });

  it('of several drafts at the same time leaves one in force', async () => {
    for (const hours of [1, 2, 3, 4]) {
      const steps = [aStep('all', { limitHours: hours, approvers: [{ kind: 'department', department: 'rules' }] })];
      await drafted(aBody({ rules: [aRule('all', { steps })] }));
    }
    await Promise.all([1, 2, 3, 4].map((version) => act(version, 'publish').expect(200)));
    const after = (await statuses()).map((one) => one.replace(/^\d+ /, ''));
    expect(after.toSorted()).toEqual(['published', 'retired', 'retired', 'retired']);
  });

  it('cannot be undone: what is in force is neither revised nor retired', async () => {
    await published();
    expect(await problemOf(act(1, 'retire'), 409)).toMatchObject({
      code: 'LAST_RULE_SET',
      detail:
        'Version 1 of the approval rules is in force, and without it nothing could be submitted; publish another one instead.',
    });
    expect((await problemOf(act(1, 'revise', aBody({ fourEyes: false })), 409)).code).toBe('RULE_SET_NOT_DRAFT');
    expect((await problemOf(act(1, 'publish'), 409)).code).toBe('RULE_SET_NOT_DRAFT');
    expect(await read(get(api, `${path}/1`))).toMatchObject({ status: 'published', body: { fourEyes: true } });
  });
});

describe('a version of approval rules', () => {
  it('that does not exist is not found', async () => {
    await drafted();
    expect((await problemOf(get(api, `${path}/2`), 404)).detail).toBe('There is no version 2 of the approval rules.');
    for (const [verb, body] of [['validate'], ['publish'], ['retire'], ['revise', aBody()]] as const)
      expect((await problemOf(act(2, verb, body), 404)).code).toBe('RULE_SET_NOT_FOUND');
  });

  it.each(['0', '-1', '1.5', 'one', '2147483648', '99999999999999999999'])('is not called %s', async (version) => {
    const refused = await problemOf(get(api, `${path}/${version}`), 400);
    expect([refused.code, ...new Set(pointersOf(refused))]).toEqual(['INVALID_REQUEST', 'version']);
    expect((await problemOf(act(version, 'publish'), 400)).code).toBe('INVALID_REQUEST');
  });

  it('is listed page by page, newest first', async () => {
    for (const hours of [1, 2, 3])
      await drafted(aBody({ rules: [aRule('x', { steps: [aStep('x', { limitHours: hours })] })] }));
    const first = await list('limit=2');
    expect(first.items.map(({ version }) => version)).toEqual([3, 2]);
    expect(first.nextBefore).toBe(2);
    const rest = await list(`limit=2&before=${first.nextBefore ?? ''}`);
    expect([rest.items.map(({ version }) => version), rest.nextBefore]).toEqual([[1], null]);
    expect((await list('limit=3')).nextBefore).toBeNull();
  });
});
