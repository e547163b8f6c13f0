import { type Day, type Instant } from '../kernel/days';

interface OfReport {
  milestoneId: string;
  /** Which report of the delivery. */
  attempt: number;
}

export interface DeliveryEvents {
  DeliveryReported: OfReport & { deliveredOn: Day; evidence: string };
  DeliveryAccepted: OfReport & { comment: string | null };
  DeliveryRejected: OfReport & { reason: string };
  /** Before the due day. */
  MilestoneReminderDue: { milestoneId: string; dueOn: Day; dueAt: Instant };
  MilestoneOverdue: { milestoneId: string; dueOn: Day; dueAt: Instant };
  /** After the due day, again and again. */
  MilestoneChased: { milestoneId: string; dueOn: Day; occurrence: number; dueAt: Instant };
  AcceptanceReminderDue: OfReport & { occurrence: number; dueAt: Instant };
}
