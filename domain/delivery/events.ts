import { type Day, type Instant } from '../kernel/days';

interface OfReport {
  milestoneId: string;
  /** Which report of the delivery. */
  attempt: number;
}

interface Due {
  milestoneId: string;
  /** As agreed. */
  dueOn: Day;
  /** When it was really due, as `effectiveDueOn` gave it then; events of before this was told apart have none. */
  effectiveDueOn?: Day;
  dueAt: Instant;
}

export interface DeliveryEvents {
  DeliveryReported: OfReport & { deliveredOn: Day; evidence: string };
  DeliveryAccepted: OfReport & {
    comment: string | null;
    /** From when payments that hang on it are counted; events of before there were such payments have none. */
    acceptedOn?: Day;
  };
  DeliveryRejected: OfReport & { reason: string };
  /** Before the due day. */
  MilestoneReminderDue: Due;
  MilestoneOverdue: Due;
  /** After the due day, again and again. */
  MilestoneChased: Due & { occurrence: number };
  AcceptanceReminderDue: OfReport & { occurrence: number; dueAt: Instant };
}
