import { effectiveDueOn } from '../contract/due-day';
import { type EventTable, type StateTable } from '../contract/projection';
import { isLapsed } from '../ending/lapsed';
import { type DeliveryEvents } from './events';

/** One row per milestone of the plan, with its status. */
export const milestoneTable: StateTable = {
  table: 'obligations',
  key: ['contractId', 'kind', 'obligationId'],
  rows: (contract, { terms, calendar }) => {
    const { contractId } = contract;
    // Nothing is due before the contract is in force, or if it never was.
    const isInForce = contract.stage !== 'signed' && !isLapsed(contract);
    const delivery = 'delivery' in contract && isInForce ? contract.delivery : null;
    const open = new Map(delivery?.open.map((milestone) => [milestone.milestoneId, milestone]));
    return terms.milestones.map(({ milestoneId, title, dueOn }) => {
      const milestone = open.get(milestoneId);
      const status = !delivery ? 'agreed' : !milestone ? 'accepted' : milestone.reported ? 'reported' : 'due';
      return {
        ...{ contractId, kind: 'milestone', obligationId: milestoneId, title, dueOn, status },
        effectiveDueOn: milestone ? effectiveDueOn(contract.terms, milestone.dueOn, calendar) : null,
        ...{ overdue: milestone?.overdue ?? false, amount: null, received: null, currency: null, awaits: null },
      };
    });
  },
};

/** One row per delivery report, with the customer's answer. */
export const deliveryTable: EventTable<DeliveryEvents> = {
  table: 'deliveries',
  key: ['contractId', 'milestoneId', 'attempt'],
  rows: {
    DeliveryReported: ({ contractId }, { milestoneId, attempt, deliveredOn, evidence, at: reportedAt }) => [
      { contractId, milestoneId, attempt, deliveredOn, evidence, reportedAt },
    ],
    DeliveryAccepted: ({ contractId }, { milestoneId, attempt, comment: remark, acceptedOn, at: answeredAt }) => [
      {
        ...{ contractId, milestoneId, attempt, outcome: 'accepted', answeredAt, remark },
        acceptedOn: acceptedOn ?? null,
      },
    ],
    DeliveryRejected: ({ contractId }, { milestoneId, attempt, reason: remark, at: answeredAt }) => [
      { contractId, milestoneId, attempt, outcome: 'rejected', answeredAt, remark },
    ],
  },
};
