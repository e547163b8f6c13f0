import { plainCalendar, type CalendarYear } from '../../domain/kernel/work-calendar';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { type RuleSet } from '../../domain/routing/route';
import { publicYears } from '../../scripts/calendar-years';
import { addDays } from '../../domain/kernel/days';
import { aRule, aStep } from '../build/a-rule-set';
import { aContract, approverOf, customer, important, manager, today, view, yuan } from './a-contract';
import { type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
afterEach(async () => {
  await api.db.absence.deleteMany();
  await api.db.user.updateMany({ data: { active: true } });
});

interface Preview {
  ruleSet: { ruleSetId: string; version: number };
  steps: {
    stepId: string;
    because: { en: string };
    seats: { holder: { email: string }; standsFor: { email: string } | null; why: string }[];
    needed: number;
    blocked: { en: string } | null;
    opensAt: string;
    dueAt: string;
  }[];
  dueAt: string;
  provisionalYear: string | null;
}

const path = '/v1/approval-routes/preview';
const owner = { email: 'lin.xiao@huadong.example' };
const facts = { contractTypeId: 'goods-sale', gross: yuan('1860000.00'), owner };
const previewed = async (changes: object = {}) => {
  const { body } = (await post(api, path, { ...facts, ...changes }).expect(200)) as { body: Preview };
  return body;
};
const refusal = (changes: object, status: number) => problemOf(post(api, path, { ...facts, ...changes }), status);
const seatsOf = ({ steps }: Preview) =>
  steps.map(({ stepId, seats }) => [stepId, ...seats.map(({ holder }) => holder.email)]);

/** Drafts the rules in force with something changed; the version of the draft. */
async function drafted(changes: object): Promise<number> {
  const { body } = (await read(get(api, '/v1/approval-rule-sets/1'))) as { body: RuleSet };
  const answer = post(api, '/v1/approval-rule-sets', { ...body, ...changes });
  const { version } = ((await answer.expect(201)) as { body: { version: number } }).body;
  return version;
}

/** Minutes of the seeded calendar between two instants, counted one by one; Shanghai has no summer time. */
function workMinutes(from: string, to: string): number {
  const years: Record<string, CalendarYear> = publicYears();
  let minutes = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += 60_000) {
    const local = new Date(at + 8 * 3_600_000);
    const [day, time] = [local.toISOString().slice(0, 10), local.toISOString().slice(11, 16)];
    const { holidays = [], makeUpDays = [] } = years[day.slice(0, 4)] ?? {};
    const isWorked = makeUpDays.includes(day) || (local.getUTCDay() % 6 !== 0 && !holidays.includes(day));
    if (isWorked && plainCalendar.hours.some((hours) => hours.from <= time && time < hours.to)) minutes += 1;
  }
  return minutes;
}

describe('the preview of an approval route', () => {
  it('is the route that a contract then takes: the steps, the reasons and the people', async () => {
    const preview = await previewed();
    const before = await api.db.contract.count();
    expect(preview.ruleSet).toEqual({ ruleSetId: 'default', version: 1 });
    expect(seatsOf(preview)).toEqual(
      ['legal', 'finance', 'business', 'executive'].map((step) => [step, approverOf(step)]),
    );
    expect(await api.db.contract.count()).toBe(before);
    const { approval } = await view(api, await aContract(api, 'in_approval', important));
    expect(approval.steps.map(({ stepId, because }) => [stepId, because.en])).toEqual(
      preview.steps.map(({ stepId, because }) => [stepId, because.en]),
    );
    const asked = approval.steps.flatMap(({ seats }) => seats.map(({ holder }) => holder.email));
    expect(asked).toEqual(preview.steps.slice(0, 3).flatMap(({ seats }) => seats.map(({ holder }) => holder.email)));
  });

  it('says when everybody should have decided, in hours that are worked', async () => {
    const start = Date.now();
    const { steps, dueAt, provisionalYear } = await previewed();
    const [legal, finance, business, last] = steps;
    for (const step of [finance, business])
      expect(step).toMatchObject({ opensAt: legal?.opensAt, dueAt: legal?.dueAt });
    expect(Math.abs(Date.parse(legal?.opensAt ?? '') - start)).toBeLessThan(60_000);
    expect(last).toMatchObject({ opensAt: legal?.dueAt, dueAt });
    for (const { opensAt, dueAt: due } of steps)
      expect(Math.abs(workMinutes(opensAt, due) - 16 * 60)).toBeLessThanOrEqual(1);
    expect(provisionalYear === null || publicYears()[provisionalYear] === undefined).toBe(true);
    const inTurn = [1, 2, 3].map((order) => aStep(`slow-${order}`, { order, limitHours: 1000 })); // a year and a half of work
    const slow = aRule('slow', { steps: inTurn });
    const later = await previewed({ ruleSetVersion: await drafted({ rules: [slow] }) });
    const unknown = Array.from({ length: 3 }, (_, index) => String(Number(today.slice(0, 4)) + index));
    expect(later.provisionalYear).toBe(unknown.find((year) => publicYears()[year] === undefined));
  });

  it('names who stands in for whom', async () => {
    const away = { from: addDays(today, -1), to: addDays(today, 7), deputy: approverOf('business') };
    await post(api, '/v1/users/chen-jie/absences', away).expect(201);
    const { steps } = await previewed({ owner: { email: approverOf('legal') } });
    expect(steps.slice(0, 2)).toMatchObject([
      {
        seats: [
          { holder: { email: approverOf('executive') }, standsFor: { email: approverOf('legal') }, why: 'escalated' },
        ],
      },
      {
        seats: [
          { holder: { email: approverOf('business') }, standsFor: { email: approverOf('finance') }, why: 'deputy' },
        ],
      },
    ]);
  });

  it('says where nobody could decide', async () => {
    for (const userId of ['wang-fang', 'zhou-wei', 'wu-min'])
      await post(api, `/v1/users/${userId}/deactivate`, {}).expect(200);
    const preview = await previewed();
    expect(seatsOf(preview)[0]).toEqual(['legal']);
    expect(preview.steps.map(({ blocked }) => blocked?.en ?? null)).toEqual([
      'There are not enough people who may approve for legal.',
      ...[null, null],
      'There are not enough people who may approve for executive.',
    ]);
  });

  it('tries rules that are not in force yet', async () => {
    const step = aStep('export-control', { approvers: [{ kind: 'line', role: 'general_manager' }] });
    const more = aRule('export', { when: { riskMarks: ['export'], departures: true }, steps: [step] });
    const { rules } = defaultRuleSet(yuan('1000000.00'), manager);
    const ruleSetVersion = await drafted({ rules: [...rules, more] });
    const marked = { riskMarks: ['export', 'cash'], departures: ['liability'] };
    const preview = await previewed({ ...marked, ruleSetVersion });
    expect(preview.ruleSet.version).toBe(ruleSetVersion);
    expect(seatsOf(preview)).toContainEqual(['export-control', manager]);
    expect(preview.steps.find(({ stepId }) => stepId === 'export-control')?.because.en).toBe(
      'Rule “Rule export”: the contract bears the risk mark export, and clause liability departs from the standard.',
    );
    expect(seatsOf(await previewed({ ruleSetVersion }))).toHaveLength(4);
    expect((await previewed(marked)).ruleSet.version).toBe(1);
    expect(await refusal({ ruleSetVersion: 99 }, 404)).toMatchObject({ code: 'RULE_SET_NOT_FOUND' });
  });

  it('can be asked of the rules a company begins with', async () => {
    const answer = await previewed({ ruleSetVersion: 1 });
    expect(answer).toMatchObject({ ruleSet: { ruleSetId: 'default', version: 1 } });
  });

  it('bears with a draft that is full of faults, as long as its limits are ones', async () => {
    const faulty = (limitHours: number) => [
      aStep('endless', { limitHours, approvers: [] }),
      aStep('endless', { quorum: { atLeast: 7 }, remindAt: [-5, 1e9], escalateAt: 0 }),
      aStep('nobody', { approvers: [{ kind: 'person', email: 'nobody@huadong.example' }], parts: [] }),
    ];
    const ruleOf = (limitHours: number) =>
      aRule('x', { when: { amount: { from: 'much' } }, steps: faulty(limitHours) });
    const { steps } = await previewed({ ruleSetVersion: await drafted({ rules: [ruleOf(1)] }) });
    const asked = steps.map(({ stepId, seats }) => [stepId, ...seats.map(({ holder }) => holder.email)]);
    expect(asked).toEqual(['endless', 'endless', 'nobody'].map((stepId) => [stepId, manager]));
    expect(steps.map(({ needed, blocked }) => [needed, blocked !== null])).toEqual([
      ...[
        [1, false],
        [7, true],
        [1, false],
      ],
    ]);
    for (const limitHours of [1e12, -1, 0]) {
      const fault = await refusal({ ruleSetVersion: await drafted({ rules: [ruleOf(limitHours)] }) }, 422);
      expect(fault.code).toBe('RULE_SET_INVALID');
      expect(pointersOf(fault)).toContain('/rules/0/steps/0/limitHours');
    }
  });

  it('converts what is priced in another currency, and says which rate is missing', async () => {
    const { steps } = await previewed({ gross: { amount: '200000', currency: 'USD' } });
    expect(steps.at(-1)).toMatchObject({ stepId: 'executive' });
    expect(steps.at(-1)?.because.en).toContain('the price of USD 200,000.00 (CNY 1,420,000.00)');
    expect(seatsOf(await previewed({ gross: { amount: '1000', currency: 'USD' } }))).toHaveLength(3);
    const gross = { amount: '1000', currency: 'EUR' };
    const fault = await refusal({ gross, ruleSetVersion: await drafted({ rates: { USD: '7.1' } }) }, 409);
    expect(fault).toMatchObject({ code: 'NO_EXCHANGE_RATE', detail: expect.stringContaining('EUR') as string });
    expect(seatsOf(await previewed({ gross }))).toHaveLength(3);
  });

  it('is refused without rules, and where no rule asks anybody', async () => {
    const onlyServices = aRule('services', { when: { contractTypes: ['services'] } });
    const ruleSetVersion = await drafted({ rules: [onlyServices] });
    expect(await refusal({ ruleSetVersion }, 409)).toMatchObject({ code: 'NO_ROUTE' });
    await api.db.ruleSet.updateMany({ where: { version: 1 }, data: { status: 'retired' } });
    expect(await refusal({}, 409)).toMatchObject({ code: 'NO_RULE_SET' });
    await api.db.ruleSet.updateMany({ where: { version: 1 }, data: { status: 'published' } });
  });

  it.each<[string, object, number, string[]]>([
    ['an owner who does not work here', { owner: { email: customer.contact.email } }, 422, ['/owner/email']],
    ['no price', { gross: undefined }, 400, ['/gross']],
    ['half a cent', { gross: yuan('1.005') }, 400, ['/gross/amount']],
    ['a version before all', { ruleSetVersion: 0 }, 400, ['/ruleSetVersion']],
    ['a version past all', { ruleSetVersion: 2_147_483_648 }, 400, ['/ruleSetVersion']],
    ['a mark that Postgres cannot keep', { riskMarks: ['a\u0000'] }, 400, ['/riskMarks/0']],
    ['what it does not know', { color: 'red' }, 400, ['/color']],
  ])('is not made for %s', async (_what, changes, status, pointers) => {
    expect(pointersOf(await refusal(changes, status))).toEqual(pointers);
  });
});
