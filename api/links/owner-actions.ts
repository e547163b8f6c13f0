import { type Contract } from '../../domain/contract/contract';
import { ruleFor } from '../../domain/contract/decide';
import { approvalsOf } from '../../domain/contract/subjects';
import { type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { agreementToSign } from '../../domain/signing/agreement';
import { type Action, both, day } from './owner-action';
import { amending } from './owner-amending';
import { archiving } from './owner-archiving';
import { drafting } from './owner-drafting';
import { receiving } from './owner-money';
import { goingBack, signing } from './owner-signing';

/**
 * Conditions of effect that the owner can record as met. A condition of an advance payment is met by its receipt, and a waiver is decided by others.
 */
function meeting(contract: Contract, { conditions = [] }: Terms): Action[] {
  if (contract.stage !== 'signed') return [];
  const titles = new Map(conditions.map(({ conditionId, title }) => [conditionId, title]));
  const options = contract.effect.open.flatMap(({ conditionId, paymentLineId }) =>
    paymentLineId === undefined ? [{ value: conditionId, label: both(titles.get(conditionId) ?? conditionId) }] : [],
  );
  if (options.length === 0) return [];
  return [
    {
      ...{ type: 'meetCondition', label: words('Record that a condition is met', '登记生效条件成就') },
      fields: [
        { name: 'conditionId', label: words('Condition', '生效条件'), kind: 'select', options },
        day('metOn', 'Met on', '成就日期'),
        {
          ...{ name: 'evidence', label: words('Evidence', '成就凭证'), kind: 'area' },
          hint: words(
            'By what it can be shown, such as the number of the guarantee.',
            '可以证明的材料，例如保函编号。',
          ),
        },
      ],
      body: (values) => values,
    },
  ];
}

function delivering(contract: Contract, { milestones }: Terms): Action[] {
  if (contract.stage !== 'active') return [];
  const titles = new Map(milestones.map(({ milestoneId, title }) => [milestoneId, title]));
  const options = contract.delivery.open.flatMap(({ milestoneId, reported }) =>
    reported ? [] : [{ value: milestoneId, label: both(titles.get(milestoneId) ?? milestoneId) }],
  );
  if (options.length === 0) return [];
  return [
    {
      ...{ type: 'reportDelivery', label: words('Report a delivery', '报告交付') },
      fields: [
        { name: 'milestoneId', label: words('Delivery', '交付节点'), kind: 'select', options },
        day('deliveredOn', 'Delivered on', '交付日期'),
        {
          ...{ name: 'evidence', label: words('Evidence', '交付凭证'), kind: 'area' },
          hint: words(
            'Such as the number of the delivery note. The customer reads it when asked to accept.',
            '例如送货单号。客户验收时会看到。',
          ),
        },
      ],
      body: (values) => values,
    },
  ];
}

/** Reminding the people who are asked, and, until both sides have signed, recalling the subject. */
function asking(contract: Contract): Action[] {
  const [found] = approvalsOf(contract);
  if (!found || !ruleFor({ type: 'recall' }).stages.includes(contract.stage) || contract.stage === 'draft') return [];
  const { subject } = found;
  const nudging: Action = {
    ...{ type: 'nudge', label: words('Remind whoever is asked', '催办') },
    ...{ fields: [], body: () => ({}) },
  };
  return [
    ...(agreementToSign(contract) ? [] : [nudging]),
    {
      ...{ type: 'recall', label: words('Take it back', '撤回') },
      fields: [{ name: 'reason', label: words('Reason', '撤回原因'), kind: 'area' }],
      body: ({ reason }) => ({ subject, reason }),
    },
  ];
}

/** All actions that the owner can take in the current state, the most urgent first. */
export function actionsOf(contract: Contract, terms: Terms): Action[] {
  const all = [drafting, signing, meeting, delivering, receiving, amending, archiving];
  return [...all.flatMap((of) => of(contract, terms)), ...goingBack(contract), ...asking(contract)];
}
