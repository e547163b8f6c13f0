import { type Clocks } from '../drafting/events';
import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type ApprovalSubject, type BoundStep, type Seat, type StepId } from './state';

/** Somebody who is asked from now on. */
export type NewSeat = Pick<Seat, 'seatId' | 'holder' | 'standsFor' | 'why' | 'ask'>;

/** Who is asked in a step that opens, how many must agree, and why that is not possible, where it is not. */
export interface OpenedStep {
  stepId: StepId;
  seats: NewSeat[];
  needed: number;
  blocked: Words | null;
}

/** Which approval an event is about. */
interface Of {
  subject: ApprovalSubject;
}

interface OfStep extends Of {
  stepId: StepId;
}

interface Voted extends OfStep {
  seatId: string;
  by: Person;
  digest: string;
  /** SHA-256 of the document that was read. */
  document?: string;
}

export interface ApprovalEvents {
  ApprovalStepsOpened: Of & { opened: OpenedStep[] };
  ApprovalGiven: Voted & { comment: string | null };
  /** A vote against that does not yet decide the step. */
  ApprovalDenied: Voted & { reason: string };
  ReturnedToStep: OfStep & { toStepId: StepId; straightBack: boolean; by: Person; reason: string; clocks: Clocks };
  SeatMoved: OfStep & {
    seatId: string;
    from: Person;
    to: Person;
    standsFor: Person | null;
    why: Seat['why'];
    ask: number;
    reason: Words;
    /** When the time was up, where that is the reason. */
    dueAt?: Instant;
  };
  ApproverAdded: OfStep & {
    position: 'before' | 'after';
    step: BoundStep;
    by: Person;
    person: Person;
    reason: string | null;
    clocks: Clocks;
  };
  /** It cannot go on by itself: an incident. */
  ApprovalBlocked: OfStep & { cause: 'nobody' | 'overtime'; why: Words; dueAt?: Instant };
  ApproversFound: OfStep & { seats: NewSeat[]; needed: number };
  ApprovalReminderDue: OfStep & {
    /** Which beginning of the step's clock. */
    round: number;
    /** Of the limit; null for a reminder after the end of the line. */
    percent: number | null;
    occurrence: number;
    dueAt: Instant;
  };
  /** Those who are asked in these steps get a reminder; where there are none, the customer does. */
  ApproversNudged: Of & { stepIds: StepId[] };
  /** The link of what is open now, once more. */
  LinkResent: Of & { stepIds: StepId[] };
  CommentAdded: Of & { commentId: string; by: Person; text: string; mustBeResolved: boolean };
  CommentResolved: Of & {
    commentId: string;
    mustBeResolved: boolean;
    author: Person;
    by: Person;
    text: string | null;
  };
}
