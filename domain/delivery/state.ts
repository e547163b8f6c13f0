import { type Day, type Instant } from '../kernel/days';

/** A delivery that is not accepted yet. Fields are absent until they apply, so that a plan of two hundred milestones stays small. */
export interface OpenMilestone {
  milestoneId: string;
  dueOn: Day;
  /** Since when it has waited for its delivery or acceptance; absent: since the contract became active. */
  since?: Instant;
  /** Number of reports so far; an acceptance refers to one of them. */
  attempt?: number;
  /** Reported, and not yet accepted or rejected. */
  reported?: true;
  /** From the last report. */
  deliveredOn?: Day;
  overdue?: true;
  /** Whether the reminder before the due day was sent. */
  warned?: true;
  /** Number of reminders sent in the current wait. */
  reminders?: number;
}

export interface DeliveryState {
  open: OpenMilestone[];
  accepted: number;
  /** Acceptance days that trigger payments; absent if there are none. */
  acceptances?: { milestoneId: string; acceptedOn: Day }[];
  /** Ids of milestones that an amendment removed after a report. They are not reused, because old links and reports refer to them. */
  retired?: string[];
}
