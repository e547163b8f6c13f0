import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { day, email, language, line, mark, partId } from '../../domain/kernel/values';
import { actorOf } from '../http/access';
import { askedBy, sha256 } from '../http/idempotency';
import { ofBodies, problem } from '../http/problem';
import { nextCursor, pageOf, paging, placeOf } from '../http/paging';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { deputyOf } from './deputy-of';
import { managerIdOf } from './manager-of';
import { recheckWaitingOn } from './recheck';
import { user, userNow, usersNow } from './users';

const tag = 'People';
const params = z.object({ userId: line(100) });

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    method: 'get',
    path: '/v1/users',
    operationId: 'listUsers',
    tag,
    summary: 'Everybody who works here',
    description:
      'With the departments they approve for, their superior, and the days they are away. People who have left stay on the list, not active.',
    query: z.strictObject(paging),
    answer: {
      status: 200,
      description: 'A page of users, by id',
      schema: z.object({ items: z.array(user), nextCursor }),
    },
    problems: [],
    handle: async ({ response, query: { limit, cursor } }) => {
      const [after = ''] = placeOf(1, cursor) ?? [];
      response.json(pageOf(await usersNow(db, after, limit + 1), limit, ({ userId }) => [userId]));
    },
  });
}

/** Switches a person on or off; what waits for who is switched off goes on to somebody else. */
function activeRoute(services: Services, verb: 'activate' | 'deactivate'): Route {
  const { db } = services;
  return route({
    access: access.ourSide,
    method: 'post',
    path: `/v1/users/{userId}/${verb}`,
    operationId: `${verb}User`,
    tag,
    summary: verb === 'activate' ? 'The person works here again' : 'The person decides nothing any more',
    description:
      verb === 'activate'
        ? 'From now on the rules may ask them; what went on to others meanwhile stays there.'
        : 'Whatever waits for them goes to their deputy or up the line at once; votes that they have given stay.',
    params,
    answer: { status: 200, description: 'The user', schema: user },
    problems: ['USER_NOT_FOUND', ...ofBodies],
    handle: async ({ response, params: { userId } }) => {
      const { email: address } = await userNow(db, userId);
      await db.user.update({ where: { userId }, data: { active: verb === 'activate' } });
      await recheckWaitingOn(services, address);
      response.json(await userNow(db, userId));
    },
  });
}

const changeBody = z.strictObject({
  name: line(100).optional().meta({ description: 'Later mails address the person so' }),
  language: language.optional(),
  approvesFor: z.array(mark).max(50).optional(),
  roles: z.array(mark).max(50).optional(),
  manager: email.nullable().optional().meta({ description: 'Mail address of the superior' }),
});

function changeRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/users/{userId}/change',
    operationId: 'changeUser',
    tag,
    summary:
      'Changes what a person is called and reads, for which departments they approve, their roles, or their superior',
    description: 'What is left out stays as it is. Contracts that wait for the person look at once who may decide.',
    params,
    body: changeBody,
    example: { approvesFor: ['legal'], manager: 'zhou.wei@huadong.example' },
    answer: { status: 200, description: 'The user', schema: user },
    problems: ['USER_NOT_FOUND', ...ofBodies],
    handle: async ({ response, body, params: { userId } }) => {
      const { email: address } = await userNow(db, userId);
      const { name, language: reads, approvesFor, roles, manager } = body;
      await db.$transaction(async (transaction) => {
        // Two changes side by side could close a circle that neither sees.
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('concordat.reporting_line'))`;
        const managerId = manager === undefined ? undefined : await managerIdOf(transaction, userId, manager);
        await transaction.user.update({
          where: { userId },
          data: {
            ...(name === undefined ? {} : { name }),
            ...(reads === undefined ? {} : { language: reads }),
            ...(approvesFor === undefined ? {} : { approvesFor }),
            ...(roles === undefined ? {} : { roles }),
            ...(managerId === undefined ? {} : { managerId }),
          },
        });
      });
      await recheckWaitingOn(services, address);
      response.json(await userNow(db, userId));
    },
  });
}

const newUserBody = z.strictObject({
  ...{ userId: partId, name: line(100), email, language },
  approvesFor: z.array(mark).max(50).default([]),
  roles: z.array(mark).max(50).default([]),
  manager: email.nullable().default(null).meta({ description: 'Mail address of the superior' }),
});

function createUserRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/users',
    operationId: 'createUser',
    tag,
    summary: 'Somebody begins to work here',
    description: 'From then on the person can own contracts, be asked by the rules, and get mails in their language.',
    body: newUserBody,
    example: {
      userId: 'zhao-min',
      name: '赵敏',
      email: 'zhao.min@huadong.example',
      language: 'zh-CN',
      approvesFor: ['legal'],
      manager: 'zhou.wei@huadong.example',
    },
    answer: { status: 201, description: 'The user', schema: user },
    problems: ['USER_EXISTS', ...ofBodies],
    handle: async ({ response, body: { manager, ...facts } }) => {
      const managerId = await managerIdOf(db, facts.userId, manager);
      const same = { OR: [{ userId: facts.userId }, { email: { equals: facts.email, mode: 'insensitive' as const } }] };
      if ((await db.user.count({ where: same })) > 0) throw problem('USER_EXISTS');
      const { count } = await db.user.createMany({ data: { ...facts, managerId }, skipDuplicates: true });
      if (count === 0) throw problem('USER_EXISTS');
      response.status(201).json(await userNow(db, facts.userId));
    },
  });
}

const absenceBody = z
  .strictObject({ from: day, to: day, deputy: email.nullable().default(null) })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'The last day lies before the first.',
    params: { zh: '结束日期早于开始日期。' },
  });

function absenceRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/users/{userId}/absences',
    operationId: 'recordAbsence',
    tag,
    summary: 'Records days away and who answers meanwhile',
    description: 'First and last day included. Without a deputy what waits for the person goes up the line.',
    params,
    body: absenceBody,
    example: { from: '2027-02-01', to: '2027-02-14', deputy: 'zhou.wei@huadong.example' },
    answer: { status: 201, description: 'The user with the absence', schema: user },
    problems: ['USER_NOT_FOUND', ...ofBodies],
    handle: async ({ request, response, body, params: { userId } }) => {
      const { commandId } = askedBy(request, actorOf(request), body);
      const { email: address } = await userNow(db, userId);
      const deputy = body.deputy === null ? null : await deputyOf(db, userId, body.deputy);
      const dates = { fromDay: new Date(`${body.from}T00:00:00Z`), toDay: new Date(`${body.to}T00:00:00Z`) };
      const absenceId = sha256(`absence ${userId} ${commandId}`).slice(0, 32); // sent again with its key, it counts once
      await db.absence.createMany({
        data: { absenceId, userId, deputyId: deputy, ...dates },
        skipDuplicates: true,
      });
      await recheckWaitingOn(services, address);
      response.status(201).json(await userNow(db, userId));
    },
  });
}

function endAbsenceRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/users/{userId}/absences/{absenceId}/end',
    operationId: 'endAbsence',
    tag,
    summary: 'Strikes an absence out: the person is there',
    description: 'For a holiday that ends early or was never taken; what went to the deputy meanwhile stays there.',
    params: z.object({ userId: line(100), absenceId: line(100) }),
    answer: { status: 200, description: 'The user', schema: user },
    problems: ['USER_NOT_FOUND', 'NOT_FOUND', ...ofBodies],
    handle: async ({ response, params: { userId, absenceId } }) => {
      const { email: address } = await userNow(db, userId);
      const { count } = await db.absence.deleteMany({ where: { userId, absenceId } });
      if (count === 0) throw problem('NOT_FOUND');
      await recheckWaitingOn(services, address);
      response.json(await userNow(db, userId));
    },
  });
}

/** People, where they stand on the line, and when they are away. */
export function peopleRoutes(services: Services): Route[] {
  return [
    ...[listRoute, createUserRoute, changeRoute, absenceRoute, endAbsenceRoute].map((make) => make(services)),
    activeRoute(services, 'activate'),
    activeRoute(services, 'deactivate'),
  ];
}
