import { type StepId } from './approval-state';
import { type Contract } from '../contract/contract';
import { type Person } from '../kernel/people';
import { row, type Row } from '../contract/summary';
import { type Words } from '../kernel/words';

const voteWords: Record<'approved' | 'rejected', Words> = {
  approved: { en: 'approved', 'zh-CN': '同意' },
  rejected: { en: 'voted against', 'zh-CN': '反对' },
};

function saidBy({ name }: Person, text: string): Words {
  return { en: `${name}: ${text}`, 'zh-CN': `${name}：${text}` };
}

/**
 * What an approver reads before the contract: what departs from the standard, what bears a risk, who has decided and what they said,
 * what is still to be resolved, and why they are asked again.
 */
export function approvalRows(contract: Contract, stepId: StepId): Row[] {
  const approval = 'approval' in contract ? contract.approval : null;
  if (!approval) return [];
  const { terms, profile } = contract;
  const clauses = (terms.clauses ?? []).filter(({ standard }) => !standard);
  const votes = approval.steps.flatMap((step) =>
    step.seats.flatMap(({ holder, standsFor, vote }) => {
      if (!vote || step.stepId === stepId) return [];
      const who = standsFor ? `${holder.name} (${standsFor.name})` : holder.name;
      const said = vote.comment === null ? '' : ` – ${vote.comment}`;
      const { en, 'zh-CN': zh } = voteWords[vote.decision];
      return [{ label: step.name, value: { en: `${who}: ${en}${said}`, 'zh-CN': `${who}：${zh}${said}` } }];
    }),
  );
  const voided = approval.voided.filter((vote) => vote.stepId === stepId);
  const { sentBack } = approval;
  return [
    ...(sentBack?.toStepId === stepId ? [row('Sent back', '驳回说明', saidBy(sentBack.by, sentBack.reason))] : []),
    ...clauses.map(({ heading }) => row('Departs from standard', '偏离标准条款', heading)),
    ...(profile.riskMarks.length > 0 ? [row('Risk marks', '风险标记', profile.riskMarks.join(', '))] : []),
    ...voided.map(({ holder, why }) =>
      row('Asked again', '重新审批', {
        en: `${holder.name} had voted; ${why.en}`,
        'zh-CN': `${holder.name}已表决；${why['zh-CN']}`,
      }),
    ),
    ...votes,
    ...approval.comments.flatMap(({ by, text, mustBeResolved, resolved }) => {
      if (resolved) return [];
      const said = saidBy(by, text);
      return [mustBeResolved ? row('To be resolved', '待解决意见', said) : row('Comment', '意见', said)];
    }),
  ];
}
