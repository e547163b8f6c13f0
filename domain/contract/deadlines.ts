import { openSteps } from '../approval/approval';
import { type ApprovalStep } from '../approval/approval-state';
import { type Active, type Contract } from './contract';
import { addDays, addMs, type Day, daysToMs, type Instant, type ZoneClock } from '../kernel/days';
import { type Deadline, type DeadlineEffect, keys, type ReminderSubject } from './deadline';
import { isSettled } from '../delivery/performance';
import { addWorkMs, type WorkCalendar, workMsBetween } from '../kernel/work-calendar';

/** How long things may wait, in days, and the hour at which reminders of a day go out. */
export const waits = {
  confirmationReminderEvery: 5,
  confirmationLapsesAfter: 30,
  signatureReminderEvery: 7,
  consentReminderEvery: 5,
  acceptanceReminderEvery: 5,
  dueReminderBefore: 7,
  dunningEvery: 7,
  reminderTime: '09:00',
} as const;

interface Planning {
  contract: Contract;
  clock: ZoneClock;
  now: Instant;
  calendar: WorkCalendar;
}

function once(planning: Planning, key: string, at: Instant, effect: DeadlineEffect): Deadline[] {
  return planning.contract.passed[key] === undefined ? [{ key, occurrence: 0, at, effect }] : [];
}

/** The first occurrence from `given` on that lies after the instant; found by doubling and halving, for there may be thousands. */
function firstAfter(nth: (n: number) => Instant, given: number, after: Instant): number {
  if (nth(given) > after) return given;
  let step = 1;
  while (nth(given + step) <= after) step *= 2;
  let [past, ahead] = [given + Math.floor(step / 2), given + step];
  while (ahead - past > 1) {
    const middle = Math.floor((past + ahead) / 2);
    if (nth(middle) <= after) past = middle;
    else ahead = middle;
  }
  return ahead;
}

/**
 * A reminder that recurs, never from before its subject is awaited. After an outage the ones missed are not made up for: one late,
 * then the next in the future.
 */
function recurring(
  planning: Planning,
  key: string,
  since: Instant,
  nth: (n: number) => Instant,
  subject: ReminderSubject,
): Deadline[] {
  const given = planning.contract.passed[key] ?? 0;
  const after = given > 0 && planning.now > since ? planning.now : since;
  const occurrence = firstAfter(nth, given, after);
  return [{ key, occurrence, at: nth(occurrence), effect: { kind: 'remind', subject } }];
}

function everyDays(
  planning: Planning,
  key: string,
  since: Instant,
  days: number,
  subject: ReminderSubject,
): Deadline[] {
  return recurring(planning, key, since, (n) => addMs(since, daysToMs(days * (n + 1))), subject);
}

/** Reminder before a due day, the first minute after it, and reminders on and on until it is done. */
function aroundDueDay(
  planning: Planning,
  due: { id: string; dueOn: Day; since: Instant; overdue: boolean },
  subject: ReminderSubject & { kind: 'milestone' | 'payment' },
  overdue: DeadlineEffect,
): Deadline[] {
  const { contract, clock } = planning;
  const { id, dueOn, since } = due;
  const nine = (day: Day) => clock.instantAt(day, waits.reminderTime, contract.timeZone);
  const dayAfter = addDays(dueOn, 1);
  if (due.overdue) {
    const nth = (n: number) => nine(addDays(dayAfter, waits.dunningEvery * (n + 1)));
    return recurring(planning, keys.due('dunning', subject.kind, id, dueOn), since, nth, subject);
  }
  const remindAt = nine(addDays(dueOn, -waits.dueReminderBefore));
  const key = (what: 'reminder' | 'overdue') => keys.due(what, subject.kind, id, dueOn);
  const reminder = remindAt > since ? once(planning, key('reminder'), remindAt, { kind: 'remind', subject }) : [];
  const midnight = clock.instantAt(dayAfter, '00:00', contract.timeZone);
  return [...reminder, ...once(planning, key('overdue'), midnight > since ? midnight : since, overdue)];
}

function planPerformance(planning: Planning, contract: Active): Deadline[] {
  const { terms, performance } = contract;
  const milestones = terms.milestones.flatMap(({ milestoneId, dueOn }) => {
    const progress = performance.milestones[milestoneId];
    if (!progress || progress.status === 'accepted') return [];
    if (progress.status === 'reported') {
      const key = keys.acceptance(milestoneId, progress.attempt);
      return everyDays(planning, key, progress.since, waits.acceptanceReminderEvery, {
        kind: 'acceptance',
        milestoneId,
      });
    }
    const subject = { kind: 'milestone', milestoneId } as const;
    return aroundDueDay(planning, { id: milestoneId, dueOn, ...progress }, subject, {
      kind: 'milestone_overdue',
      milestoneId,
    });
  });
  const payments = terms.paymentPlan.flatMap((line) => {
    const { paymentLineId, dueOn } = line;
    const progress = performance.payments[paymentLineId];
    if (!progress || isSettled(line, performance)) return [];
    const subject = { kind: 'payment', paymentLineId } as const;
    return aroundDueDay(planning, { id: paymentLineId, dueOn, ...progress }, subject, {
      kind: 'payment_overdue',
      paymentLineId,
    });
  });
  return [...milestones, ...payments];
}

function planActive(planning: Planning, contract: Active): Deadline[] {
  const { amendment, rescission } = contract;
  const every = waits.consentReminderEvery;
  const consent = amendment
    ? everyDays(planning, keys.consent(amendment.amendmentId), amendment.requestedAt, every, { kind: 'amendment' })
    : rescission
      ? everyDays(planning, keys.consent(rescission.rescissionId), rescission.requestedAt, every, {
          kind: 'rescission',
        })
      : [];
  const { endsOn } = contract.terms.term;
  const end = planning.clock.instantAt(addDays(endsOn, 1), '00:00', contract.timeZone);
  const since =
    contract.amendments.findLast(({ before }) => before.term.endsOn !== endsOn)?.executedAt ?? contract.since;
  const term = contract.termEnded
    ? []
    : once(planning, keys.term(endsOn), end > since ? end : since, { kind: 'end_term' });
  return [...planPerformance(planning, contract), ...consent, ...term];
}

/** After the end of the line: a reminder each time the whole limit has passed once more. Missed ones are not made up for. */
function planOvertime(planning: Planning, step: ApprovalStep, openedAt: Instant): Deadline {
  const { contract, clock, calendar, now } = planning;
  const { stepId, round, usedMs, limitHours, escalateAt } = step;
  const key = keys.overtime(stepId, round);
  const given = contract.passed[key] ?? 0;
  const after = given > 0 && now > openedAt ? now : openedAt;
  const doneMs = usedMs + workMsBetween(calendar, clock, openedAt, after);
  const limitMs = limitHours * 3_600_000;
  const endMs = Math.ceil((limitMs * escalateAt) / 100);
  // Counted, not searched for: a contract may be stuck for years.
  const occurrence = Math.max(given, Math.floor((doneMs - endMs) / limitMs));
  const ahead = Math.ceil(endMs + limitMs * (occurrence + 1) - doneMs);
  const at = addWorkMs(calendar, clock, after, ahead);
  return { key, occurrence, at, effect: { kind: 'remind', subject: { kind: 'approval', stepId } } };
}

/** Reminders and escalation of one step, counted in working time. Of those that an outage kept back only the last is made up for. */
function planStep(planning: Planning, step: ApprovalStep): Deadline[] {
  const { contract, clock, calendar, now } = planning;
  const { stepId, round, openedAt, usedMs, limitHours, remindAt, escalateAt, blocked } = step;
  if (openedAt === null) return [];
  const limitMs = limitHours * 3_600_000;
  const at = (percent: number) =>
    addWorkMs(calendar, clock, openedAt, Math.max(0, Math.ceil((limitMs * percent) / 100) - usedMs));
  if (blocked?.cause === 'overtime') return [planOvertime(planning, step, openedAt)];
  const marks = [...remindAt.filter((percent) => percent < escalateAt), escalateAt];
  const latest = marks.findLastIndex((percent) => contract.passed[keys.approval(stepId, round, percent)] !== undefined);
  const ahead = marks.slice(latest + 1).map((percent): Deadline => {
    const key = keys.approval(stepId, round, percent);
    const remind = { kind: 'remind', subject: { kind: 'approval', stepId, percent } } as const;
    return {
      key,
      occurrence: 0,
      at: at(percent),
      effect: percent === escalateAt ? { kind: 'escalate', stepId } : remind,
    };
  });
  const due = ahead.filter((deadline) => deadline.at <= now);
  return ahead.slice(Math.max(0, due.length - 1));
}

function planStage(planning: Planning): Deadline[] {
  const { contract } = planning;
  switch (contract.stage) {
    case 'in_approval':
      return openSteps(contract.approval).flatMap((step) => planStep(planning, step));
    case 'awaiting_customer': {
      const key = keys.confirmation(contract.revision);
      const lapse = addMs(contract.since, daysToMs(waits.confirmationLapsesAfter));
      const reminders = everyDays(planning, key, contract.since, waits.confirmationReminderEvery, {
        kind: 'confirmation',
      });
      return [
        ...reminders.filter((reminder) => reminder.at < lapse),
        ...once(planning, keys.lapse(contract.revision), lapse, { kind: 'lapse_confirmation' }),
      ];
    }
    case 'awaiting_signature':
      return everyDays(planning, keys.signature(contract.revision), contract.since, waits.signatureReminderEvery, {
        kind: 'signature',
      });
    case 'active':
      return planActive(planning, contract);
    case 'draft':
    case 'completed':
    case 'rescinded':
    case 'expired':
    case 'withdrawn':
    case 'declined':
    case 'archived':
      return [];
  }
}

/** Everything that will happen by itself to the contract as it stands, nearest first. */
export function planDeadlines(contract: Contract, clock: ZoneClock, now: Instant, calendar: WorkCalendar): Deadline[] {
  return planStage({ contract, clock, now, calendar }).sort(
    (a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key),
  );
}

/** The deadlines of the nearest instant. */
export function nearest(deadlines: readonly Deadline[]): Deadline[] {
  return deadlines.filter((deadline) => deadline.at === deadlines[0]?.at);
}
