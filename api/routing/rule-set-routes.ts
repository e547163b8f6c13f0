import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { loadPeople } from '../../prisma/load-company';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { type RuleSetProblem } from '../../domain/routing/route-problem';
import { type RuleSet } from '../../domain/routing/route';
import { ruleSetBody } from '../../domain/routing/rule-set-body';
import { type Database } from '../../prisma/client';
import { ofBodies, problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import {
  draftRuleSet,
  findRuleSet,
  listRuleSets,
  publishRuleSet,
  retireRuleSet,
  reviseRuleSet,
  ruleSetOf,
} from './rule-sets';
import { ruleSetExample } from './rule-set-example';
import { biggestInt, wholeNumber, wholeNumberOr } from '../http/whole-number';

/** More help nobody, and a large set may have thousands. */
const toldFaults = 100;

const tag = 'Approval rules';
const path = '/v1/approval-rule-sets';
const params = z.object({
  version: wholeNumber(1),
});

const listQuery = z.strictObject({
  before: wholeNumberOr(biggestInt, 1).meta({ description: 'Oldest version known' }),
  limit: wholeNumberOr(50, 1, 100),
});

const status = z.enum(['draft', 'published', 'retired']).meta({
  description: 'One version is published at most: it counts for what is submitted from then on',
});

const summary = z
  .object({
    version: z.int(),
    status,
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RuleSetSummary' });

const problems = z
  .array(
    z
      .object({
        pointer: z
          .string()
          .meta({ description: 'JSON Pointer (RFC 6901) into the rule set; empty for the company itself' }),
        ruleId: z.string().nullable(),
        code: z.string(),
        message: z.object({ en: z.string(), 'zh-CN': z.string() }),
      })
      .meta({ id: 'RuleSetProblem' }),
  )
  .meta({ description: `What keeps it from being published, the first ${toldFaults}; empty when it is sound` });

const checked = z.object({ version: z.int(), status, problems }).meta({ id: 'CheckedRuleSet' });

interface StoredRuleSet {
  version: number;
  status: string;
  createdAt: Date;
  publishedAt: Date | null;
  retiredAt: Date | null;
}

function summaryOf({ version, status: is, createdAt, publishedAt, retiredAt }: StoredRuleSet) {
  const days = { publishedAt: publishedAt?.toISOString() ?? null, retiredAt: retiredAt?.toISOString() ?? null };
  return { version, status: is, createdAt: createdAt.toISOString(), ...days };
}

/** What `checkRuleSet` says with the people of today. */
async function checkedNow(db: Database, ruleSet: RuleSet, is: string) {
  const found = checkRuleSet(ruleSet, await loadPeople(db));
  return { version: ruleSet.version, status: is, problems: found.slice(0, toldFaults) };
}

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'get', path, operationId: 'listRuleSets', tag },
    summary: 'Versions of the approval rules, newest first',
    description:
      'Drafts, the one in force, and those that were in force; contracts in approval name the version that they were submitted under.',
    query: listQuery,
    answer: {
      status: 200,
      description: 'A page of versions, without their rules',
      schema: z.object({
        items: z.array(summary),
        nextBefore: z.int().nullable().meta({ description: '`before` of the next page; null on the last one' }),
      }),
    },
    problems: [],
    handle: async ({ response, query: { before, limit } }) => {
      const rows = await listRuleSets(db, before, limit + 1);
      const items = rows.slice(0, limit).map(summaryOf);
      response.json({ items, nextBefore: rows.length > limit ? (items.at(-1)?.version ?? null) : null });
    },
  });
}

function versionRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'get', path: `${path}/{version}`, operationId: 'getRuleSet', tag },
    summary: 'One version of the approval rules',
    description: 'To change the rules, take the `body` of the version in force, change it, and post it as a new draft.',
    params,
    answer: {
      status: 200,
      description: 'The version; its `body` can be sent as a new draft',
      schema: summary.extend({ body: ruleSetBody }).meta({ id: 'RuleSetVersion' }),
    },
    problems: ['RULE_SET_NOT_FOUND'],
    handle: async ({ response, params: { version } }) => {
      const row = await findRuleSet(db, version);
      const { currency, rates, routeOwner, fourEyes, rules } = ruleSetOf(row);
      response.json({ ...summaryOf(row), body: { currency, rates, routeOwner, fourEyes, rules } });
    },
  });
}

function draftRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path, operationId: 'draftRuleSet', tag },
    summary: 'Keeps new approval rules as a draft',
    description:
      'The draft is kept even with problems. Sent again, with or without an Idempotency-Key, it counts once: while a draft has the same content, it is that draft.',
    body: ruleSetBody,
    example: ruleSetExample,
    answer: { status: 201, description: 'Kept; with what is wrong with it so far', schema: checked },
    problems: [...ofBodies],
    handle: async ({ response, body }) => {
      response.status(201).json(await checkedNow(db, await draftRuleSet(db, body), 'draft'));
    },
  });
}

function reviseRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path: `${path}/{version}/revise`, operationId: 'reviseRuleSet', tag },
    summary: 'Replaces the rules of a draft',
    description: 'The draft is kept even with problems. Sent again, it changes nothing more.',
    params,
    body: ruleSetBody,
    example: ruleSetExample,
    answer: { status: 200, description: 'Kept; with what is wrong with it so far', schema: checked },
    problems: ['RULE_SET_NOT_FOUND', 'RULE_SET_NOT_DRAFT', ...ofBodies],
    handle: async ({ response, params: { version }, body }) => {
      response.json(await checkedNow(db, await reviseRuleSet(db, version, body), 'draft'));
    },
  });
}

function validateRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path: `${path}/{version}/validate`, operationId: 'validateRuleSet', tag },
    summary: 'Says what is wrong with a version for the people there are today',
    description: 'Changes nothing. Approvers may have left since a version was published.',
    params,
    answer: { status: 200, description: 'What is wrong with it', schema: checked },
    problems: ['RULE_SET_NOT_FOUND', ...ofBodies],
    handle: async ({ response, params: { version } }) => {
      const row = await findRuleSet(db, version);
      response.json(await checkedNow(db, ruleSetOf(row), row.status));
    },
  });
}

function publishRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path: `${path}/{version}/publish`, operationId: 'publishRuleSet', tag },
    summary: 'Puts a draft in force, and the version before it out of force',
    description:
      'Contracts in approval keep the rules they were submitted under. “errors” point into the rule set, in the language of Accept-Language.',
    params,
    answer: {
      status: 200,
      description: 'In force, and on disk',
      schema: z.object({
        version: z.int(),
        status,
        retired: z.int().nullable().meta({ description: 'The version that was in force until now' }),
      }),
    },
    problems: ['RULE_SET_NOT_FOUND', 'RULE_SET_NOT_DRAFT', 'RULE_SET_INVALID', ...ofBodies],
    handle: async ({ response, params: { version } }) => {
      const refuseFaults = (found: RuleSetProblem[]) =>
        problem('RULE_SET_INVALID', String(version), found.slice(0, toldFaults));
      const retired = await publishRuleSet(db, version, await loadPeople(db), refuseFaults);
      response.json({ version, status: 'published', retired });
    },
  });
}

function retireRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    ...{ method: 'post', path: `${path}/{version}/retire`, operationId: 'retireRuleSet', tag },
    summary: 'Discards a draft',
    description: 'The version in force is retired by publishing another one.',
    params,
    answer: { status: 200, description: 'Retired', schema: z.object({ version: z.int(), status }) },
    problems: ['RULE_SET_NOT_FOUND', 'RULE_SET_NOT_DRAFT', 'LAST_RULE_SET', ...ofBodies],
    handle: async ({ response, params: { version } }) => {
      await retireRuleSet(db, version);
      response.json({ version, status: 'retired' });
    },
  });
}

/** The company's approval rules: drafted, checked against its people, published in versions. */
export function ruleSetRoutes(services: Services): Route[] {
  const reading = [listRoute, versionRoute, validateRoute];
  const changing = [draftRoute, reviseRoute, publishRoute, retireRoute];
  return [...reading, ...changing].map((make) => make(services));
}
