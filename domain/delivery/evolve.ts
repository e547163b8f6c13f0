import { type Active, type Contract } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { triggerOf } from '../payment/due';
import { dayOf } from '../payment/trigger';
import { type OpenPaymentLine } from '../payment/state';
import { type DeliveryEvents } from './events';
import { type OpenMilestone } from './state';

type Event = Recorded<{ type: keyof DeliveryEvents; milestoneId: string }>;

/** The contract with one open milestone changed; null closes the milestone. */
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

/** The milestone with its waiting time and reminders started anew. */
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

/** Whether a payment is triggered by the milestone, under the current terms or those of a pending amendment. */
function isAwaited({ terms, amendment }: Active, milestoneId: string): boolean {
  const triggers = [...(terms.triggers ?? []), ...(amendment?.terms.triggers ?? [])];
  return triggers.some(({ trigger }) => trigger.milestoneId === milestoneId);
}

/** Records the acceptance; payments triggered by it get their due day, and their reminders start anew. */
function accept(
  contract: Contract,
  event: Recorded<{ type: 'DeliveryAccepted' } & DeliveryEvents['DeliveryAccepted']>,
): Active {
  const { milestoneId, acceptedOn, at: since } = event;
  const current = withMilestone(contract, event, () => null);
  if (acceptedOn === undefined || !isAwaited(current, milestoneId)) return current;
  const acceptances = [...(current.delivery.acceptances ?? []), { milestoneId, acceptedOn }];
  const delivery = { ...current.delivery, acceptances };
  const open = current.payment.open.map((line): OpenPaymentLine => {
    const trigger = triggerOf(current, line.paymentLineId);
    if (trigger?.milestoneId !== milestoneId) return line;
    const { dueOn } = dayOf({ dueOn: line.dueOn, trigger }, acceptances);
    return { paymentLineId: line.paymentLineId, dueOn, outstanding: line.outstanding, since };
  });
  return { ...current, delivery, payment: { ...current.payment, open } };
}

export const deliveryEvolvers: Evolvers<DeliveryEvents> = {
  DeliveryReported: (contract, event) =>
    withMilestone(contract, event, (milestone) => ({
      ...waitAnew(milestone, event.at),
      attempt: event.attempt,
      reported: true,
      deliveredOn: event.deliveredOn,
    })),
  DeliveryAccepted: accept,
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
