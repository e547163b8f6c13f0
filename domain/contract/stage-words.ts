import { type Words } from '../kernel/words';
import { isLapsed } from '../ending/lapsed';
import { type Contract, type Stage } from './contract';

export const stageWords: Record<Stage, Words> = {
  draft: { en: 'a draft', 'zh-CN': '草稿' },
  in_approval: { en: 'in approval', 'zh-CN': '审批中' },
  awaiting_customer: { en: 'awaiting the customer', 'zh-CN': '待客户确认' },
  awaiting_signature: { en: 'awaiting signature', 'zh-CN': '待签署' },
  signed: { en: 'signed and not yet in force', 'zh-CN': '已签署待生效' },
  active: { en: 'active', 'zh-CN': '履行中' },
  completed: { en: 'completed', 'zh-CN': '已履行完毕' },
  terminated: { en: 'terminated', 'zh-CN': '已解除' },
  expired: { en: 'expired', 'zh-CN': '已到期' },
  withdrawn: { en: 'withdrawn', 'zh-CN': '已作废' },
  declined: { en: 'declined by the customer', 'zh-CN': '客户已拒绝' },
  archived: { en: 'archived', 'zh-CN': '已归档' },
};

const lapsedWords: Words = { en: 'ended without having taken effect', 'zh-CN': '未生效终止' };

/** The stage in words; a contract that never took effect is distinguished from a terminated one. */
export function stageWordsOf(contract: Pick<Contract, 'stage'>): Words {
  return isLapsed(contract) && contract.stage === 'terminated' ? lapsedWords : stageWords[contract.stage];
}
