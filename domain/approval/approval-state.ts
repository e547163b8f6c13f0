import { type Instant } from '../kernel/days';
import { type FrozenDocument } from '../drafting/document';
import { type Departure } from '../drafting/wording';
import { type Actor, type Person } from '../kernel/people';
import { type PlannedStep, type Subject } from '../routing/route';
import { type Words } from '../kernel/words';

/** Names a step of the approval route, such as `legal`. */
export type StepId = string;

/** What the approval rules look at beside the terms; not part of what the parties agree on. */
export interface Profile {
  /** The department that makes the contract. */
  department: string | null;
  customerClass: string | null;
  riskMarks: string[];
}

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
  /** Which beginning of a clock this is; part of its deadlines' keys. */
  round: number;
  /** How many must agree, known once it has been opened. */
  needed: number | null;
  seats: Seat[];
  /** Steps that must agree first, beside those of a lower order. */
  waitsFor: StepId[];
  /** Why it cannot go on by itself, where somebody must see to it: nobody can be asked, or time ran out at the end of the line. */
  blocked: { cause: 'nobody' | 'overtime'; why: Words } | null;
}

/** A remark; while one that must be resolved is open nobody can approve. */
export interface Comment {
  commentId: string;
  by: Person;
  at: Instant;
  text: string;
  mustBeResolved: boolean;
  resolved: { by: Person; at: Instant; text: string | null } | null;
}

/** Why a vote no longer counts and the step is asked again. */
export interface VoidedVote {
  stepId: StepId;
  holder: Person;
  why: Words;
}

/** The approval of a contract over its revisions. */
export interface Approval {
  revision: number;
  /** The version of the rules that made the route; it stays for as long as the contract is in flight. */
  ruleSet: { ruleSetId: string; version: number };
  /** Of the whole revision, and of each part a vote can be about: SHA-256, in hex. */
  digest: string;
  digests: Record<Subject, string>;
  /** The revision as a file. */
  document?: FrozenDocument;
  /** Where its text departs from the company's own. */
  departures?: Departure[];
  /** What the rules and the approvers looked at beside the terms. */
  profile?: Profile;
  steps: ApprovalStep[];
  /** Whoever is asked later if only an amendment makes the contract important. */
  executive: Person | null;
  /** To whom everything escalates that has nowhere else to go. */
  routeOwner: Person | null;
  /** How often somebody has been asked, and how often a clock has begun. */
  asked: number;
  rounds: number;
  /** The step that is asked before all others until it agrees, since it sent the draft back; null when none did. */
  first: StepId | null;
  nudgedAt: Instant | null;
  resentAt: Instant | null;
  comments: Comment[];
  /** Why a step is asked again within the revision: who sent it back there. */
  sentBack: { toStepId: StepId; by: Person; reason: string } | null;
  /** Votes that the last submission made void. */
  voided: VoidedVote[];
}
