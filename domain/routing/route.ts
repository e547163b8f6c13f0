import { type CustomerStatus } from '../customers/standing';
import { type Money } from '../kernel/money';
import { type Words } from '../kernel/words';

/** Parts of a contract that a vote can be about. */
export const parts = ['parties', 'clauses', 'money', 'dates', 'scope'] as const;
export type Part = (typeof parts)[number];

/** What is approved by a route. */
export const subjectKinds = ['revision', 'amendment', 'termination'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** How many of those asked must agree: all (会签), any one (或签), or so many of them. */
export type Quorum = 'all' | 'any' | { atLeast: number };

/**
 * Who is asked: those who approve for a department, a named person, or the nearest person up the owner's reporting line who has the
 * role – `manager` is the direct superior, whatever their role.
 */
export type ApproverSource =
  { kind: 'department'; department: string } | { kind: 'person'; email: string } | { kind: 'line'; role: string };

/** One place in the approval route, as a rule lays it down. */
export interface StepRule {
  stepId: string;
  name: Words;
  /** Steps of the lowest order open first, side by side. */
  order: number;
  approvers: ApproverSource[];
  quorum: Quorum;
  /** What the votes are about; a change elsewhere leaves them standing. */
  parts: Part[];
  /** The executive level gets the one-page summary. */
  executive: boolean;
  /** Time limit in hours of the work calendar. */
  limitHours: number;
  /** Reminders, in percent of the limit. */
  remindAt: number[];
  /** When it moves up the line, in percent of the limit; more than 100. */
  escalateAt: number;
}

/** When a rule applies: every part that is given must hold. */
export interface RuleCondition {
  /** What is approved; left out, anything. */
  subjects?: SubjectKind[];
  contractTypes?: string[];
  /** The gross price in the rule set's own currency: `from` and more, less than `below`. */
  amount?: { from?: string; below?: string };
  /** How much an amendment moves the price, whichever way, in the same currency; nothing else moves it. */
  difference?: { from?: string; below?: string };
  /** At least one of these parts is touched; a revision and a termination touch all of them. */
  parts?: Part[];
  departments?: string[];
  customerClasses?: string[];
  /** At least one of these marks. */
  riskMarks?: string[];
  /** Whether a clause departs from the standard. */
  departures?: boolean;
  /** The price, with what is committed already, is above the credit limit that the directory sets for the customer. */
  credit?: 'exceeded';
  /** How the customer stands in the directory; nothing is submitted with a blocked one. */
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
  /** Amounts of the rules are in this currency. */
  currency: string;
  /** What one unit of another currency is worth in it, as a plain decimal, by ISO 4217 code. */
  rates: Record<string, string>;
  /** Mail address of the person to whom everything escalates that has nowhere else to go. */
  routeOwner: string;
  /** Whether nobody may approve what they drafted. Above the executive threshold nobody may, whatever this says. */
  fourEyes: boolean;
  rules: RouteRule[];
}

/** What the rules look at. */
export interface RouteFacts {
  subject: SubjectKind;
  /** What the amendment adds to the price or takes from it, never negative; zero for anything else. */
  difference: Money;
  touched: Part[];
  contractType: string;
  /** Of an amendment the higher of the prices before and after. */
  gross: Money;
  department: string | null;
  customerClass: string | null;
  riskMarks: string[];
  /** Ids of the clauses that depart from the standard. */
  departures: string[];
  /** Null where the directory does not have the customer; nothing is then known of its credit either. */
  customerStatus: CustomerStatus | null;
  creditExceeded: boolean;
}

/** A step of a contract's route with the rule that gave it, in words. */
export interface PlannedStep extends StepRule {
  ruleId: string;
  because: Words;
}

/** The rule that a step is said to come from which an approver added; no rule may be called so. */
export const addedRule = 'added';
