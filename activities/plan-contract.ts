import { type Contract } from '../domain/contract/contract';
import { type Instant } from '../domain/kernel/days';
import { nearest, planDeadlines } from '../domain/contract/deadlines';
import { waitingOn } from '../domain/contract/waiting';
import { type WorkCalendar } from '../domain/kernel/work-calendar';
import { zoneClock } from '../config/zone-clock';

/** What happens next to a contract and on whom it waits: the planner of the domain with the clocks of this machine. */
export function planContract(contract: Contract, now: Instant, calendar: WorkCalendar) {
  const deadlines = planDeadlines(contract, zoneClock, now, calendar);
  const next = nearest(deadlines);
  return { next, waiting: waitingOn(contract, deadlines, zoneClock, calendar) };
}
