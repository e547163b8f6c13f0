import { type Command } from '../contract/commands';
import { asPerson, type Company, type Drafting, employeeOf } from '../kernel/company';
import { refuseCallOff } from '../drafting/framework';
import { type Departure, departuresOf, refuseWording } from '../drafting/wording';
import { type Approval, type BoundStep, type VoidedVote, type Profile } from './approval-state';
import { type Draft } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type Instant } from '../kernel/days';
import { unfitness } from './fitness';
import { planRoute } from '../routing/plan-route';
import { isRefusal, refuse, type Refusal } from '../contract/refusals';
import { type PlannedStep, type RouteFacts, type RuleSet, subjects } from '../routing/route';
import { canonical } from '../kernel/canonical';
import { digestsOf, joined, subjectWords } from './subjects';
import { type Terms } from '../drafting/terms';
import { type Words } from '../kernel/words';

/** An id for one more step that an approver adds: `added-1` and so on, which no rule may use. */
export function addedStepId(steps: readonly { stepId: string }[]): string {
  for (let n = 1; ; n += 1) if (steps.every(({ stepId }) => stepId !== `added-${n}`)) return `added-${n}`;
}

export function routeFacts(
  contract: { templateId: string; terms: Terms; profile: Profile },
  departures: readonly Departure[] = departuresOf(contract.terms, null),
): RouteFacts {
  const { templateId, terms, profile } = contract;
  return {
    contractType: templateId,
    gross: terms.price.gross,
    department: profile.department,
    customerClass: profile.customerClass,
    riskMarks: profile.riskMarks,
    departures: departures.map(({ clauseId }) => clauseId),
  };
}

/** What the votes of a step hang on beside the content: who decides, and how many. */
function terms({ approvers, quorum, subjects: about }: BoundStep): string {
  return canonical([approvers, quorum, about]);
}

function changedWords(step: BoundStep, before: Approval, digests: Approval['digests'], revision: number): Words {
  const changed = subjects.filter(
    (subject) => step.subjects.includes(subject) && before.digests[subject] !== digests[subject],
  );
  const named = (language: 'en' | 'zh-CN', comma: string) =>
    changed.map((subject) => subjectWords[subject][language]).join(comma);
  return {
    en: `revision ${revision} changed: ${named('en', ', ')}`,
    'zh-CN': `第 ${revision} 版修改了：${named('zh-CN', '、')}`,
  };
}

const otherProfile: Words = {
  en: 'department, customer class or risk marks have changed',
  'zh-CN': '部门、客户等级或风险标记已变更',
};

/** Votes of who read other risk marks beside the contract, or another class of customer. */
function otherwiseSorted({ profile }: Draft, before: Approval): VoidedVote[] {
  if (before.profile === undefined || canonical(before.profile) === canonical(profile)) return [];
  return before.steps.flatMap(({ stepId, seats }) =>
    seats.flatMap(({ holder, vote }) => (vote ? [{ stepId, holder, why: otherProfile }] : [])),
  );
}

const otherRoute: Words = { en: 'the route has changed', 'zh-CN': '审批路线已变更' };

/** The votes that the submission makes void, and why: exactly those whose subject or step has changed. */
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

/** What no step of the route is about is every step's matter: nothing changes after a vote without anybody being asked. */
function coverAll(planned: readonly PlannedStep[]): PlannedStep[] {
  const uncovered = subjects.filter((subject) => planned.every((step) => !step.subjects.includes(subject)));
  return planned.map((step) => ({ ...step, subjects: [...step.subjects, ...uncovered] }));
}

/** Steps that approvers added stay, in the order of the step they were added to; where the route has lost that one, in the first place. */
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

/** The plan of a step without anything that has happened to it, bound to the content. */
function bind(step: Omit<BoundStep, 'digest'>, digests: Approval['digests'], company: Company): BoundStep {
  const { stepId, name, order, approvers, quorum, subjects: about, executive, limitHours } = step;
  const { remindAt, escalateAt, ruleId, because, addedTo } = step;
  const plan = { stepId, name, order, approvers, quorum, subjects: about, executive, limitHours, remindAt, escalateAt };
  const placed = addedTo ? { addedTo } : {};
  return { ...plan, ruleId, because, ...placed, digest: joined(digests, about, company.digest) };
}

const notTheirs: Words = {
  en: 'the drafter, or their deputy, may not approve the contract as it now is',
  'zh-CN': '合同现状下，起草人或其代理人不得审批',
};

/** Votes of who could not give them on the contract as it is now: four eyes may hold from this price on. */
function conflictedVotes(contract: Draft, before: Approval, company: Company, now: Instant): VoidedVote[] {
  return before.steps.flatMap(({ stepId, seats }) =>
    seats.flatMap(({ holder, vote }) => {
      const unfit = vote && unfitness(holder.email, { contract, company, now });
      return unfit === 'drafter' || unfit === 'deputy_of_drafter' ? [{ stepId, holder, why: notTheirs }] : [];
    }),
  );
}

/** Votes that a rejection has made void already, so that those who are asked again are told why. */
function rejectedVotes({ returned }: Draft, before: Approval): VoidedVote[] {
  return returned?.cause === 'rejected' ? before.voided : [];
}

function executiveOf({ people }: Company) {
  const executive = people.find(({ active, approvesFor }) => active && approvesFor.includes('executive'));
  return executive ? asPerson(executive) : null;
}

function routeOwnerOf(company: Company, ruleSet: RuleSet) {
  const owner = employeeOf(company, ruleSet.routeOwner);
  return owner ? asPerson(owner) : null;
}

const noDrafting: Drafting = { wording: null, document: null, framework: null };

/** Plans the route by the rules of the contract's version, and says which votes of earlier revisions still count. */
export function submit(
  contract: Draft,
  command: Extract<Command, { type: 'submit' }>,
  company: Company | null,
  now: Instant,
): EventBody[] | Refusal {
  if (!company) throw new Error('A route is planned with the company as it stands.');
  const { ruleSet } = company;
  if (!ruleSet) return refuse('NO_RULE_SET');
  const { wording, document, framework } = company.drafting ?? noDrafting;
  const refusal = refuseWording(contract.terms, wording) ?? (framework && refuseCallOff(contract.terms, framework));
  if (refusal) return refusal;
  const departures = departuresOf(contract.terms, wording);
  const planned = planRoute(routeFacts(contract, departures), ruleSet);
  if (isRefusal(planned)) return planned;
  const before = contract.approval;
  const { digest, digests } = digestsOf(contract.terms, company.digest);
  const steps = withAdded(coverAll(planned.steps), before).map((step) => bind(step, digests, company));
  return [
    {
      ...{ type: 'ContractSubmitted', revision: command.revision, steps, digest, digests },
      ruleSet: { ruleSetId: ruleSet.ruleSetId, version: ruleSet.version },
      executive: executiveOf(company),
      routeOwner: routeOwnerOf(company, ruleSet),
      voided: before
        ? [
            ...rejectedVotes(contract, before),
            ...conflictedVotes(contract, before, company, now),
            ...otherwiseSorted(contract, before),
            ...voidedBy(before, steps, digests, command.revision),
          ]
        : [],
      profile: contract.profile,
      straightBackTo: contract.returned?.straightBackTo ?? null,
      ...(document ? { document } : {}),
      ...((wording ?? contract.terms.paper) ? { departures } : {}),
    },
  ];
}
