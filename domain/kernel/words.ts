import { type Language } from './people';

/** The trade's words in both languages; everything a person reads takes them from here. */
export type Words = Record<Language, string>;

export function words(en: string, zh: string): Words {
  return { en, 'zh-CN': zh };
}

/** The words in one language, with `{0}`, `{1}` filled in. */
export function fill(phrase: Words, language: Language, ...values: string[]): string {
  return phrase[language].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

export const stageWords = {
  draft: { en: 'a draft', 'zh-CN': '草稿' },
  in_approval: { en: 'in approval', 'zh-CN': '审批中' },
  awaiting_customer: { en: 'awaiting the customer', 'zh-CN': '待客户确认' },
  awaiting_signature: { en: 'awaiting signature', 'zh-CN': '待签署' },
  active: { en: 'active', 'zh-CN': '履行中' },
  completed: { en: 'completed', 'zh-CN': '已履行完毕' },
  rescinded: { en: 'rescinded', 'zh-CN': '已解除' },
  expired: { en: 'expired', 'zh-CN': '已到期' },
  withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
  declined: { en: 'declined by the customer', 'zh-CN': '客户已拒绝' },
  archived: { en: 'archived', 'zh-CN': '已归档' },
} satisfies Record<string, Words>;

/** Steps that contracts had before routes came from rules. */
export const stepWords: Record<string, Words> = {
  legal: { en: 'legal', 'zh-CN': '法务' },
  finance: { en: 'finance', 'zh-CN': '财务' },
  business: { en: 'business', 'zh-CN': '业务' },
  executive: { en: 'executive', 'zh-CN': '高管' },
};

export const commandWords: Record<string, Words> = {
  create: { en: 'creating it', 'zh-CN': '创建' },
  revise: { en: 'revising the draft', 'zh-CN': '修改草稿' },
  submit: { en: 'submitting it', 'zh-CN': '提交审批' },
  approve: { en: 'approving it', 'zh-CN': '审批' },
  reject: { en: 'rejecting it', 'zh-CN': '驳回' },
  returnToStep: { en: 'returning it to a step', 'zh-CN': '驳回到指定节点' },
  delegate: { en: 'delegating an approval', 'zh-CN': '转交审批' },
  addApprover: { en: 'adding an approver', 'zh-CN': '加签' },
  reassign: { en: 'reassigning an approval', 'zh-CN': '改派审批人' },
  assignApprover: { en: 'naming an approver', 'zh-CN': '指定审批人' },
  recall: { en: 'taking it back', 'zh-CN': '撤回审批' },
  nudge: { en: 'nudging', 'zh-CN': '催办' },
  copy: { en: 'copying it to somebody', 'zh-CN': '抄送' },
  comment: { en: 'commenting on it', 'zh-CN': '发表意见' },
  resolveComment: { en: 'resolving a comment', 'zh-CN': '解决意见' },
  forward: { en: 'forwarding it', 'zh-CN': '转交他人确认' },
  resendLink: { en: 'mailing the link again', 'zh-CN': '重新发送链接' },
  withdraw: { en: 'withdrawing it', 'zh-CN': '撤回' },
  confirm: { en: 'confirming it', 'zh-CN': '确认' },
  requestChanges: { en: 'asking for changes', 'zh-CN': '要求修改' },
  decline: { en: 'declining it', 'zh-CN': '拒绝' },
  recordSignature: { en: 'recording a signature', 'zh-CN': '登记签署' },
  reportDelivery: { en: 'reporting a delivery', 'zh-CN': '报告交付' },
  acceptDelivery: { en: 'accepting a delivery', 'zh-CN': '验收' },
  rejectDelivery: { en: 'rejecting a delivery', 'zh-CN': '拒绝验收' },
  recordReceipt: { en: 'recording a receipt', 'zh-CN': '登记回款' },
  requestAmendment: { en: 'asking for an amendment', 'zh-CN': '申请变更' },
  agreeToAmendment: { en: 'agreeing to an amendment', 'zh-CN': '同意变更' },
  refuseAmendment: { en: 'refusing an amendment', 'zh-CN': '拒绝变更' },
  requestRescission: { en: 'asking for rescission', 'zh-CN': '申请解除' },
  agreeToRescission: { en: 'agreeing to rescission', 'zh-CN': '同意解除' },
  refuseRescission: { en: 'refusing rescission', 'zh-CN': '拒绝解除' },
  archive: { en: 'archiving it', 'zh-CN': '归档' },
};
