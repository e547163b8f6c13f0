import { openSteps } from './approval';
import { type Contract } from './contract';
import { type Instant } from './days';
import { type Deadline, type ReminderSubject } from './deadline';
import { waits } from './deadlines';
import { type EventBody } from './events';
import { isAccepted, isSettled, outstanding } from './performance';

/** Whether the deadline still means something: the state may have moved since it was planned. */
function isPending(contract: Contract, deadline: Deadline): boolean {
  if ((contract.passed[deadline.key] ?? 0) > deadline.occurrence) return false;
  const { effect } = deadline;
  switch (effect.kind) {
    case 'lapse_confirmation':
      return contract.stage === 'awaiting_customer' && deadline.key === `lapse:r${contract.revision}`;
    case 'milestone_overdue':
      return contract.stage === 'active' && contract.performance.milestones[effect.milestoneId]?.status === 'due';
    case 'payment_overdue': {
      const line = contract.terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === effect.paymentLineId);
      return contract.stage === 'active' && line !== undefined && !isSettled(line, contract.performance);
    }
    case 'end_term':
      return contract.stage === 'active' && deadline.key === `term:${contract.terms.term.endsOn}`;
    case 'remind':
      return isAwaited(contract, effect.subject);
  }
}

function isAwaited(contract: Contract, subject: ReminderSubject): boolean {
  switch (subject.kind) {
    case 'approval':
      return (
        contract.stage === 'in_approval' && openSteps(contract.approval).some((step) => step.stepId === subject.stepId)
      );
    case 'confirmation':
      return contract.stage === 'awaiting_customer';
    case 'signature':
      return contract.stage === 'awaiting_signature';
    case 'milestone':
      return contract.stage === 'active' && !isAccepted(subject.milestoneId, contract.performance);
    case 'acceptance':
      return contract.stage === 'active' && contract.performance.milestones[subject.milestoneId]?.status === 'reported';
    case 'payment': {
      const line = contract.terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === subject.paymentLineId);
      return contract.stage === 'active' && line !== undefined && !isSettled(line, contract.performance);
    }
    case 'amendment':
      return contract.stage === 'active' && contract.amendment !== null;
    case 'rescission':
      return contract.stage === 'active' && contract.rescission !== null;
  }
}

/** The events of a deadline that has come; none while it lies ahead or no longer matters. */
export function passDeadline(contract: Contract, deadline: Deadline, now: Instant): EventBody[] {
  if (deadline.at > now || !isPending(contract, deadline)) return [];
  const { key, occurrence, at: dueAt, effect } = deadline;
  const { terms, revision } = contract;
  switch (effect.kind) {
    case 'remind':
      return [{ type: 'ReminderDue', subject: effect.subject, key, occurrence, dueAt }];
    case 'lapse_confirmation': {
      const reason = `No answer within ${waits.confirmationLapsesAfter} days.`;
      return [
        {
          type: 'ContractReturned',
          revision,
          cause: 'confirmation_lapsed',
          by: terms.parties.customer.contact.name,
          reason,
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
