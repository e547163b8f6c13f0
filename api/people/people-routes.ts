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
    access: access.ourSide('people.read'),
    method: 'get',
    path: '/v1/users',
    operationId: 'listUsers',
    tag,
    summary: 'All employees',
    description:
      'With the departments they approve for, their superior, and their absences. People who have left stay on the list as not active.',
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

/** Activates or deactivates a person. Contracts that wait for a deactivated person are reassigned at once. */
function activeRoute(services: Services, verb: 'activate' | 'deactivate'): Route {
  const { db } = services;
  return route({
    access: access.ourSide('people.write'),
    method: 'post',
    path: `/v1/users/{userId}/${verb}`,
    operationId: `${verb}User`,
    tag,
    summary: verb === 'activate' ? 'Activates an employee again' : 'Deactivates an employee',
    description:
      verb === 'activate'
        ? 'The rules may ask the person again. What was passed to others meanwhile stays with them.'
        : 'Open approvals go to the deputy or the superior at once; votes already given still count.',
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
  name: line(100).optional().meta({ description: 'Used in later mails to the person' }),
  language: language.optional(),
  approvesFor: z.array(mark).max(50).optional(),
  roles: z.array(mark).max(50).optional(),
  manager: email.nullable().optional().meta({ description: 'Mail address of the superior' }),
});

function changeRoute(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide('people.write'),
    method: 'post',
    path: '/v1/users/{userId}/change',
    operationId: 'changeUser',
    tag,
    summary: 'Changes a person’s name, language, departments to approve for, roles or superior',
    description:
      'Fields that are left out stay as they are. For contracts that wait for the person it is checked at once who may decide.',
    params,
    body: changeBody,
    example: { approvesFor: ['legal'], manager: 'zhou.wei@huadong.example' },
    answer: { status: 200, description: 'The user', schema: user },
    problems: ['USER_NOT_FOUND', ...ofBodies],
    handle: async ({ response, body, params: { userId } }) => {
      const { email: address } = await userNow(db, userId);
      const { name, language: reads, approvesFor, roles, manager } = body;
      await db.$transaction(async (transaction) => {
        // Without the lock, two simultaneous changes could create a cycle that neither of them sees.
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
    access: access.ourSide('people.write'),
    method: 'post',
    path: '/v1/users',
    operationId: 'createUser',
    tag,
    summary: 'Adds an employee',
    description: 'The person can then own contracts, be asked by the rules, and receive mails in their language.',
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
    access: access.ourSide('people.absence'),
    method: 'post',
    path: '/v1/users/{userId}/absences',
    operationId: 'recordAbsence',
    tag,
    summary: 'Records an absence and the deputy',
    description:
      'The first and the last day are included. Without a deputy, open approvals of the person go to the superior.',
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
      const absenceId = sha256(`absence ${userId} ${commandId}`).slice(0, 32); // derived from the command id, so that a repeated request counts once
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
    access: access.ourSide('people.absence'),
    method: 'post',
    path: '/v1/users/{userId}/absences/{absenceId}/end',
    operationId: 'endAbsence',
    tag,
    summary: 'Deletes an absence',
    description:
      'For an absence that ended early or was not taken. What was passed to the deputy stays with the deputy.',
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

/** Routes for employees, their superiors and their absences. */
export function peopleRoutes(services: Services): Route[] {
  return [
    ...[listRoute, createUserRoute, changeRoute, absenceRoute, endAbsenceRoute].map((make) => make(services)),
    activeRoute(services, 'activate'),
    activeRoute(services, 'deactivate'),
  ];
}
