import { type Instant } from '../kernel/days';
import { type FrozenDocument } from '../drafting/document';
import { type Departure } from '../drafting/wording';
import { type Profile } from '../drafting/state';
import { type Actor, type Person } from '../kernel/people';
import { type Part, type PlannedStep, type SubjectKind } from '../routing/route';
import { type Words } from '../kernel/words';

/** Names a step of the approval route, such as `legal`. */
export type StepId = string;

export interface Vote {
  at: Instant;
  by: Actor;
  comment: string | null;
}

/** A vote on a step. It counts for what the step is about and for nothing else: `digest` says what that was. */
export interface StepVote extends Vote {
  decision: 'approved' | 'rejected';
  revision: number;
  digest: string;
  /** SHA-256 of the document that was read. */
  document?: string;
}

/** Why somebody sits on a seat. */
export type SeatReason = 'route' | 'deputy' | 'delegated' | 'escalated' | 'reassigned';

/** A person asked in a step; each has one vote. */
export interface Seat {
  seatId: string;
  holder: Person;
  /** In whose stead the holder was asked; null when for themselves. */
  standsFor: Person | null;
  why: SeatReason;
  /** Number of the asking: a new one each time somebody is asked, so that an old link decides nothing new. */
  ask: number;
  askedAt: Instant;
  vote: StepVote | null;
}

/** A step as planned, with the digest of what its votes are about. */
export type BoundStep = PlannedStep & {
  digest: string;
  /** Of a step that an approver added: before or after which one. */
  addedTo?: { stepId: StepId; position: 'before' | 'after' };
};

/** One place in the approval route. */
export interface ApprovalStep extends BoundStep {
  /** Since when its clock runs; null while it is not open. */
  openedAt: Instant | null;
  /** Working time used up before the clock last stopped, in milliseconds. */
  usedMs: number;
  /** Which beginning of a clock this is; part of its deadlines. */
  round: number;
  marks: Marks;
  /** How many must agree, known once it has been opened. */
  needed: number | null;
  seats: Seat[];
  /** Steps that must agree first, beside those of a lower order. */
  waitsFor: StepId[];
  /** Why it cannot go on by itself, where somebody must see to it: nobody can be asked, or time ran out at the end of the line. */
  blocked: { cause: 'nobody' | 'overtime'; why: Words } | null;
}

/** Why a vote no longer counts and the step is asked again. */
export interface VoidedVote {
  stepId: StepId;
  holder: Person;
  why: Words;
}

/** How far into the approval's deadlines a step has come, so that none comes twice. */
export interface Marks {
  /** Percent of the limit of the last reminder or escalation that has passed. */
  passed: number;
  /** How many reminders have gone out after the end of the line. */
  overtime: number;
}

/** What is approved: a contract's revision, an amendment, a termination. `id` is the revision's number or the other's id. */
export interface ApprovalSubject {
  kind: SubjectKind;
  id: string;
}

/** The route of a subject as its submission lays it down. */
export interface SubmittedRoute {
  steps: BoundStep[];
  /** The version of the rules that made the route; it stays for as long as the contract is in flight. */
  ruleSet: { ruleSetId: string; version: number };
  /** Of the whole subject, and of each part a vote can be about: SHA-256, in hex. */
  digest: string;
  digests: Record<Part, string>;
  /** To whom everything escalates that has nowhere else to go. */
  routeOwner: Person | null;
  voided: VoidedVote[];
  /** What the rules and the approvers looked at beside the terms. */
  profile: Profile;
  /** The step that is asked before all others. */
  straightBackTo: StepId | null;
  /** What everybody is asked about, as a file; an amendment and a termination have none yet. */
  document?: FrozenDocument;
  /** Where its text departs from the company's own. */
  departures?: Departure[];
}

/** The approval of a subject; of a contract over its revisions. */
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
  /** How often somebody has been asked, and how often a clock has begun. */
  asked: number;
  rounds: number;
  /** The step that is asked before all others until it agrees, since it sent the draft back; null when none did. */
  first: StepId | null;
  nudgedAt: Instant | null;
  resentAt: Instant | null;
  /** How many comments that must be resolved are not. */
  openComments: number;
  /** Why a step is asked again within the revision: who sent it back there. */
  sentBack: { toStepId: StepId; by: Person; reason: string } | null;
  /** Votes that the last submission made void. */
  voided: VoidedVote[];
}
