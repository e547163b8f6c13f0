import { type Day } from '../kernel/days';

/** What is recorded of a condition of effect that is met; apart from its rule, for an entry that waits to be verified holds it. */
export interface MeetCondition {
  conditionId: string;
  metOn: Day;
  evidence: string;
}
