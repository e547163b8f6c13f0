import { openSteps } from '../approval/approval';
import { type Contract } from './contract';
import { addMs, type Day, type Instant } from '../kernel/days';
import { type Deadline, type DeadlineEffect, keys, type ReminderSubject } from './deadline';
import { applyBodies } from './apply-bodies';
import { planDeadlines, waits } from './deadlines';
import { type Company } from '../kernel/company';
import { escalate } from '../approval/escalation';
import { type EventBody } from './events';
import { isSettled, outstanding } from '../delivery/performance';

/** A duty that is still open, with the day it is due. */
function openDuty(
  contract: Contract,
  kind: 'milestone' | 'payment',
  id: string,
): { dueOn: Day; overdue: boolean } | null {
  if (contract.stage !== 'active') return null;
  const { terms, performance } = contract;
  if (kind === 'milestone') {
    const milestone = terms.milestones.find(({ milestoneId }) => milestoneId === id);
    const progress = performance.milestones[id];
    return milestone && progress?.status === 'due' ? { dueOn: milestone.dueOn, overdue: progress.overdue } : null;
  }
  const line = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const progress = performance.payments[id];
  return line && progress && !isSettled(line, performance) ? { dueOn: line.dueOn, overdue: progress.overdue } : null;
}

function overdueKey(contract: Contract, kind: 'milestone' | 'payment', id: string): string | null {
  const duty = openDuty(contract, kind, id);
  return duty && keys.due('overdue', kind, id, duty.dueOn);
}

function openRound(contract: Contract, stepId: string): number | null {
  if (contract.stage !== 'in_approval') return null;
  return openSteps(contract.approval).find((step) => step.stepId === stepId)?.round ?? null;
}

function escalationKey(contract: Contract, stepId: string): string | null {
  if (contract.stage !== 'in_approval') return null;
  const step = openSteps(contract.approval).find((open) => open.stepId === stepId);
  return step ? keys.approval(stepId, step.round, step.escalateAt) : null;
}

function reminderKey(contract: Contract, subject: ReminderSubject): string | null {
  const { stage, revision } = contract;
  switch (subject.kind) {
    case 'approval': {
      const round = openRound(contract, subject.stepId);
      if (round === null) return null;
      const { stepId, percent } = subject;
      return percent === undefined ? keys.overtime(stepId, round) : keys.approval(stepId, round, percent);
    }
    case 'confirmation':
      return stage === 'awaiting_customer' ? keys.confirmation(revision) : null;
    case 'signature':
      return stage === 'awaiting_signature' ? keys.signature(revision) : null;
    case 'milestone':
    case 'payment': {
      const id = subject.kind === 'milestone' ? subject.milestoneId : subject.paymentLineId;
      const duty = openDuty(contract, subject.kind, id);
      return duty && keys.due(duty.overdue ? 'dunning' : 'reminder', subject.kind, id, duty.dueOn);
    }
    case 'acceptance': {
      const progress = stage === 'active' ? contract.performance.milestones[subject.milestoneId] : undefined;
      return progress?.status === 'reported' ? keys.acceptance(subject.milestoneId, progress.attempt) : null;
    }
    case 'amendment':
      return stage === 'active' && contract.amendment ? keys.consent(contract.amendment.amendmentId) : null;
    case 'rescission':
      return stage === 'active' && contract.rescission ? keys.consent(contract.rescission.rescissionId) : null;
  }
}

/** The key that a deadline of this effect bears in this state; null where nothing awaits it. */
function currentKey(contract: Contract, effect: DeadlineEffect): string | null {
  switch (effect.kind) {
    case 'escalate':
      return escalationKey(contract, effect.stepId);
    case 'lapse_confirmation':
      return contract.stage === 'awaiting_customer' ? keys.lapse(contract.revision) : null;
    case 'milestone_overdue':
      return overdueKey(contract, 'milestone', effect.milestoneId);
    case 'payment_overdue':
      return overdueKey(contract, 'payment', effect.paymentLineId);
    case 'end_term':
      return contract.stage === 'active' ? keys.term(contract.terms.term.endsOn) : null;
    case 'remind':
      return reminderKey(contract, effect.subject);
  }
}

/** Whether the deadline still means something: the state may have moved since it was planned, a date with it. */
function isPending(contract: Contract, { key, occurrence, effect }: Deadline): boolean {
  return (contract.passed[key] ?? 0) <= occurrence && currentKey(contract, effect) === key;
}

/** The events of a deadline that has come; none while it lies ahead or no longer matters. */
function passDeadline(contract: Contract, deadline: Deadline, now: Instant, company: Company | null): EventBody[] {
  if (deadline.at > now || !isPending(contract, deadline)) return [];
  const { key, occurrence, at: dueAt, effect } = deadline;
  const { terms, revision } = contract;
  switch (effect.kind) {
    case 'remind':
      return [{ type: 'ReminderDue', subject: effect.subject, key, occurrence, dueAt }];
    case 'escalate':
      return contract.stage === 'in_approval' && company
        ? escalate(contract, effect.stepId, key, dueAt, company, now)
        : [];
    case 'lapse_confirmation': {
      const reason = `No answer within ${waits.confirmationLapsesAfter} days.`;
      return [
        {
          type: 'ContractReturned',
          revision,
          cause: 'confirmation_lapsed',
          by: (contract.stage === 'awaiting_customer' ? contract.confirmer.contact : terms.parties.customer.contact)
            .name,
          reason,
          dueAt,
        },
      ];
    }
    case 'milestone_overdue': {
      const milestone = terms.milestones.find(({ milestoneId }) => milestoneId === effect.milestoneId);
      return milestone
        ? [{ type: 'MilestoneOverdue', milestoneId: effect.milestoneId, key, dueOn: milestone.dueOn, dueAt }]
        : [];
    }
    case 'payment_overdue': {
      const line = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === effect.paymentLineId);
      if (!line || contract.stage !== 'active') return [];
      const open = outstanding(line, contract.performance);
      return [
        {
          type: 'PaymentOverdue',
          paymentLineId: effect.paymentLineId,
          key,
          dueOn: line.dueOn,
          outstanding: open,
          dueAt,
        },
      ];
    }
    case 'end_term':
      return [{ type: 'TermEnded', key, dueAt }];
  }
}

/** The clock that a deadline of an approval belongs to. */
function clockOf({ key }: Deadline): string {
  return key.replace(/:\d+$/, '');
}

/** What has come by the calendar as it is now: later than what was planned, or a later mark of the same clock. */
function dueNow(contract: Contract, deadlines: readonly Deadline[], now: Instant, company: Company): Deadline[] {
  const { clock, calendar } = company;
  const clocks = new Set(deadlines.filter(({ at }) => at <= now).map(clockOf));
  const due = planDeadlines(contract, clock, now, calendar).filter(
    (deadline) => deadline.at <= now && clocks.has(clockOf(deadline)),
  );
  // A reminder that recurs counts an instant that is now as missed: it is looked up as it stood just before.
  const recurring = deadlines
    .filter(({ key }) => key.startsWith('overtime:'))
    .flatMap((known) =>
      planDeadlines(contract, clock, addMs(known.at, -1), calendar).filter(
        ({ key, occurrence, at }) => at <= now && known.key === key && known.occurrence === occurrence,
      ),
    );
  return [...due, ...recurring];
}

/**
 * What comes of deadlines when their instant has come. Working time is counted anew: where another calendar has been published since,
 * a deadline that lies ahead again is planned again, never met early.
 */
export function passDeadlines(
  contract: Contract,
  deadlines: readonly Deadline[],
  now: Instant,
  company: Company | null,
): EventBody[] {
  const counted = contract.stage === 'in_approval' && company ? dueNow(contract, deadlines, now, company) : deadlines;
  const events: EventBody[] = [];
  let state = contract; // each is met on what the one before it made
  for (const deadline of counted) {
    const bodies = passDeadline(state, deadline, now, company);
    events.push(...bodies);
    state = applyBodies(state, bodies, now);
  }
  const hasMoved = company !== null && counted.length === 0 && deadlines.some(({ at }) => at <= now);
  const isOpen = deadlines.some((deadline) => isPending(contract, deadline));
  return events.length === 0 && hasMoved && isOpen
    ? [{ type: 'DeadlinesReplanned', calendarVersion: company.calendar.version }]
    : events;
}
