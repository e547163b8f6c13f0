import { access } from '../../domain/kernel/access';
import { isDeepStrictEqual } from 'node:util';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { timeZone } from '../../domain/kernel/values';
import { checkWorkCalendar } from '../../domain/kernel/work-calendar-checks';
import { isYearKnown, plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';
import { type Words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { biggestInt, wholeNumberOr } from '../http/whole-number';

/** Limit of reported faults. A calendar may have thousands, and more than this help nobody. */
const toldFaults = 100;

// The schema checks shapes and sizes only; `checkWorkCalendar` checks whether the values make sense.
const days = z.array(z.string().max(32).meta({ format: 'date', example: '2026-10-01' })).max(366);
const time = z.string().max(32).meta({ example: '09:00' });
const calendarFields = {
  timeZone,
  weekdays: z
    .array(z.int().meta({ minimum: 1, maximum: 7 }))
    .max(366)
    .meta({ description: '1 = Monday to 7 = Sunday (ISO 8601)' }),
  hours: z.array(z.strictObject({ from: time, to: time })).max(366),
  years: z
    .record(z.string().regex(/^\d{4}$/), z.strictObject({ holidays: days, makeUpDays: days }))
    .refine((years) => Object.keys(years).length <= 50, {
      message: 'A calendar has at most 50 years.',
      params: { code: 'too_big', zh: '日历最多包含 50 年。' },
    })
    .meta({
      maxProperties: 50,
      description:
        'Public holidays and make-up days (调休) by year; in years that are not listed only the weekdays count',
    }),
  extraDaysOff: days.meta({
    description: 'Days off of the company itself; they take precedence over public holidays and make-up days',
  }),
  extraWorkdays: days,
};

const publishBody = z.strictObject({
  seenVersion: z
    .int()
    .min(0)
    .max(biggestInt - 1)
    .meta({ description: 'The version that this one is based on; refused unless it is the current one' }),
  ...calendarFields,
});

const listQuery = z.strictObject({
  before: wholeNumberOr(biggestInt, 1).meta({
    description: 'The oldest version you already have; older ones are returned',
  }),
  limit: wholeNumberOr(20, 1, 100),
});

const version = z.object({ version: z.int(), publishedAt: z.iso.datetime().nullable(), ...calendarFields }).meta({
  id: 'WorkCalendar',
  description: 'When the company works. Version 0 applies until a calendar is published.',
});

const unknownYear = z.object({ year: z.string(), sentence: z.object({ en: z.string(), 'zh-CN': z.string() }) });

interface StoredCalendar {
  version: number;
  body: unknown;
  publishedAt: Date;
}

function viewOf(row: StoredCalendar) {
  const calendar = row.body as WorkCalendar; // written below or by the seed, in this shape
  return { ...calendar, version: row.version, publishedAt: row.publishedAt.toISOString() };
}

function findCurrent(db: Database): Promise<StoredCalendar | null> {
  return db.workCalendar.findFirst({ orderBy: { version: 'desc' } });
}

function wordsOfUnknown(year: number): Words {
  return {
    en: `The holidays of ${year} are not in the work calendar; deadlines in it count by the week alone and are provisional.`,
    'zh-CN': `工作日历中尚无 ${year} 年的节假日安排，该年内的期限暂按每周工作日计算。`,
  };
}

/** Of the current year and the next in the calendar's time zone, those without public holidays. */
function unknownYears(calendar: WorkCalendar): z.input<typeof unknownYear>[] {
  const { year } = DateTime.now().setZone(calendar.timeZone);
  return [year, year + 1]
    .filter((one) => !isYearKnown(calendar, `${one}-01-01`))
    .map((one) => ({ year: String(one), sentence: wordsOfUnknown(one) }));
}

const calendarExample: z.input<typeof publishBody> = {
  seenVersion: 1,
  timeZone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
  years: { '2027': { holidays: ['2027-01-01'], makeUpDays: [] } },
  extraDaysOff: [],
  extraWorkdays: [],
};

function currentRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('company.read'),
    method: 'get',
    path: '/v1/work-calendars/current',
    operationId: 'getWorkCalendar',
    tag: 'Work calendar',
    summary: 'The current work calendar, and the years without public holidays',
    description:
      'Time limits of approvals are counted in its working hours. Deadlines in a year whose public holidays are not entered yet are provisional.',
    answer: {
      status: 200,
      description: 'The highest version',
      schema: version
        .extend({
          unknownYears: z
            .array(unknownYear)
            .meta({ description: 'Of the current year and the next, those without public holidays' }),
        })
        .meta({ id: 'CurrentWorkCalendar' }),
    },
    problems: [],
    handle: async ({ response }) => {
      const row = await findCurrent(db);
      const view = row ? viewOf(row) : { ...plainCalendar, publishedAt: null };
      response.json({ ...view, unknownYears: unknownYears(view) });
    },
  });
}

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('company.read'),
    method: 'get',
    path: '/v1/work-calendars',
    operationId: 'listWorkCalendars',
    tag: 'Work calendar',
    summary: 'Versions of the work calendar, newest first',
    description: 'All versions that were ever published; the newest one applies.',
    query: listQuery,
    answer: {
      status: 200,
      description: 'A page of versions',
      schema: z.object({
        items: z.array(version),
        nextBefore: z.int().nullable().meta({ description: '`before` of the next page; null on the last one' }),
      }),
    },
    problems: [],
    handle: async ({ response, query: { before, limit } }) => {
      const rows = await db.workCalendar.findMany({
        where: { version: { lt: before } },
        orderBy: { version: 'desc' },
        take: limit + 1,
      });
      const items = rows.slice(0, limit).map(viewOf);
      response.json({ items, nextBefore: rows.length > limit ? (items.at(-1)?.version ?? null) : null });
    },
  });
}

/**
 * Publishes the version that follows `seenVersion`. The version number is unique, so of two simultaneous requests only one succeeds. Repeating a
 * request is safe: the same content on the same base returns the version that was published before.
 * @throws ProblemError 409, 422
 */
async function publish(
  db: Database,
  { seenVersion, ...content }: z.output<typeof publishBody>,
): Promise<StoredCalendar> {
  const body = { ...content, version: seenVersion + 1 };
  const faults = checkWorkCalendar(body);
  if (faults.length > 0) throw problem('INVALID_CALENDAR', '', faults.slice(0, toldFaults));
  const current = await findCurrent(db);
  if ((current?.version ?? 0) === seenVersion) {
    const data = { version: body.version, body };
    const [published] = await db.workCalendar.createManyAndReturn({ data, skipDuplicates: true });
    if (published) return published;
  }
  const taken = await db.workCalendar.findUnique({ where: { version: body.version } });
  if (taken && isDeepStrictEqual(taken.body, body)) return taken;
  throw problem('STALE_CALENDAR', String((await findCurrent(db))?.version ?? 0));
}

function publishRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('company.write'),
    method: 'post',
    path: '/v1/work-calendars',
    operationId: 'publishWorkCalendar',
    tag: 'Work calendar',
    summary: 'Publishes a new version of the work calendar',
    description:
      'Repeating the request is safe, with or without an Idempotency-Key: the same content on the same base version is published once.',
    body: publishBody,
    example: calendarExample,
    answer: { status: 201, description: 'Published and stored', schema: version },
    problems: ['STALE_CALENDAR', 'INVALID_CALENDAR', 'UNSUPPORTED_MEDIA_TYPE', 'BODY_TOO_LARGE', 'MALFORMED_JSON'],
    handle: async ({ response, body }) => {
      response.status(201).json(viewOf(await publish(db, body)));
    },
  });
}

/** Routes of the company's work calendar: read by all planning code, published in versions. */
export function calendarRoutes(services: Services): Route[] {
  return [currentRoute, listRoute, publishRoute].map((make) => make(services));
}
