import { type Contract } from '../domain/contract';
import { type Instant } from '../domain/days';
import { nearest, planDeadlines } from '../domain/deadlines';
import { waitingOn } from '../domain/waiting';
import { type WorkCalendar } from '../domain/work-calendar';
import { zoneClock } from '../config/zone-clock';

/** What happens next to a contract and on whom it waits: the planner of the domain with the clocks of this machine. */
export function planContract(contract: Contract, now: Instant, calendar: WorkCalendar) {
  const deadlines = planDeadlines(contract, zoneClock, now, calendar);
  const next = nearest(deadlines);
  return { next, waiting: waitingOn(contract, deadlines, zoneClock, calendar) };
}
