import { type DeadlineRules, type Planned, type Planning } from '../contract/planning';
import { approvalsUnderWay, findApproval } from '../contract/subjects';
import { type Instant } from '../kernel/days';
import { addWorkMs, workMsBetween } from '../kernel/work-calendar';
import { escalate } from './escalation';
import { matterOf } from './matter';
import { type ApprovalStep, type ApprovalSubject, type StepId } from './state';
import { openSteps } from './steps';

/** One run of a step's clock; `round` distinguishes the runs. */
interface Clock {
  subject: ApprovalSubject;
  stepId: StepId;
  round: number;
}

export interface ApprovalDeadlines {
  /** `percent` of the time limit has passed. */
  approval_reminder: Clock & { percent: number };
  /** The escalation is due. */
  approval_escalation: Clock & { percent: number };
  /** When nobody is left to escalate to: a reminder each time another full limit has passed. */
  approval_overtime: Clock;
}

type About = { [K in keyof ApprovalDeadlines]: { kind: K } & ApprovalDeadlines[K] }[keyof ApprovalDeadlines];

const hourMs = 3_600_000;

/** The next reminder after the end of the reporting line. Missed ones are not made up for. */
function planOvertime(planning: Planning, clock: Clock, step: ApprovalStep, openedAt: Instant): Planned<About> {
  const { calendar, now } = planning;
  const { usedMs, limitHours, escalateAt, marks } = step;
  const given = marks.overtime;
  const after = given > 0 && now > openedAt ? now : openedAt;
  const doneMs = usedMs + workMsBetween(calendar, planning.clock, openedAt, after);
  const limitMs = limitHours * hourMs;
  const endMs = Math.ceil((limitMs * escalateAt) / 100);
  // Computed directly instead of searched for, because a contract may be stuck for years.
  const occurrence = Math.max(given, Math.floor((doneMs - endMs) / limitMs));
  const ahead = Math.ceil(endMs + limitMs * (occurrence + 1) - doneMs);
  const at = addWorkMs(calendar, planning.clock, after, ahead);
  return { about: { kind: 'approval_overtime', ...clock }, occurrence, at };
}

/** Reminders and escalation of one step, counted in working time. Of those that an outage delayed only the last is made up for. */
function planStep(planning: Planning, subject: ApprovalSubject, step: ApprovalStep): Planned<About>[] {
  const { calendar, now } = planning;
  const { stepId, round, openedAt, usedMs, limitHours, remindAt, escalateAt, blocked, marks } = step;
  if (openedAt === null) return [];
  const clock = { subject, stepId, round };
  if (blocked?.cause === 'overtime') return [planOvertime(planning, clock, step, openedAt)];
  const limitMs = limitHours * hourMs;
  const at = (percent: number) =>
    addWorkMs(calendar, planning.clock, openedAt, Math.max(0, Math.ceil((limitMs * percent) / 100) - usedMs));
  const percents = [...remindAt.filter((percent) => percent < escalateAt), escalateAt];
  const ahead = percents
    .filter((percent) => percent > marks.passed)
    .map((percent): Planned<About> => {
      const kind = percent === escalateAt ? 'approval_escalation' : 'approval_reminder';
      return { about: { kind, ...clock, percent }, occurrence: 0, at: at(percent) };
    });
  const due = ahead.filter((deadline) => deadline.at <= now);
  return ahead.slice(Math.max(0, due.length - 1));
}

export function planApproval(planning: Planning): Planned<About>[] {
  return approvalsUnderWay(planning.contract).flatMap(({ subject, approval }) =>
    openSteps(approval).flatMap((step) => planStep(planning, subject, step)),
  );
}

const topic = ({ subject, stepId }: Clock) => ({ kind: 'approval', subject, stepId }) as const;
const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const approvalDeadlines: DeadlineRules<ApprovalDeadlines> = {
  approval_reminder: {
    topic,
    then: reminder,
    pass: (_passing, { about: { subject, stepId, round, percent }, occurrence, at: dueAt }) => [
      { type: 'ApprovalReminderDue', subject, stepId, round, percent, occurrence, dueAt },
    ],
  },
  approval_escalation: {
    topic,
    then: { en: 'it moves up the line', 'zh-CN': '升级至上级审批' },
    pass: (passing, { about: { subject, stepId }, at }) => {
      const found = findApproval(passing.contract, subject);
      return found ? escalate(matterOf(passing, subject, found.approval), stepId, at) : [];
    },
  },
  approval_overtime: {
    topic,
    then: reminder,
    pass: (_passing, { about: { subject, stepId, round }, occurrence, at: dueAt }) => [
      { type: 'ApprovalReminderDue', subject, stepId, round, percent: null, occurrence, dueAt },
    ],
  },
};
