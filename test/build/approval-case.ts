import { type ApprovalStep, type ApprovalSubject } from '../../domain/approval/state';
import { openSteps } from '../../domain/approval/steps';
import { type AnyCommand, type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { isRefusal } from '../../domain/contract/refusals';
import { approvalsUnderWay } from '../../domain/contract/subjects';
import { type Instant } from '../../domain/kernel/days';
import { type Employee } from '../../domain/routing/company';
import { type RuleSet, type StepRule } from '../../domain/routing/route';
import { type TermsDraft } from '../../domain/drafting/terms';
import { aCompany, employee, type Setting, withPeople } from './a-company';
import { aRule, aStep } from './a-rule-set';
import { aContract, contractId, decideFor, eventsOf, goOn, NOW, outcome } from './ask-contract';
import { createPumpContract, ofRevision, pumpTerms } from './pump-contract';
import { noticesAfter } from './told';

export const mail = (name: string) => `${name}@example.com`;

/** Absent around the day of the tests. */
export const away = (deputy: string | null = null): Partial<Employee> => ({
  absences: [{ from: '2029-11-30', to: '2029-12-31', deputy: deputy === null ? null : mail(deputy) }],
});
export const gone: Partial<Employee> = { active: false };

/** A step with these approvers and a limit of eight working hours. */
export function stepOf(stepId: string, people: readonly string[], overrides: Partial<StepRule> = {}): StepRule {
  const approvers = people.map((name) => ({ kind: 'person', email: mail(name) }) as const);
  return aStep(stepId, { approvers, limitHours: 8, ...overrides });
}

export function rulesOf(...steps: StepRule[]): RuleSet {
  const rules = [aRule('every', { steps })];
  return { ruleSetId: 'test', version: 3, currency: 'CNY', rates: {}, routeOwner: mail('boss'), fourEyes: true, rules };
}

const team: Employee[] = [
  ...['ann', 'bob', 'cat', 'dan', 'eve'].map((name) => employee(name, { manager: mail('head') })),
  employee('owner', { manager: mail('head') }),
  employee('head', { manager: mail('boss') }),
  employee('boss', { manager: null }),
];

/** Five people who report to `head`, who reports to `boss`, the route owner. */
export function teamOf(ruleSet: RuleSet, changed: Record<string, Partial<Employee>> = {}): Setting {
  return withPeople(changed, aCompany({ people: team, ruleSet }));
}

/** The commands of one person in one step of a revision or another subject. */
export function as(name: string, stepId: string, about: number | ApprovalSubject = 1) {
  const subject = typeof about === 'number' ? ofRevision(about) : about;
  const of = { subject, stepId, approver: mail(name) };
  return {
    approve: { type: 'approve', ...of, comment: null },
    reject: { type: 'reject', ...of, reason: 'No' },
    requestChanges: { type: 'requestChanges', ...of, reason: 'Change it' },
    straightBack: { type: 'requestChanges', ...of, reason: 'Change it', straightBack: true },
    returnTo: (toStepId: string, straightBack = false) =>
      ({ type: 'returnToStep', ...of, toStepId, straightBack, reason: 'Look again' }) as const,
    delegate: (to: string) => ({ type: 'delegate', ...of, to: mail(to), reason: null }) as const,
    add: (position: 'before' | 'after', whom: string) =>
      ({ type: 'addApprover', ...of, person: mail(whom), position, reason: null }) as const,
  } as const;
}

export const submit = (revision = 1): Command => ({ type: 'submit', revision });
export const recall = (revision = 1): Command => ({ type: 'recall', subject: ofRevision(revision), reason: 'A slip' });
export const revise = (revision: number, changes: Partial<TermsDraft>): Command => ({
  ...{ type: 'revise', revision, terms: pumpTerms(changes) },
});
export const remark = (by: string, text = 'Which law?', mustBeResolved = true, revision = 1): Command => ({
  ...{ type: 'comment', subject: ofRevision(revision), by: mail(by), text, mustBeResolved },
});

/** A contract and its company, to which commands are given one after the other. */
export interface Case {
  contract: Contract;
  company: Setting;
  now: Instant;
  ask: (...commands: AnyCommand[]) => Case;
  at: (now: Instant) => Case;
  of: (contract: Contract) => Case;
  with: (changed: Record<string, Partial<Employee>>) => Case;
  outcome: (command: AnyCommand) => string[] | string;
  step: (stepId: string) => ApprovalStep;
  open: string[];
}

export function caseOf(contract: Contract, company: Setting, now: Instant = NOW): Case {
  const underWay = approvalsUnderWay(contract).map(({ approval }) => approval);
  const [approval = 'approval' in contract ? contract.approval : null] = underWay;
  const steps = approval?.steps ?? [];
  return {
    ...{ contract, company, now },
    ask: (...commands) => caseOf(goOn(contract, commands, now, company), company, now),
    at: (later) => caseOf(contract, company, later),
    of: (another) => caseOf(another, company, now),
    with: (changed) => caseOf(contract, withPeople(changed, company), now),
    outcome: (command) => outcome(contract, command, now, company),
    step: (stepId) => {
      const step = steps.find((one) => one.stepId === stepId);
      if (!step) throw new Error(`There is no step ${stepId}.`);
      return step;
    },
    open: underWay.flatMap(openSteps).map(({ stepId }) => stepId),
  };
}

/** A contract submitted under these rules. */
export function begun(
  ruleSet: RuleSet,
  changed: Record<string, Partial<Employee>> = {},
  terms: TermsDraft = pumpTerms(),
  now: Instant = NOW,
): Case {
  const company = teamOf(ruleSet, changed);
  return caseOf(aContract([createPumpContract(contractId, terms), submit()], now, company), company, now);
}

/** The people of a step, and whom they replace: `dan for ann (deputy)`. */
export function seatsOf(step: ApprovalStep): string[] {
  return step.seats.map(({ holder, standsFor, why }) =>
    standsFor ? `${holder.name} for ${standsFor.name} (${why})` : holder.name,
  );
}

/** The mails of a command: kind and recipient. */
export function mailsOf({ contract, company, now }: Case, command: Command): string[] {
  const events = eventsOf(contract, command, now, company);
  return noticesAfter(contract, events).map(({ notice: { kind, to } }) => `${kind} ${to.name}`);
}

/** The refusal of a command as text, or `accepted`. */
export function sentenceOf({ contract, company, now }: Case, command: Command): string {
  const decision = decideFor(contract, command, now, company);
  return isRefusal(decision) ? `${decision.code}: ${decision.sentence} ${decision.sentenceZh}` : 'accepted';
}
