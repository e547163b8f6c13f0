import { type Day } from '../kernel/days';
import { zh } from '../kernel/chinese';
import { type Words, words } from '../kernel/words';
import { type DeliveryState } from './state';

const w = {
  again: words('rejected, to be delivered again', '验收未通过，待重新交付'),
  againOverdue: words('rejected, to be delivered again, overdue', '验收未通过，待重新交付，已逾期'),
};

/** How far a milestone is, in words; null while its delivery is neither reported nor overdue. */
export function milestoneStanding(milestoneId: string, { open, acceptances = [] }: DeliveryState): Words | null {
  const waiting = open.find((one) => one.milestoneId === milestoneId);
  if (!waiting) return acceptedOn(acceptances.find((one) => one.milestoneId === milestoneId)?.acceptedOn);
  const { reported, deliveredOn, attempt = 0, overdue } = waiting;
  if (reported) {
    const on = deliveredOn ?? '';
    return words(`delivered on ${on}, to be accepted by the customer`, zh`已于 ${on} 交付，待客户验收`);
  }
  if (attempt > 0) return overdue ? w.againOverdue : w.again;
  return overdue ? words('overdue', '已逾期') : null;
}

function acceptedOn(day: Day | undefined): Words {
  return day === undefined ? words('accepted', '已验收') : words(`accepted on ${day}`, zh`已于 ${day} 验收`);
}
