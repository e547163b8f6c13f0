import { zoneClock } from '../../config/zone-clock';
import { plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';
import { publicYears, seedCalendar } from '../../scripts/calendar-years';
import { type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.db.workCalendar.deleteMany();
});

type Version = WorkCalendar & { publishedAt: string | null };
type Current = Version & { unknownYears: { year: string; sentence: Record<string, string> }[] };

const { version: versionZero, ...plain } = plainCalendar;
const thisYear = Number(zoneClock.show(new Date().toISOString(), 'Asia/Shanghai').slice(0, 4));
const noDays = { holidays: [], makeUpDays: [] };

const current = async () => (await read(get(api, '/v1/work-calendars/current'))) as Current;
const publish = (seenVersion: number, changes: object = {}) =>
  post(api, '/v1/work-calendars', { ...plain, ...changes, seenVersion });
const page = async (query = '') =>
  (await read(get(api, `/v1/work-calendars?${query}`))) as { items: Version[]; nextBefore: number | null };

async function published(seenVersion: number, changes: object = {}): Promise<Version> {
  const { body } = (await publish(seenVersion, changes).expect(201)) as { body: Version };
  return body;
}

describe('the work calendar that counts', () => {
  it('is the plain one before anything is published', async () => {
    const { unknownYears, ...calendar } = await current();
    expect(calendar).toEqual({ ...plainCalendar, publishedAt: null });
    expect(unknownYears.map(({ year }) => year)).toEqual([String(thisYear), String(thisYear + 1)]);
    expect(await page()).toEqual({ items: [], nextBefore: null });
  });

  it('is the version published last', async () => {
    const changes = { extraDaysOff: ['2026-10-08'], hours: [{ from: '08:30', to: '17:30' }] };
    const first = await published(0, changes);
    expect(first).toMatchObject({ ...plain, ...changes, version: 1 });
    expect(Math.abs(Date.parse(first.publishedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(await current()).toMatchObject(first);
    const second = await published(1);
    expect(await current()).toMatchObject({ ...second, version: 2, extraDaysOff: [] });
  });

  it('warns of this year and the next while they have no table, in both languages', async () => {
    await published(0, { years: { [thisYear]: noDays } });
    const { unknownYears } = await current();
    expect(unknownYears.map(({ year }) => year)).toEqual([String(thisYear + 1)]);
    for (const language of ['en', 'zh-CN']) expect(unknownYears[0]?.sentence[language]).toContain(String(thisYear + 1));
    await published(1, { years: { [thisYear]: noDays, [thisYear + 1]: noDays } });
    expect((await current()).unknownYears).toEqual([]);
    await published(2, { years: { [thisYear + 1]: noDays } });
    expect((await current()).unknownYears.map(({ year }) => year)).toEqual([String(thisYear)]);
  });
});

describe('publishing a work calendar', () => {
  it('is refused when another version was published meanwhile', async () => {
    await published(0);
    await published(1, { extraDaysOff: ['2026-10-08'] });
    for (const seenVersion of [0, 1, 3, 2_147_483_646]) {
      const { code, detail } = await problemOf(publish(seenVersion, { weekdays: [1] }), 409);
      expect({ code, detail }).toEqual({
        code: 'STALE_CALENDAR',
        detail: expect.stringContaining('version 2') as string,
      });
    }
    expect(await current()).toMatchObject({ version: 2, weekdays: [1, 2, 3, 4, 5] });
  });

  it('sent again is answered the same and counts once, even when it is no longer the last', async () => {
    const years = publicYears();
    const first = await published(0, { years });
    expect(await published(0, { years })).toEqual(first);
    await published(1);
    expect(await published(0, { years })).toEqual(first);
    expect((await page()).items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('by many at once succeeds for one of them, and leaves no gap', async () => {
    for (const seenVersion of [0, 1, 2]) {
      const weekdays = [1, 2, 3, 4, 5, 6, 7];
      const answers = await Promise.all(weekdays.map((weekday) => publish(seenVersion, { weekdays: [weekday] })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409]);
      const [won] = answers.flatMap(({ status, body }) => (status === 201 ? [body as Version] : []));
      expect(await current()).toMatchObject({ ...won, version: seenVersion + 1 });
    }
    expect((await page()).items.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  it('is refused with a pointer to every fault, and changes nothing', async () => {
    const faulty = {
      weekdays: [1, 8],
      hours: [{ from: '13:00', to: '12:00' }],
      years: { 2026: { holidays: ['2027-01-01', '2026-02-30'], makeUpDays: [] } },
      extraDaysOff: ['2026-10-10'],
      extraWorkdays: ['2026-10-10'],
    };
    const fault = await problemOf(publish(0, faulty), 422);
    expect(fault).toMatchObject({ code: 'INVALID_CALENDAR' });
    expect(pointersOf(fault)).toEqual([
      ...['/extraWorkdays/0', '/hours/0/to', '/weekdays/1', '/years/2026/holidays/0', '/years/2026/holidays/1'],
    ]);
    expect(await current()).toMatchObject({ version: versionZero });
  });

  it('tells a hundred faults of thousands', async () => {
    const many = Array<string>(366).fill('never');
    expect((await problemOf(publish(0, { extraDaysOff: many, extraWorkdays: many }), 422)).errors).toHaveLength(100);
  });

  const tooMany = Array<string>(367).fill('2026-10-01');
  const decades = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [String(2000 + index), noDays]));

  it.each<[string, object, string]>([
    ['more days than a year has', { extraWorkdays: tooMany }, '/extraWorkdays'],
    ['more holidays than a year has', { years: { 2026: { ...noDays, holidays: tooMany } } }, '/years/2026/holidays'],
    ['more than fifty years', { years: decades }, '/years'],
    ['a year of three digits', { years: { 999: noDays } }, '/years/999'],
    ['a year with more to it', { years: { 2026: { ...noDays, name: 'x' } } }, '/years/2026/name'],
    ['a year without make-up days', { years: { 2026: { holidays: [] } } }, '/years/2026/makeUpDays'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, '/timeZone'],
    ['half a weekday', { weekdays: [1.5] }, '/weekdays/0'],
    ['a weekday by name', { weekdays: ['Monday'] }, '/weekdays/0'],
    ['hours without an end', { hours: [{ from: '09:00' }] }, '/hours/0/to'],
    ['its own version', { version: 1 }, '/version'],
    ['a base before all', { seenVersion: -1 }, '/seenVersion'],
    ['a base past all', { seenVersion: 2_147_483_647 }, '/seenVersion'],
  ])('does not take %s', async (_what, changes, pointer) => {
    const sent = post(api, '/v1/work-calendars', { ...plain, seenVersion: 0, ...changes });
    const fault = await problemOf(sent, 400);
    expect(fault).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(pointersOf(fault)).toEqual([pointer]);
  });

  it('takes nothing for granted', async () => {
    const missing = ['extraDaysOff', 'extraWorkdays', 'hours', 'seenVersion', 'timeZone', 'weekdays', 'years'];
    const fault = await problemOf(post(api, '/v1/work-calendars', {}), 400);
    expect(pointersOf(fault)).toEqual(missing.map((field) => `/${field}`));
  });
});

describe('the versions of the work calendar', () => {
  it('are paged through, newest first', async () => {
    for (const weekday of [1, 2, 3, 4, 5]) await published(weekday - 1, { weekdays: [weekday] });
    const first = await page('limit=2');
    expect(first).toMatchObject({ items: [{ version: 5, weekdays: [5] }, { version: 4 }], nextBefore: 4 });
    expect(await page('limit=2&before=4')).toMatchObject({ items: [{ version: 3 }, { version: 2 }], nextBefore: 2 });
    expect(await page('limit=2&before=2')).toMatchObject({ items: [{ version: 1 }], nextBefore: null });
    expect(await page('limit=5')).toMatchObject({ nextBefore: null });
  });

  it.each(['limit=0', 'limit=101', 'before=0', 'before=x', 'before=2147483648', 'after=1'])(
    'are not listed by %s',
    async (query) => {
      const fault = await problemOf(get(api, `/v1/work-calendars?${query}`), 400);
      expect(pointersOf(fault)).toEqual([query.split('=')[0]]);
    },
  );
});

describe('the first version', () => {
  it('has the public holidays, and comes once', async () => {
    await seedCalendar(api.db);
    const seeded = await current();
    expect(seeded).toMatchObject({ ...plain, version: 1, years: publicYears() });
    await published(1, { weekdays: [1] });
    await seedCalendar(api.db);
    expect((await page()).items).toMatchObject([{ version: 2, weekdays: [1] }, { version: 1 }]);
    expect(seeded).toMatchObject((await page()).items[1] ?? {});
  });
});
