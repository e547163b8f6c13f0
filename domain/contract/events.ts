import { type BoundStep, type Profile, type Seat, type StepId, type VoidedVote } from '../approval/approval-state';
import { type Changes, type Policy, type Return } from './contract';
import { type Day, type Instant } from '../kernel/days';
import { type ReminderSubject } from './deadline';
import { type FrozenDocument } from '../drafting/document';
import { type Departure } from '../drafting/wording';
import { type Money } from '../kernel/money';
import { type Actor, type Person, type Side } from '../kernel/people';
import { type Subject } from '../routing/route';
import { type Terms } from '../drafting/terms';
import { type Words } from '../kernel/words';

/** Somebody who is asked from now on. */
export type NewSeat = Pick<Seat, 'seatId' | 'holder' | 'standsFor' | 'why' | 'ask'>;

/** Who is asked in a step that opens, how many must agree, and why that is not possible, where it is not. */
export interface OpenedStep {
  stepId: StepId;
  seats: NewSeat[];
  needed: number;
  blocked: Words | null;
}

/** Working time each open step had used when its clock stopped, in milliseconds. */
export type Clocks = Record<StepId, number>;

/** A step as it was planned before routes came from rules: one person, known from the start. */
export interface FixedStep {
  stepId: StepId;
  order: number;
  approver: Person;
}

/** What happened, in the past tense. Stored for ever: a shape may gain optional fields, nothing else. */
export type EventBody =
  | {
      type: 'ContractCreated';
      contractId: string;
      number: string;
      templateId: string;
      contractTypeVersion?: number;
      copiedFrom?: string;
      terms: Terms;
      profile?: Profile;
      owner: Person;
      timeZone: string;
      policy: Policy;
    }
  | { type: 'DraftRevised'; revision: number; terms: Terms; profile?: Profile }
  | {
      type: 'ContractSubmitted';
      revision: number;
      steps: BoundStep[];
      ruleSet: { ruleSetId: string; version: number };
      digest: string;
      digests: Record<Subject, string>;
      executive: Person | null;
      routeOwner: Person | null;
      voided: VoidedVote[];
      profile?: Profile;
      straightBackTo: StepId | null;
      /** What everybody is asked about, as a file; contracts had none before there were templates. */
      document?: FrozenDocument;
      departures?: Departure[];
    }
  | {
      // As it was written before routes came from rules.
      type: 'ContractSubmitted';
      revision: number;
      steps: FixedStep[];
      approvers: { executive: Person };
      ruleSet?: undefined;
    }
  | { type: 'ApprovalStepsOpened'; revision: number; stepIds: StepId[]; opened?: OpenedStep[] }
  | {
      type: 'ApprovalGiven';
      revision: number;
      stepId: StepId;
      comment: string | null;
      seatId?: string;
      by?: Person;
      digest?: string;
      /** SHA-256 of the document that was read. */
      document?: string;
    }
  | {
      /** A vote against that does not yet decide the step. */
      type: 'ApprovalDenied';
      revision: number;
      stepId: StepId;
      reason: string;
      seatId: string;
      by: Person;
      digest: string;
      document?: string;
    }
  | {
      type: 'ContractReturned';
      revision: number;
      cause: Return['cause'];
      by: string;
      reason: string;
      /** When the confirmation lapsed, where it did. */
      dueAt?: Instant;
      /** The step of the approver who sent it back. */
      stepId?: StepId;
      straightBackTo?: StepId;
      clocks?: Clocks;
    }
  | {
      type: 'ReturnedToStep';
      revision: number;
      stepId: StepId;
      toStepId: StepId;
      straightBack: boolean;
      by: Person;
      reason: string;
      clocks: Clocks;
    }
  | {
      type: 'SeatMoved';
      revision: number;
      stepId: StepId;
      seatId: string;
      from: Person;
      to: Person;
      standsFor: Person | null;
      why: Seat['why'];
      ask: number;
      reason: Words;
      /** When the time was up, where that is the reason. */
      dueAt?: Instant;
    }
  | {
      type: 'ApproverAdded';
      revision: number;
      stepId: StepId;
      position: 'before' | 'after';
      step: BoundStep;
      by: Person;
      person: Person;
      reason: string | null;
      clocks: Clocks;
    }
  | {
      /** It cannot go on by itself: an incident. */
      type: 'ApprovalBlocked';
      revision: number;
      stepId: StepId;
      cause: 'nobody' | 'overtime';
      why: Words;
      key?: string;
      dueAt?: Instant;
    }
  | { type: 'ApproversFound'; revision: number; stepId: StepId; seats: NewSeat[]; needed: number }
  | { type: 'ApproversNudged'; revision: number; stepIds: StepId[] }
  | { type: 'ContractCopied'; to: Person[]; note: string | null }
  | { type: 'CommentAdded'; commentId: string; by: Person; text: string; mustBeResolved: boolean }
  | { type: 'CommentResolved'; commentId: string; by: Person; text: string | null }
  | { type: 'ConfirmationForwarded'; revision: number; from: Person; to: Person; reason: string | null; ask: number }
  | { type: 'LinkResent'; revision: number; stepIds: StepId[] }
  | { type: 'DeadlinesReplanned'; calendarVersion: number }
  | { type: 'CustomerConfirmationRequested'; revision: number }
  | { type: 'CustomerConfirmed'; revision: number; comment: string | null; document?: string }
  | { type: 'CustomerDeclined'; revision: number; reason: string }
  | { type: 'ContractWithdrawn'; reason: string }
  | { type: 'SignatureRecorded'; side: Side; signatory: string; signedOn: Day }
  | { type: 'ContractActivated' }
  | { type: 'DeliveryReported'; milestoneId: string; attempt: number; deliveredOn: Day; evidence: string }
  | { type: 'DeliveryAccepted'; milestoneId: string; attempt: number; comment: string | null }
  | { type: 'DeliveryRejected'; milestoneId: string; attempt: number; reason: string }
  | {
      type: 'ReceiptRecorded';
      paymentLineId: string;
      amount: Money;
      receivedOn: Day;
      reference: string;
      outstanding: Money;
    }
  | {
      type: 'AmendmentRequested';
      amendmentId: string;
      requestedBy: Side;
      reason: string;
      changes: Changes;
      terms: Terms;
    }
  | { type: 'AmendmentAgreed'; amendmentId: string; side: Side; comment: string | null }
  | { type: 'AmendmentRefused'; amendmentId: string; side: Side; reason: string }
  | { type: 'AmendmentExecuted'; amendmentId: string; terms: Terms }
  | { type: 'RescissionRequested'; rescissionId: string; requestedBy: Side; reason: string; settlement: string }
  | { type: 'RescissionAgreed'; rescissionId: string; side: Side; comment: string | null }
  | { type: 'RescissionRefused'; rescissionId: string; side: Side; reason: string }
  | { type: 'ContractRescinded'; rescissionId: string; reason: string }
  | { type: 'ReminderDue'; subject: ReminderSubject; key: string; occurrence: number; dueAt: Instant }
  | { type: 'MilestoneOverdue'; milestoneId: string; key: string; dueOn: Day; dueAt: Instant }
  | { type: 'PaymentOverdue'; paymentLineId: string; key: string; dueOn: Day; outstanding: Money; dueAt: Instant }
  | { type: 'TermEnded'; key: string; dueAt: Instant }
  | { type: 'ContractCompleted' }
  | { type: 'ContractExpired' }
  | { type: 'ContractArchived'; fileNumber: string }
  | { type: 'CommandRefused'; command: string; code: string; sentence: string }
  | { type: 'NoticeUndeliverable'; noticeId: string; reason: string };

/** One entry of the audit trail. `at` is the contract's time, taken from the workflow. */
export type ContractEvent = EventBody & { seq: number; at: Instant; actor: Actor; commandId: string };

/** Numbers the bodies on from `seq` and says when, by whom and on which command. */
export function stamp(
  bodies: readonly EventBody[],
  seq: number,
  at: Instant,
  actor: Actor,
  commandId: string,
): ContractEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: seq + index + 1, at, actor, commandId }));
}
