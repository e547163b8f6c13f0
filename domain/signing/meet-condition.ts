import { type Day } from '../kernel/days';

/** The payload for recording a met condition; in a file without rules, because an entry that waits for verification contains it. */
export interface MeetCondition {
  conditionId: string;
  metOn: Day;
  evidence: string;
}
