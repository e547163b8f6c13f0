import { type Contract } from '../../domain/contract/contract';
import { type Deadline, type DeadlineKind } from '../../domain/contract/deadline';
import { type ContractEvent, type EventType } from '../../domain/contract/events';
import { isSame } from '../../domain/contract/topic';
import { planOf } from './ask-contract';

/** What a deadline is about, in a line: `payment_reminder:advance:2030-02-01`; of an approval `approval_reminder:legal:1:50`. */
export function keyOf({ about }: Pick<Deadline, 'about'>): string {
  const values: [string, unknown][] = Object.entries(about);
  const parts = values.flatMap(([name, value]) => {
    // Told only of a due day that moves.
    if (name === 'effectiveDueOn' && 'dueOn' in about && value === about.dueOn) return [];
    if (name !== 'subject') return [String(value)];
    return 'subject' in about && about.subject.kind !== 'revision' ? [about.subject.id] : [];
  });
  return parts.join(':');
}

/** The first deadline with this in its key. */
export function planned(contract: Contract, part: string, now?: string): Deadline {
  const found = planOf(contract, now).find((deadline) => keyOf(deadline).includes(part));
  if (!found) throw new Error(`Nothing is planned about ${part}.`);
  return found;
}

/** What happens when each kind of deadline has come. */
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

/** Whether an event came of this deadline, rather than of another that was due beside it. */
export function cameOf({ about }: Pick<Deadline, 'about'>, event: ContractEvent): boolean {
  const told: Record<string, unknown> = { ...event };
  const facts: [string, unknown][] = Object.entries(about);
  const isOfIt = facts.every(([name, value]) => !(name in told) || isSame([told[name]], [value]));
  return comesOf[about.kind].includes(event.type) && isOfIt;
}

export type TimedEvent = Extract<ContractEvent, { dueAt?: unknown }>;

/** Whether something happened by itself. */
export function isTimed(event: ContractEvent): event is TimedEvent {
  return 'dueAt' in event;
}
