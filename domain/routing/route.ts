import { type CustomerStatus } from '../customers/standing';
import { type Money } from '../kernel/money';
import { type Words } from '../kernel/words';

/** The parts of a contract that a step's votes can be about. */
export const parts = ['parties', 'clauses', 'money', 'dates', 'scope'] as const;
export type Part = (typeof parts)[number];

/** What can be approved. */
export const subjectKinds = ['revision', 'amendment', 'termination'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** How many of the approvers asked must agree: all (会签), any one (或签), or a number. */
export type Quorum = 'all' | 'any' | { atLeast: number };

/**
 * Whom a step asks: the approvers of a department, a named person, or the nearest person with the role on the reporting line above the
 * owner. The role `manager` means the direct superior, whatever their role.
 */
export type ApproverSource =
  { kind: 'department'; department: string } | { kind: 'person'; email: string } | { kind: 'line'; role: string };

/** A step of the approval route as a rule defines it. */
export interface StepRule {
  stepId: string;
  name: Words;
  /** Steps with the lowest order open first; steps of equal order are open at the same time. */
  order: number;
  approvers: ApproverSource[];
  quorum: Quorum;
  /** The parts that the votes are about; a vote stays valid when only other parts change. */
  parts: Part[];
  /** Whether the step is at the executive level, which gets the one-page summary. */
  executive: boolean;
  /** Time limit in hours of the work calendar. */
  limitHours: number;
  /** Reminders, in percent of the limit. */
  remindAt: number[];
  /** When the step escalates up the reporting line, in percent of the limit; more than 100. */
  escalateAt: number;
}

/** When a rule applies: all parts that are given must hold. */
export interface RuleCondition {
  /** What is approved; absent: anything. */
  subjects?: SubjectKind[];
  contractTypes?: string[];
  /** The gross price in the rule set's currency: at least `from`, and less than `below`. */
  amount?: { from?: string; below?: string };
  /** By how much an amendment changes the price, up or down, in the same currency; it is zero for anything else. */
  difference?: { from?: string; below?: string };
  /** At least one of these parts is touched; a revision and a termination touch all parts. */
  parts?: Part[];
  departments?: string[];
  customerClasses?: string[];
  /** The contract has at least one of these marks. */
  riskMarks?: string[];
  /** Whether a clause departs from the standard. */
  departures?: boolean;
  /** The price plus existing commitments exceeds the customer's credit limit in the directory. */
  credit?: 'exceeded';
  /** The customer's status in the directory. A contract with a blocked customer cannot be submitted. */
  customerStatus?: Exclude<CustomerStatus, 'blocked'>[];
}

export interface RouteRule {
  ruleId: string;
  name: Words;
  when: RuleCondition;
  steps: StepRule[];
}

/** A version of the company's approval rules. */
export interface RuleSet {
  ruleSetId: string;
  version: number;
  /** The currency of all amounts in the rules. */
  currency: string;
  /** Value of one unit of each other currency, as a plain decimal, by ISO 4217 code. */
  rates: Record<string, string>;
  /** Mail address of the last person to escalate to, when the reporting line ends. */
  routeOwner: string;
  /** Whether drafters may not approve their own contracts. For important contracts they never may, whatever this says. */
  fourEyes: boolean;
  rules: RouteRule[];
}

/** What the rules' conditions are evaluated on. */
export interface RouteFacts {
  subject: SubjectKind;
  /** The amount by which the amendment changes the price, never negative; zero for anything else. */
  difference: Money;
  touched: Part[];
  contractType: string;
  /** For an amendment: the higher of the prices before and after. */
  gross: Money;
  department: string | null;
  customerClass: string | null;
  riskMarks: string[];
  /** Ids of the clauses that depart from the standard. */
  departures: string[];
  /** Null if the customer is not in the directory; its credit is then unknown, too. */
  customerStatus: CustomerStatus | null;
  creditExceeded: boolean;
}

/** A step of a contract's route, with the rule that it comes from and the reason in words. */
export interface PlannedStep extends StepRule {
  ruleId: string;
  because: Words;
}

/** The rule id of steps that an approver added; no rule may have it. */
export const addedRule = 'added';
