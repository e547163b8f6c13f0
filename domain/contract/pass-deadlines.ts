import { addMs, type Instant } from '../kernel/days';
import { isPlannedByCalendar } from './calendar-stages';
import { type Contract } from './contract';
import { type Deadline } from './deadline';
import { type EventBody } from './events';
import { applyBodies } from './evolve';
import { type Input } from './inputs';
import { planDeadlines, ruleOf } from './plan';
import { isSame } from './topic';

interface Passing {
  contract: Contract;
  now: Instant;
  input: Input;
}

function planAt({ contract, input }: Passing, now: Instant): Deadline[] {
  const { calendar } = input('company');
  return planDeadlines({ contract, clock: input('clock'), now, calendar });
}

/**
 * The deadlines that are due now. The planner counts a recurring reminder whose instant is exactly now as missed and gives only its next
 * occurrence, so the plan of one millisecond before the awaited instant is consulted too. Of an approval only the last mark is made up for.
 */
function dueNow(passing: Passing, waitedFor: Instant): Deadline[] {
  const { now } = passing;
  const due = planAt(passing, now).filter(({ at }) => at <= now);
  if (waitedFor > now) return due;
  const topicOf = ({ about }: Deadline) => ruleOf(about).topic(about);
  const recurring = planAt(passing, addMs(waitedFor, -1)).filter(
    (deadline) => deadline.at <= now && !due.some((other) => isSame(topicOf(other), topicOf(deadline))),
  );
  return [...due, ...recurring].sort((a, b) => a.at.localeCompare(b.at));
}

/**
 * The events of deadlines that are due. The planner decides again whether each is still due, because the state, a date or the
 * work calendar may have changed since it was planned.
 */
export function passDeadlines(passing: Passing, waitedFor: Instant): EventBody[] {
  const { now, input } = passing;
  const events: EventBody[] = [];
  let state = passing.contract; // each deadline is decided on the state after the one before it
  for (const deadline of dueNow(passing, waitedFor)) {
    const current = { contract: state, now, input };
    const isDue = ({ about, occurrence }: Deadline) =>
      occurrence === deadline.occurrence && isSame(about, deadline.about);
    if (events.length > 0 && !dueNow(current, waitedFor).some(isDue)) continue;
    const bodies = ruleOf(deadline.about).pass(current, deadline);
    events.push(...bodies);
    state = applyBodies(state, bodies, now);
  }
  // The timer fired but nothing is due: a new work calendar was published, so record that the deadlines were planned again with it.
  if (events.length > 0 || waitedFor > now || !isPlannedByCalendar(passing.contract)) return events;
  return [{ type: 'DeadlinesReplanned', calendarVersion: input('company').calendar.version }];
}
