import { type Active, type Contract } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type DeliveryEvents } from './events';
import { type OpenMilestone } from './state';

type Event = Recorded<{ type: keyof DeliveryEvents; milestoneId: string }>;

/** The contract with one open milestone as it has become; null closes it. */
function withMilestone(
  contract: Contract,
  event: Event,
  change: (milestone: OpenMilestone) => OpenMilestone | null,
): Active {
  const current = inStage(contract, ['active'], event);
  const { open, accepted, ...kept } = current.delivery;
  const milestone = open.find(({ milestoneId }) => milestoneId === event.milestoneId);
  if (!milestone) throw new CorruptHistoryError(`${contract.contractId} has no open milestone ${event.milestoneId}.`);
  const next = change(milestone);
  const others = open.flatMap((other) => (other === milestone ? (next ?? []) : other));
  return { ...current, delivery: { ...kept, open: others, accepted: next ? accepted : accepted + 1 } };
}

/** The milestone as it waits anew from this instant. */
export function waitAnew(
  { milestoneId, dueOn, attempt, overdue, warned }: OpenMilestone,
  since: string,
): OpenMilestone {
  return {
    ...{ milestoneId, dueOn, since },
    ...(attempt === undefined ? {} : { attempt }),
    ...(overdue ? { overdue } : {}),
    ...(warned ? { warned } : {}),
  };
}

export const deliveryEvolvers: Evolvers<DeliveryEvents> = {
  DeliveryReported: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({
      ...waitAnew(milestone, event.at),
      attempt: event.attempt,
      reported: true,
    })),
  DeliveryAccepted: (contract, event) => withMilestone(contract, event, () => null),
  DeliveryRejected: (contract, event) => withMilestone(contract, event, (milestone) => waitAnew(milestone, event.at)),
  MilestoneReminderDue: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({ ...milestone, warned: true })),
  MilestoneOverdue: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({ ...milestone, overdue: true })),
  MilestoneChased: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({ ...milestone, reminders: event.occurrence + 1 })),
  AcceptanceReminderDue: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({ ...milestone, reminders: event.occurrence + 1 })),
};
