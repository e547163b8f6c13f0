import { type Clocks } from '../drafting/events';
import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type ApprovalSubject, type BoundStep, type Seat, type StepId } from './state';

/** A person who is asked from this event on. */
export type NewSeat = Pick<Seat, 'seatId' | 'holder' | 'standsFor' | 'why' | 'ask'>;

/** A step that opens: who is asked, how many must agree, and why it is blocked if it is. */
export interface OpenedStep {
  stepId: StepId;
  seats: NewSeat[];
  needed: number;
  blocked: Words | null;
}

/** The approval that an event belongs to. */
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
  /** SHA-256 of the document that the approver saw. */
  document?: string;
}

export interface ApprovalEvents {
  ApprovalStepsOpened: Of & { opened: OpenedStep[] };
  ApprovalGiven: Voted & { comment: string | null };
  /** A vote against that does not decide the step yet. */
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
    /** The escalation's deadline, if that is the reason. */
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
  /** Nobody can be asked, or nobody is left to escalate to; this is shown as an incident. */
  ApprovalBlocked: OfStep & { cause: 'nobody' | 'overtime'; why: Words; dueAt?: Instant };
  ApproversFound: OfStep & { seats: NewSeat[]; needed: number };
  ApprovalReminderDue: OfStep & {
    /** The run of the step's clock. */
    round: number;
    /** Percent of the limit; null for a reminder after the end of the reporting line. */
    percent: number | null;
    occurrence: number;
    dueAt: Instant;
  };
  /** The approvers asked in these steps get a reminder; if the list is empty, the customer does. */
  ApproversNudged: Of & { stepIds: StepId[] };
  /** The current links are mailed again. */
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
