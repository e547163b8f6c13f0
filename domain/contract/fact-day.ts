import { addDays, type Day, earliestDayAnywhere, type Instant, latestDayAnywhere } from '../kernel/days';
import { type Contract } from './contract';
import { refuse, type Refusal } from './refusals';

/** Goods and money may come long before the paper is made; from before that, a day is taken for a typing mistake. */
const plausibleDaysBefore = 366;

/** Why something cannot have happened on the day that is told; null when it can. */
export function refuseFactDay(
  { number, createdAt }: Pick<Contract, 'number' | 'createdAt'>,
  day: Day,
  now: Instant,
): Refusal | null {
  if (day > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', day);
  const earliest = addDays(earliestDayAnywhere(createdAt), -plausibleDaysBefore);
  return day < earliest ? refuse('DATE_TOO_EARLY', day, number, createdAt.slice(0, 10)) : null;
}
