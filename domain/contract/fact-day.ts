import { addDays, type Day, earliestDayAnywhere, type Instant, latestDayAnywhere } from '../kernel/days';
import { type Contract } from './contract';
import { refuse, type Refusal } from './refusals';

/** Deliveries and payments may happen up to a year before the contract is created; an earlier day is taken for a typing error. */
const plausibleDaysBefore = 366;

/** Refuses a day on which a reported fact cannot have happened; null if it can. */
export function refuseFactDay(
  { number, createdAt }: Pick<Contract, 'number' | 'createdAt'>,
  day: Day,
  now: Instant,
): Refusal | null {
  if (day > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', day);
  const earliest = addDays(earliestDayAnywhere(createdAt), -plausibleDaysBefore);
  return day < earliest ? refuse('DATE_TOO_EARLY', day, number, createdAt.slice(0, 10)) : null;
}
