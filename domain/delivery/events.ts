import { type Day, type Instant } from '../kernel/days';

interface OfReport {
  milestoneId: string;
  /** Number of the report on this delivery. */
  attempt: number;
}

interface Due {
  milestoneId: string;
  /** The agreed due day. */
  dueOn: Day;
  /** The effective due day at that time, from `effectiveDueOn`; older events do not have it. */
  effectiveDueOn?: Day;
  dueAt: Instant;
}

export interface DeliveryEvents {
  DeliveryReported: OfReport & { deliveredOn: Day; evidence: string };
  DeliveryAccepted: OfReport & {
    comment: string | null;
    /** The start of periods for payments triggered by this acceptance; older events do not have it. */
    acceptedOn?: Day;
  };
  DeliveryRejected: OfReport & { reason: string };
  /** The reminder before the due day. */
  MilestoneReminderDue: Due;
  MilestoneOverdue: Due;
  /** A repeated reminder after the due day. */
  MilestoneChased: Due & { occurrence: number };
  AcceptanceReminderDue: OfReport & { occurrence: number; dueAt: Instant };
}
