import { effectiveDueOn } from '../contract/due-day';
import { factLine } from '../contract/fact-lines';
import { choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { type Milestone, type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { contactFor } from '../kernel/people';

export interface DeliveryQuestions {
  acceptance: { milestoneId: string; attempt: number };
}

export function milestoneTitle({ milestones }: Pick<Terms, 'milestones'>, id: string): string {
  return milestones.find(({ milestoneId }) => milestoneId === id)?.title ?? id;
}

export const deliveryQuestions: QuestionRules<DeliveryQuestions> = {
  acceptance: {
    side: 'customer',
    id: ({ milestoneId, attempt }) => `acceptance:${milestoneId}:${attempt}`,
    heading: { en: 'What was delivered', 'zh-CN': '交付情况' },
    choices: [
      choice('acceptDelivery', 'Accept the delivery', '验收合格'),
      choice('rejectDelivery', 'Reject the delivery', '验收不合格', true),
    ],
    title: ({ number, terms }, { milestoneId }, { termsOf }) => {
      const title = milestoneTitle(termsOf(terms), milestoneId);
      return {
        en: `Is the delivery “${title}” of contract ${number} right?`,
        'zh-CN': zh`合同 ${number} 的交付“${title}”是否验收合格？`,
      };
    },
    facts: (_contract, _question, { report }) =>
      report
        ? [
            factLine('Delivered on', '交付日期', report.deliveredOn),
            factLine('Evidence', '交付凭证', report.evidence),
            ...(report.rejected
              ? [factLine('Rejected last time', '上次不合格', `${report.rejected.on} – ${report.rejected.reason}`)]
              : []),
          ]
        : [],
    isOpen: (contract, { milestoneId, attempt }) =>
      contract.stage === 'active' &&
      contract.delivery.open.some(
        (open) => open.milestoneId === milestoneId && open.reported === true && open.attempt === attempt,
      ),
    command: ({ milestoneId, attempt }, { value, details, remark }) =>
      value === 'acceptDelivery'
        ? { type: 'acceptDelivery', milestoneId, attempt, comment: remark }
        : { type: 'rejectDelivery', milestoneId, attempt, reason: details.text },
  },
};

/** Reported deliveries wait for the customer. Of future deliveries the overdue ones and the next one are listed. */
export const deliveryWaiters: Waiters = (contract, { termsOf }, calendar) => {
  if (contract.stage !== 'active') return [];
  const { delivery, owner, since: activeSince } = contract;
  const { milestones, parties } = termsOf(contract.terms);
  const next = delivery.open.map(({ dueOn }) => dueOn).sort()[0];
  const titles = new Map(milestones.map(({ milestoneId, title }: Milestone) => [milestoneId, title]));
  return delivery.open.flatMap(({ milestoneId, dueOn, reported, overdue = false, since = activeSince }): Waiting[] => {
    const title = titles.get(milestoneId) ?? milestoneId;
    const base = { topic: { kind: 'milestone', milestoneId } as const, overdue, since };
    if (reported) {
      const what = { en: `accept the delivery “${title}”`, 'zh-CN': zh`验收交付“${title}”` };
      return [{ ...base, role: 'customer', person: contactFor(parties.customer, 'acceptance'), what }];
    }
    if (!overdue && dueOn !== next) return [];
    const by = effectiveDueOn(contract.terms, dueOn, calendar);
    const what = { en: `deliver “${title}” on or before ${by}`, 'zh-CN': zh`不晚于 ${by}（含当日）交付“${title}”` };
    return [{ ...base, role: 'owner', person: owner, what }];
  });
};
