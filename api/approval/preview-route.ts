import { access } from '../../domain/kernel/access';
import { z } from 'zod';
import { zoneClock } from '../../config/zone-clock';
import { type NewSeat } from '../../domain/approval/events';
import { previewRoute } from '../../domain/approval/preview-route';
import { isRefusal } from '../../domain/contract/refusals';
import { exceedsCredit } from '../../domain/customers/standing';
import { type Money } from '../../domain/kernel/money';
import { parts, type RuleSet, subjectKinds } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { firstUnknownYear } from '../../domain/kernel/work-calendar';
import { stepRule } from '../../domain/routing/rule-set-body';
import { email, instantText, line, mark, money, optional, orNull, partId, person } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { loadCompany } from '../../prisma/load-company';
import { loadCustomerStanding } from '../../prisma/load-customer';
import { ownerOf } from '../drafting/create-contract';
import { unknownCustomer } from '../drafting/customer-of';
import { ourCompany } from '../company/our-company';
import { words } from '../contracts/views';
import { ofBodies, problem, refused } from '../http/problem';
import { type Route, route } from '../http/route';
import { findRuleSet, ruleSetOf } from '../routing/rule-sets';
import { type Services } from '../services';

const previewBody = z
  .strictObject({
    contractTypeId: line(64).meta({ example: 'goods-sale' }),
    gross: money,
    subjectKind: optional(z.enum(subjectKinds).meta({ description: 'What is to be approved; a revision by default' })),
    difference: optional(money.meta({ description: 'By how much an amendment raises or lowers the price' })),
    touched: optional(
      z.array(z.enum(parts)).min(1).max(10).meta({ description: 'Parts that an amendment changes; all by default' }),
    ),
    owner: z.strictObject({ email }),
    department: mark.nullable().default(null),
    customerClass: mark.nullable().default(null),
    riskMarks: z.array(mark).max(50).default([]),
    departures: z
      .array(partId)
      .max(200)
      .default([])
      .meta({ description: 'Ids of clauses that differ from the standard text' }),
    customerId: optional(z.uuid()).meta({
      description: 'Id in the customer directory; the customer’s status and committed credit are taken from there',
    }),
    ruleSetVersion: optional(z.int().min(1).max(2_147_483_647)).meta({
      description: 'A version other than the published one, to test it',
    }),
  })
  .superRefine(({ subjectKind, difference, touched }, context) => {
    if (subjectKind === 'amendment') return;
    const given = { difference, touched };
    for (const field of ['difference', 'touched'] as const)
      if (given[field] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [field],
          params: { code: 'amendment_only', zh: '仅变更可填写此项。' },
          message: 'Only an amendment has this field.',
        });
  });

const seats = z.array(
  z.object({
    seatId: z.string(),
    holder: person,
    standsFor: orNull(person),
    why: z.enum(['route', 'deputy', 'delegated', 'escalated', 'reassigned']),
  }),
);

const preview = z
  .object({
    ruleSet: z.object({ ruleSetId: z.string(), version: z.int() }),
    steps: z.array(
      z.object({
        ...stepRule.shape,
        ruleId: z.string(),
        because: words,
        seats,
        needed: z.int(),
        blocked: orNull(words).meta({ description: 'Why nobody could decide this step; null if somebody can' }),
        opensAt: instantText,
        dueAt: instantText,
      }),
    ),
    dueAt: instantText.meta({ description: 'When the last decision is due if every step uses its full time limit' }),
    provisionalYear: z
      .string()
      .nullable()
      .meta({ description: 'The first year until `dueAt` whose public holidays are missing from the work calendar' }),
  })
  .meta({ id: 'RoutePreview' });

/** Shows the approval route that a contract with these facts would take, who would be asked, and the due times. */
export function previewRouteOf(services: Services): Route {
  const { db } = services;
  return route({
    access: access.ourSide('contract.draft'),
    method: 'post',
    path: '/v1/approval-routes/preview',
    operationId: 'previewApprovalRoute',
    tag: 'Approval rules',
    summary: 'Previews the approval route for given contract data',
    description:
      'Returns the steps, the rule behind each step, who would be asked, and the due times. Nothing is recorded and nobody is asked.',
    body: previewBody,
    example: {
      contractTypeId: 'goods-sale',
      gross: { amount: '5000000.00', currency: 'CNY' },
      owner: { email: 'lin.xiao@huadong.example' },
    },
    answer: { status: 200, description: 'The route under the current rules', schema: preview },
    problems: [
      ...([
        'NO_RULE_SET',
        'NO_ROUTE',
        'NO_EXCHANGE_RATE',
        'UNKNOWN_OWNER',
        'UNKNOWN_CUSTOMER',
        'RULE_SET_NOT_FOUND',
        'RULE_SET_INVALID',
        'NOT_SET_UP',
      ] as const),
      ...ofBodies,
    ],
    handle: async ({ response, body }) => {
      const { owner: ownedBy, ruleSetVersion, customerId, contractTypeId: contractType, subjectKind, ...more } = body;
      const asked = { ...more, contractType, ...(subjectKind === undefined ? {} : { subject: subjectKind }) };
      const facts = { ...asked, ...(await customerFacts(db, customerId, asked.gross)) };
      const now = new Date().toISOString();
      const owner = await ownerOf(db, ownedBy.email);
      const { policy } = (await ourCompany(db)).profile;
      const today = await loadCompany(db, null);
      const ruleSet = ruleSetVersion === undefined ? today.ruleSet : ruleSetOf(await findRuleSet(db, ruleSetVersion));
      if (ruleSet) assertCountable(ruleSet);
      const company = { ...today, ruleSet };
      const route = previewRoute(facts, { owner, policy, gross: [facts.gross] }, company, now);
      if (isRefusal(route)) throw refused(route);
      const { ruleSetId, version } = company.ruleSet ?? { ruleSetId: '', version: 0 };
      response.json({
        ruleSet: { ruleSetId, version },
        ...{ steps: route.steps.map(({ seats: people, ...step }) => ({ ...step, seats: people.map(seatView) })) },
        dueAt: route.dueAt,
        provisionalYear: firstUnknownYear(company.calendar, zoneClock, now, route.dueAt),
      });
    },
  });
}

/**
 * The preview is not a contract yet, so all contracts of the customer count towards its credit limit.
 * @throws ProblemError 422
 */
async function customerFacts(db: Database, customerId: string | undefined, gross: Money) {
  if (customerId === undefined) return {};
  const customer = await loadCustomerStanding(db, customerId, '');
  if (!customer) throw unknownCustomer();
  return { customerStatus: customer.status, creditExceeded: exceedsCredit(customer, gross) };
}

function seatView({ seatId, holder, standsFor, why }: NewSeat): Omit<NewSeat, 'ask'> {
  return { seatId, holder, standsFor, why };
}
/** Faults that make the due times of a route impossible or too slow to compute. */
const uncountable = ['not_a_limit', 'not_an_order', 'route_too_long'];

/**
 * A draft rule set may be incomplete, but its time limits must lead to valid due times.
 * @throws ProblemError 422
 */
function assertCountable(ruleSet: RuleSet): void {
  const faults = checkRuleSet(ruleSet, []).filter(({ code }) => uncountable.includes(code));
  if (faults.length === 0) return;
  throw problem('RULE_SET_INVALID', String(ruleSet.version), faults);
}
