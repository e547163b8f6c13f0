import { isDeepStrictEqual } from 'node:util';
import { type Response } from 'express';
import { z } from 'zod';
import { type Named, nameProblems } from '../../documents/pdf/names';
import { companyChanges, companyProfile } from '../../domain/company/bodies';
import { checkProfile, type CompanyProfile } from '../../domain/company/profile';
import { access } from '../../domain/kernel/access';
import { type Actor } from '../../domain/kernel/people';
import { withChanges } from '../../domain/kernel/changes';
import { instantText, optional } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { changeProfile } from '../../prisma/load-profile';
import { actorOf } from '../http/access';
import { ofBodies, problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { actor } from '../contracts/views';
import { biggestInt } from '../http/whole-number';
import { type Services } from '../services';
import { ourCompany } from './our-company';

const tag = 'Company';
const headers = { ETag: 'The version, in quotes' };

const view = z
  .object({
    ...companyProfile.shape,
    version: z.int(),
    changedAt: instantText,
    changedBy: actor,
  })
  .meta({ id: 'Company', description: 'The seller: our side of every contract' });

async function answer(db: Database, response: Response): Promise<void> {
  const { profile, ...about } = await ourCompany(db);
  response.set('ETag', `"${about.version}"`).json({ ...profile, ...about });
}

function getRoute({ db }: Services): Route {
  return route({
    ...{ access: access.ourSide('company.read'), method: 'get', path: '/v1/company', operationId: 'getCompany', tag },
    summary: 'The company: names in contracts, codes in contract numbers, and policies',
    description:
      'Our side of every contract: names, registration number, address, bank account, and the amount from which executives must approve.',
    answer: { status: 200, description: 'The company', schema: view, headers },
    problems: ['NOT_SET_UP'],
    handle: ({ response }) => answer(db, response),
  });
}

const changeBody = companyChanges.extend({
  seenVersion: optional(z.int().min(1).max(biggestInt)).meta({
    description: 'The version that you have read; the change is refused if the company was changed since then',
  }),
});

/** The names that contracts print for the company. */
function namesIn({ name, nameEn, legalRepresentative, contact }: CompanyProfile): Named[] {
  return [
    { pointer: '/name', name },
    { pointer: '/nameEn', name: nameEn },
    { pointer: '/legalRepresentative', name: legalRepresentative },
    { pointer: '/contact/name', name: contact.name },
  ];
}

/** How often a change is retried when others change the company at the same moment. More conflicts in a row are no coincidence. */
const mostTries = 10;

/** @throws ProblemError 400; 409 if somebody has changed the version that the caller had read */
async function change(db: Database, { seenVersion, ...changes }: z.output<typeof changeBody>, by: Actor) {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const { profile, version } = await ourCompany(db);
    if (seenVersion !== undefined && seenVersion !== version) throw problem('STALE_COMPANY', String(version));
    const changed: CompanyProfile = withChanges(profile, changes);
    if (isDeepStrictEqual(changed, profile)) return;
    const faults = [...checkProfile(changed), ...nameProblems(namesIn(changed))];
    if (faults.length > 0) throw problem('INVALID_REQUEST', '', faults);
    if (await changeProfile(db, { profile: changed, version }, by)) return;
  }
  throw problem('STALE_COMPANY', String((await ourCompany(db)).version));
}

function changeRoute({ db, log }: Services): Route {
  return route({
    ...{
      access: access.ourSide('company.write'),
      method: 'post',
      path: '/v1/company/change',
      operationId: 'changeCompany',
      tag,
    },
    summary: 'Changes the data of the company',
    description: 'Applies to contracts that are created afterwards; existing contracts keep their data.',
    body: changeBody,
    example: { address: '上海市示例路 2 号' },
    answer: { status: 200, description: 'The company', schema: view, headers },
    problems: ['NOT_SET_UP', 'STALE_COMPANY', ...ofBodies],
    handle: async ({ request, response, body }) => {
      const by = actorOf(request);
      await change(db, body, by);
      log.info({ by: by.name, fields: Object.keys(body) }, 'The company was changed.');
      await answer(db, response);
    },
  });
}

/** Routes of the seller, our side of every contract. */
export function companyRoutes(services: Services): Route[] {
  return [getRoute(services), changeRoute(services)];
}
