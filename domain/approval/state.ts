import { type Instant } from '../kernel/days';
import { type FrozenDocument } from '../drafting/document';
import { type Departure } from '../drafting/wording';
import { type Profile } from '../drafting/state';
import { type Actor, type Person } from '../kernel/people';
import { type Part, type PlannedStep, type SubjectKind } from '../routing/route';
import { type Words } from '../kernel/words';

/** The id of a step of the approval route, such as `legal`. */
export type StepId = string;

export interface Vote {
  at: Instant;
  by: Actor;
  comment: string | null;
}

/** A vote on a step. It counts only for the content with this `digest`, which covers the step's parts. */
export interface StepVote extends Vote {
  decision: 'approved' | 'rejected';
  revision: number;
  digest: string;
  /** SHA-256 of the document that the approver saw. */
  document?: string;
}

/** Why a person holds a seat. */
export type SeatReason = 'route' | 'deputy' | 'delegated' | 'escalated' | 'reassigned';

/** A person who is asked in a step; each has one vote. */
export interface Seat {
  seatId: string;
  holder: Person;
  /** The person in whose place the holder was asked; null if they were asked themselves. */
  standsFor: Person | null;
  why: SeatReason;
  /** Number of the request. It changes each time somebody is asked, so that an old link cannot answer a new request. */
  ask: number;
  askedAt: Instant;
  vote: StepVote | null;
}

/** A planned step with the digest of what its votes are about. */
export type BoundStep = PlannedStep & {
  digest: string;
  /** For a step that an approver added: before or after which step. Absent for a step of the rules. */
  addedTo?: { stepId: StepId; position: 'before' | 'after' };
};

/** A step of the approval route with its progress. */
export interface ApprovalStep extends BoundStep {
  /** When its clock started to run; null while the step is not open. */
  openedAt: Instant | null;
  /** Working time used before the clock last stopped, in milliseconds. */
  usedMs: number;
  /** Number of the clock's run; it identifies the deadlines of that run. */
  round: number;
  marks: Marks;
  /** How many must agree; null until the step is first opened. */
  needed: number | null;
  seats: Seat[];
  /** Steps that must be approved first, in addition to those of a lower order. */
  waitsFor: StepId[];
  /** Why somebody must intervene: nobody can be asked, or time ran out with nobody left to escalate to. */
  blocked: { cause: 'nobody' | 'overtime'; why: Words } | null;
}

/** Why a vote no longer counts, so that the step is asked again. */
export interface VoidedVote {
  stepId: StepId;
  holder: Person;
  why: Words;
}

/** Which deadlines of a step have passed, so that none is handled twice. */
export interface Marks {
  /** The last reminder or escalation that has passed, in percent of the limit. */
  passed: number;
  /** Number of reminders sent after the end of the reporting line. */
  overtime: number;
}

/** What is approved. `id` is the number of a revision, or the id of an amendment or termination. */
export interface ApprovalSubject {
  kind: SubjectKind;
  id: string;
}

/** The route as planned at submission. */
export interface SubmittedRoute {
  steps: BoundStep[];
  /** The rule set version of the route; a contract keeps it until it is approved. */
  ruleSet: { ruleSetId: string; version: number };
  /** SHA-256 in hex of the whole subject, and of each part. */
  digest: string;
  digests: Record<Part, string>;
  /** The last person to escalate to, when the reporting line ends. */
  routeOwner: Person | null;
  voided: VoidedVote[];
  /** Facts besides the terms that rules and approvers saw. */
  profile: Profile;
  /** The step that is asked before all others. */
  straightBackTo: StepId | null;
  /** The document to be approved; amendments and terminations have none yet. */
  document?: FrozenDocument;
  /** Departures of the text from the standard clauses. */
  departures?: Departure[];
}

/** The approval of a subject; for a contract it continues over its revisions. */
export interface Approval {
  revision: number;
  ruleSet: { ruleSetId: string; version: number };
  digest: string;
  digests: Record<Part, string>;
  document?: FrozenDocument;
  departures?: Departure[];
  profile: Profile;
  steps: ApprovalStep[];
  routeOwner: Person | null;
  /** Counters: requests to approvers, and starts of step clocks. */
  asked: number;
  rounds: number;
  /** The step that is asked before all others until it approves, because it returned the draft; null if there is none. */
  first: StepId | null;
  nudgedAt: Instant | null;
  resentAt: Instant | null;
  /** Number of open comments that must be resolved. */
  openComments: number;
  /** Set when a step is asked again within the revision: who returned it to that step. */
  sentBack: { toStepId: StepId; by: Person; reason: string } | null;
  /** Votes that the last submission voided. */
  voided: VoidedVote[];
}
