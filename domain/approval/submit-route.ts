import { zh } from '../kernel/chinese';
import { type Policy } from '../contract/contract';
import { refuse, type Refusal, isRefusal } from '../contract/refusals';
import { type Texts } from '../contract/texts';
import { type CustomerStanding, exceedsCredit } from '../customers/standing';
import { type Profile } from '../drafting/state';
import { type Terms } from '../drafting/terms';
import { type Departure } from '../drafting/wording';
import { canonical } from '../kernel/canonical';
import { type Instant } from '../kernel/days';
import { compare, type Money, zero } from '../kernel/money';
import { type Person } from '../kernel/people';
import { type Words } from '../kernel/words';
import { asPerson, type Company, employeeOf } from '../routing/company';
import { planRoute } from '../routing/plan-route';
import { parts, type Part, type PlannedStep, type RouteFacts, type RuleSet, type SubjectKind } from '../routing/route';
import { ineligibilityOf } from './eligibility';
import { digestsOf, joined, partWords } from './parts';
import { type Approval, type BoundStep, type SubmittedRoute, type VoidedVote } from './state';

/** An id for a step that an approver adds: `added-1` and so on, which rules cannot use. */
export function addedStepId(steps: readonly { stepId: string }[]): string {
  for (let n = 1; ; n += 1) if (steps.every(({ stepId }) => stepId !== `added-${n}`)) return `added-${n}`;
}

/** What is submitted for approval, and everything that its route depends on. */
export interface Submission {
  subject: SubjectKind;
  contractTypeId: string;
  /** The terms of a revision; for an amendment the terms after it. */
  terms: Terms;
  profile: Profile;
  owner: Person;
  policy: Policy;
  /** Prices that decide whether it is important. */
  gross: readonly Money[];
  difference?: Money;
  touched?: Part[];
  departures: readonly Departure[];
  /** Null if the customer is not in the directory. */
  customer: CustomerStanding | null;
  /** The revision that is submitted, or that is amended. */
  revision: number;
  /** The approval of the previous revision; null for the first one, and for subjects without revisions. */
  before: Approval | null;
  /** Votes already voided by a rejection, so that the approvers who are asked again are told why. */
  voidedBefore: VoidedVote[];
  straightBackTo: string | null;
}

export function routeFacts(
  {
    contractTypeId,
    terms,
    profile,
    subject,
    difference,
    touched,
    customer,
    gross: prices,
  }: Omit<Submission, 'departures' | 'revision' | 'before' | 'voidedBefore' | 'straightBackTo'>,
  departures: readonly Departure[],
): RouteFacts {
  const { gross } = terms.price;
  // If an amendment lowers the price, the people who decide about the higher price must still approve it.
  const highest = prices.reduce((most, price) => (compare(price, most) > 0 ? price : most), gross);
  return {
    ...{ subject, contractType: contractTypeId, gross: highest, department: profile.department },
    ...{ difference: difference ?? zero(gross.currency), touched: touched ?? [...parts] },
    ...{ customerClass: profile.customerClass, riskMarks: profile.riskMarks },
    departures: departures.map(({ clauseId }) => clauseId),
    ...{ customerStatus: customer?.status ?? null, creditExceeded: exceedsCredit(customer, gross) },
  };
}

/** What votes depend on besides the content: who decides, and how many must agree. */
function terms({ approvers, quorum, parts: about }: BoundStep): string {
  return canonical([approvers, quorum, about]);
}

function changedWords(step: BoundStep, before: Approval, digests: Approval['digests'], revision: number): Words {
  const changed = parts.filter(
    (subject) => step.parts.includes(subject) && before.digests[subject] !== digests[subject],
  );
  const named = (language: 'en' | 'zh-CN', comma: string) =>
    changed.map((subject) => partWords[subject][language]).join(comma);
  return {
    en: `revision ${revision} changed: ${named('en', ', ')}`,
    'zh-CN': zh`第 ${revision} 版修改了${named('zh-CN', '、')}`,
  };
}

const otherProfile: Words = {
  en: 'department, customer class or risk marks have changed',
  'zh-CN': '部门、客户等级或风险标记已变更',
};

/** Votes voided because the approvers saw other risk marks, another department or another customer class. */
function otherwiseSorted({ profile }: Submission, before: Approval): VoidedVote[] {
  if (canonical(before.profile) === canonical(profile)) return [];
  return before.steps.flatMap(({ stepId, seats }) =>
    seats.flatMap(({ holder, vote }) => (vote ? [{ stepId, holder, why: otherProfile }] : [])),
  );
}

const otherRoute: Words = { en: 'the route has changed', 'zh-CN': '审批路线已变更' };

/** The votes voided by this submission, with reasons: those whose content or step has changed. */
function voidedBy(
  before: Approval,
  steps: readonly BoundStep[],
  digests: Approval['digests'],
  revision: number,
): VoidedVote[] {
  return before.steps.flatMap((old) => {
    const step = steps.find(({ stepId }) => stepId === old.stepId);
    const why = !step || terms(step) !== terms(old) ? otherRoute : changedWords(step, before, digests, revision);
    if (step && why !== otherRoute && step.digest === old.digest) return [];
    return old.seats.filter(({ vote }) => vote !== null).map(({ holder }) => ({ stepId: old.stepId, holder, why }));
  });
}

/** Assigns parts that no step covers to every step, so that no change after a vote goes unnoticed. */
function coverAll(planned: readonly PlannedStep[]): PlannedStep[] {
  const uncovered = parts.filter((subject) => planned.every((step) => !step.parts.includes(subject)));
  return planned.map((step) => ({ ...step, parts: [...step.parts, ...uncovered] }));
}

/** Keeps steps that approvers added, in the order of the step that they were added to; if the route no longer has that step, in the first order. */
function withAdded(planned: readonly PlannedStep[], before: Approval | null): Omit<BoundStep, 'digest'>[] {
  const added = before?.steps.filter(({ addedTo }) => addedTo !== undefined) ?? [];
  const first = Math.min(...planned.map(({ order }) => order));
  const orderOf = (step: Omit<BoundStep, 'digest'>, depth = 0): number => {
    const all: Omit<BoundStep, 'digest'>[] = [...planned, ...added];
    const host = all.find(({ stepId }) => stepId === step.addedTo?.stepId);
    if (!step.addedTo || depth > added.length) return step.order;
    return host ? orderOf(host, depth + 1) : first;
  };
  const steps: Omit<BoundStep, 'digest'>[] = [...planned];
  for (const step of added) {
    const isTaken = steps.some(({ stepId }) => stepId === step.stepId);
    steps.push({ ...step, ...(isTaken ? { stepId: addedStepId(steps) } : {}), order: orderOf(step) });
  }
  return steps;
}

/** The plan of a step without its progress, with the digest of its content. */
function bind(step: Omit<BoundStep, 'digest'>, digests: Approval['digests'], digest: Texts['digest']): BoundStep {
  const { stepId, name, order, approvers, quorum, parts: about, executive, limitHours } = step;
  const { remindAt, escalateAt, ruleId, because, addedTo } = step;
  const plan = { stepId, name, order, approvers, quorum, parts: about, executive, limitHours, remindAt, escalateAt };
  const placed = addedTo ? { addedTo } : {};
  return { ...plan, ruleId, because, ...placed, digest: joined(digests, about, digest) };
}

const notTheirs: Words = {
  en: 'the drafter, or their deputy, may not approve the contract as it now is',
  'zh-CN': '合同现状下，起草人或其代理人不得审批',
};

/** Votes of people who may not approve the contract as it is now, because four eyes are required at the new price. */
function conflictedVotes(submission: Submission, before: Approval, company: Company, now: Instant): VoidedVote[] {
  return before.steps.flatMap(({ stepId, seats }) =>
    seats.flatMap(({ holder, vote }) => {
      const unable = vote && ineligibilityOf(holder.email, { contract: submission, company, now });
      return unable === 'drafter' || unable === 'deputy_of_drafter' ? [{ stepId, holder, why: notTheirs }] : [];
    }),
  );
}

function routeOwnerOf(company: Company, ruleSet: RuleSet) {
  const owner = employeeOf(company, ruleSet.routeOwner);
  return owner ? asPerson(owner) : null;
}

/** With more approvers the contract's working set would become too large for its workflow. */
const mostApprovers = 200;

function asksTooMany(steps: readonly PlannedStep[], { people }: Company): boolean {
  const named = steps.flatMap(({ approvers }) =>
    approvers.map((source) =>
      source.kind === 'department'
        ? people.filter(({ approvesFor }) => approvesFor.includes(source.department)).length
        : 1,
    ),
  );
  return named.reduce((sum, count) => sum + count, 0) > mostApprovers;
}

/** Plans the route by the contract's rule set version, and lists the votes of earlier revisions that no longer count. */
export function submitRoute(
  submission: Submission,
  company: Company,
  { digest: hash }: Pick<Texts, 'digest'>,
  now: Instant,
): SubmittedRoute | Refusal {
  const { ruleSet } = company;
  if (!ruleSet) return refuse('NO_RULE_SET');
  const { terms: content, departures, before, revision, profile, voidedBefore, straightBackTo } = submission;
  const planned = planRoute(routeFacts(submission, departures), ruleSet);
  if (isRefusal(planned)) return planned;
  if (asksTooMany(planned.steps, company)) return refuse('ROUTE_TOO_LARGE');
  const { digest, digests } = digestsOf(content, hash);
  const steps = withAdded(coverAll(planned.steps), before).map((step) => bind(step, digests, hash));
  return {
    ...{ steps, digest, digests, profile, straightBackTo },
    ruleSet: { ruleSetId: ruleSet.ruleSetId, version: ruleSet.version },
    routeOwner: routeOwnerOf(company, ruleSet),
    voided: before
      ? [
          ...voidedBefore,
          ...conflictedVotes(submission, before, company, now),
          ...otherwiseSorted(submission, before),
          ...voidedBy(before, steps, digests, revision),
        ]
      : [],
  };
}
