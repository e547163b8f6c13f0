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
 * What is due now, by the planner. A reminder that recurs counts an instant that is now as missed and is planned for later, or no more:
 * what was waited for is looked up as it stood just before its instant. Of an approval only the last mark is made up for.
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
 * What comes of deadlines when their instant has come. Whether one is still due is for the planner to say: the state may have moved
 * since it was planned, a date with it, or the calendar that working time is counted by.
 */
export function passDeadlines(passing: Passing, waitedFor: Instant): EventBody[] {
  const { now, input } = passing;
  const events: EventBody[] = [];
  let state = passing.contract; // each is met on what the one before it made
  for (const deadline of dueNow(passing, waitedFor)) {
    const current = { contract: state, now, input };
    const isDue = ({ about, occurrence }: Deadline) =>
      occurrence === deadline.occurrence && isSame(about, deadline.about);
    if (events.length > 0 && !dueNow(current, waitedFor).some(isDue)) continue;
    const bodies = ruleOf(deadline.about).pass(current, deadline);
    events.push(...bodies);
    state = applyBodies(state, bodies, now);
  }
  // Nothing is due after all: another calendar has been published, and it is planned by that.
  if (events.length > 0 || waitedFor > now || !isPlannedByCalendar(passing.contract)) return events;
  return [{ type: 'DeadlinesReplanned', calendarVersion: input('company').calendar.version }];
}
