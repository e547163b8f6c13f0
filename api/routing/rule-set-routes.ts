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

/** Limit of reported faults. A large set may have thousands, and more than this help nobody. */
const toldFaults = 100;

const tag = 'Approval rules';
const path = '/v1/approval-rule-sets';
const params = z.object({
  version: wholeNumber(1),
});

const listQuery = z.strictObject({
  before: wholeNumberOr(biggestInt, 1).meta({
    description: 'The oldest version you already have; older ones are returned',
  }),
  limit: wholeNumberOr(50, 1, 100),
});

const status = z.enum(['draft', 'published', 'retired']).meta({
  description: 'At most one version is published; it applies to everything that is submitted from then on',
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
        pointer: z.string().meta({
          description: 'JSON Pointer (RFC 6901) into the rule set; empty if the problem is in the company’s data',
        }),
        ruleId: z.string().nullable(),
        code: z.string(),
        message: z.object({ en: z.string(), 'zh-CN': z.string() }),
      })
      .meta({ id: 'RuleSetProblem' }),
  )
  .meta({ description: `Problems that prevent its publication, the first ${toldFaults}; empty if there are none` });

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

/** The problems of a rule set, given today's employees. */
async function checkedNow(db: Database, ruleSet: RuleSet, is: string) {
  const found = checkRuleSet(ruleSet, await loadPeople(db));
  return { version: ruleSet.version, status: is, problems: found.slice(0, toldFaults) };
}

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('rules.read'),
    ...{ method: 'get', path, operationId: 'listRuleSets', tag },
    summary: 'Versions of the approval rules, newest first',
    description:
      'Drafts, the version in force and former versions. Contracts in approval name the version under which they were submitted.',
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
    access: access.ourSide('rules.read'),
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
    access: access.ourSide('rules.write'),
    ...{ method: 'post', path, operationId: 'draftRuleSet', tag },
    summary: 'Stores new approval rules as a draft',
    description:
      'The draft is stored even if it has problems. Repeating the request is safe, with or without an Idempotency-Key: if a draft with the same content exists, that draft is returned.',
    body: ruleSetBody,
    example: ruleSetExample,
    answer: { status: 201, description: 'Stored; with its current problems', schema: checked },
    problems: [...ofBodies],
    handle: async ({ response, body }) => {
      response.status(201).json(await checkedNow(db, await draftRuleSet(db, body), 'draft'));
    },
  });
}

function reviseRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('rules.write'),
    ...{ method: 'post', path: `${path}/{version}/revise`, operationId: 'reviseRuleSet', tag },
    summary: 'Replaces the rules of a draft',
    description: 'The draft is stored even if it has problems. Repeating the request changes nothing.',
    params,
    body: ruleSetBody,
    example: ruleSetExample,
    answer: { status: 200, description: 'Stored; with its current problems', schema: checked },
    problems: ['RULE_SET_NOT_FOUND', 'RULE_SET_NOT_DRAFT', ...ofBodies],
    handle: async ({ response, params: { version }, body }) => {
      response.json(await checkedNow(db, await reviseRuleSet(db, version, body), 'draft'));
    },
  });
}

function validateRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('rules.write'),
    ...{ method: 'post', path: `${path}/{version}/validate`, operationId: 'validateRuleSet', tag },
    summary: 'Checks a version of the approval rules against today’s employees',
    description: 'Changes nothing. Approvers may have left since a version was published.',
    params,
    answer: { status: 200, description: 'The problems of the version', schema: checked },
    problems: ['RULE_SET_NOT_FOUND', ...ofBodies],
    handle: async ({ response, params: { version } }) => {
      const row = await findRuleSet(db, version);
      response.json(await checkedNow(db, ruleSetOf(row), row.status));
    },
  });
}

function publishRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('rules.write'),
    ...{ method: 'post', path: `${path}/{version}/publish`, operationId: 'publishRuleSet', tag },
    summary: 'Publishes a draft and retires the version before it',
    description:
      'Contracts in approval keep the rules under which they were submitted. The pointers in “errors” refer to the rule set.',
    params,
    answer: {
      status: 200,
      description: 'Published and stored',
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
    access: access.ourSide('rules.write'),
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

/** Routes of the company's approval rules: drafted, checked against its employees, published in versions. */
export function ruleSetRoutes(services: Services): Route[] {
  const reading = [listRoute, versionRoute, validateRoute];
  const changing = [draftRoute, reviseRoute, publishRoute, retireRoute];
  return [...reading, ...changing].map((make) => make(services));
}
