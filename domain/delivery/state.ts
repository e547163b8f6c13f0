import { type Day, type Instant } from '../kernel/days';

/** A delivery that is not yet accepted. What is left out has not happened: a plan of two hundred milestones stays small. */
export interface OpenMilestone {
  milestoneId: string;
  dueOn: Day;
  /** Since when it waits as it waits now, for delivery or for acceptance; left out, since the contract became active. */
  since?: Instant;
  /** How many reports there have been, so that an acceptance belongs to the report it was asked for. */
  attempt?: number;
  /** Reported, and not yet accepted or rejected. */
  reported?: true;
  /** By the last report. */
  deliveredOn?: Day;
  overdue?: true;
  /** Whether the reminder before the due day has gone out. */
  warned?: true;
  /** How many reminders of the present wait have gone out. */
  reminders?: number;
}

export interface DeliveryState {
  open: OpenMilestone[];
  accepted: number;
  /** When those were accepted that payments hang on; left out where there are none. */
  acceptances?: { milestoneId: string; acceptedOn: Day }[];
  /** Ids that an amendment took away after a report: their questions and reports stay theirs. Left out where there are none. */
  retired?: string[];
}
