import { type Contract } from '../../domain/contract/contract';
import { type Deadline, type DeadlineKind } from '../../domain/contract/deadline';
import { type ContractEvent, type EventType } from '../../domain/contract/events';
import { isSame } from '../../domain/contract/topic';
import { planOf } from './ask-contract';

/** A deadline's subject as text: `payment_reminder:advance:2030-02-01`; for an approval `approval_reminder:legal:1:50`. */
export function keyOf({ about }: Pick<Deadline, 'about'>): string {
  const values: [string, unknown][] = Object.entries(about);
  const parts = values.flatMap(([name, value]) => {
    // Included only if the due day moves.
    if (name === 'effectiveDueOn' && 'dueOn' in about && value === about.dueOn) return [];
    if (name !== 'subject') return [String(value)];
    return 'subject' in about && about.subject.kind !== 'revision' ? [about.subject.id] : [];
  });
  return parts.join(':');
}

/** The first deadline whose key contains this text. */
export function planned(contract: Contract, part: string, now?: string): Deadline {
  const found = planOf(contract, now).find((deadline) => keyOf(deadline).includes(part));
  if (!found) throw new Error(`Nothing is planned about ${part}.`);
  return found;
}

/** The events that each kind of deadline causes. */
const comesOf: Record<DeadlineKind, readonly EventType[]> = {
  approval_reminder: ['ApprovalReminderDue'],
  approval_escalation: ['SeatMoved', 'ApprovalBlocked'],
  approval_overtime: ['ApprovalReminderDue'],
  confirmation_reminder: ['ConfirmationReminderDue'],
  confirmation_lapse: ['ContractReturned'],
  signature_reminder: ['SignatureReminderDue'],
  condition_reminder: ['ConditionReminderDue'],
  entry_reminder: ['EntryReminderDue'],
  effective_day: ['EffectiveDayCame'],
  long_stop: ['LongStopDayPassed'],
  long_stop_reminder: ['LongStopReminderDue'],
  milestone_reminder: ['MilestoneReminderDue'],
  milestone_overdue: ['MilestoneOverdue'],
  milestone_chase: ['MilestoneChased'],
  acceptance_reminder: ['AcceptanceReminderDue'],
  payment_reminder: ['PaymentReminderDue'],
  payment_overdue: ['PaymentOverdue'],
  payment_chase: ['PaymentChased'],
  amendment_reminder: ['AmendmentReminderDue'],
  termination_reminder: ['TerminationReminderDue'],
  term_end: ['TermEnded'],
  archive_reminder: ['ArchiveReminderDue'],
};

/** Whether the event was caused by this deadline and not by another that was due at the same time. */
export function cameOf({ about }: Pick<Deadline, 'about'>, event: ContractEvent): boolean {
  const told: Record<string, unknown> = { ...event };
  const facts: [string, unknown][] = Object.entries(about);
  const isOfIt = facts.every(([name, value]) => !(name in told) || isSame([told[name]], [value]));
  return comesOf[about.kind].includes(event.type) && isOfIt;
}

export type TimedEvent = Extract<ContractEvent, { dueAt?: unknown }>;

/** Whether the event was caused by a deadline. */
export function isTimed(event: ContractEvent): event is TimedEvent {
  return 'dueAt' in event;
}
