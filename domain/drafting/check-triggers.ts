import { isDay } from '../kernel/days';
import { type Problem, problemAt } from '../kernel/problem';
import { plannedDay } from '../payment/trigger';
import { type Milestone, type PaymentLineDraft } from './terms';

/** Checks when a payment line is due: it has either a day or a trigger, and the trigger refers to a delivery of the contract. */
export function checkDueOf(
  { title, dueOn, trigger }: PaymentLineDraft,
  index: number,
  milestones: readonly Milestone[],
): Problem[] {
  const pointer = `/paymentPlan/${index}`;
  if ((dueOn === undefined) === (trigger === undefined))
    return [
      problemAt(
        pointer,
        'day_or_trigger',
        `“${title}” has either a day on which it is due or an acceptance after which it is.`,
        `“${title}”应当且只能约定固定付款日期或者验收后付款之一。`,
      ),
    ];
  if (dueOn !== undefined)
    return isDay(dueOn)
      ? []
      : [problemAt(`${pointer}/dueOn`, 'not_a_day', `“${dueOn}” is not a day.`, `“${dueOn}”不是有效日期。`)];
  const milestone = milestones.find(({ milestoneId }) => milestoneId === trigger?.milestoneId);
  if (!trigger || !milestone)
    return [
      problemAt(
        `${pointer}/trigger/milestoneId`,
        'unknown_milestone',
        `“${title}” is due after the acceptance of ${trigger?.milestoneId ?? ''}, which is no delivery of the contract.`,
        `“${title}”约定在 ${trigger?.milestoneId ?? ''} 验收后付款，但合同没有该交付节点。`,
      ),
    ];
  // A milestone without a valid day is reported separately.
  if (!isDay(milestone.dueOn) || isDay(plannedDay(trigger, milestones) ?? '')) return [];
  return [
    problemAt(
      `${pointer}/trigger/after`,
      'not_a_day',
      `So long after “${milestone.title}” there is no day.`,
      `“${milestone.title}”之后的该期间没有对应的日期。`,
    ),
  ];
}
