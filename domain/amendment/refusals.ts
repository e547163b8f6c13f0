/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const amendmentRefusals = {
  AMENDMENT_PENDING: ['Amendment {0} is still in progress.', '变更 {0} 尚在进行中。'],
  UNKNOWN_AMENDMENT: ['Amendment {0} is not in progress.', '没有进行中的变更 {0}。'],
  SETTLED_PART_CHANGED: [
    '{0} is done already, or money is recorded for it: it cannot be amended in this way.',
    '{0} 已完成或者已登记款项，不能作此变更。',
  ],
  AMENDMENT_AGREED: [
    'Amendment {0} is agreed to already and waits for the signatures.',
    '变更 {0} 已获双方同意，待双方签署。',
  ],
  PAYMENT_AWAITS_MILESTONE: [
    'The payment “{1}” is due after the acceptance of {0}. Remove both, or give the payment a due day.',
    '付款“{1}”约定在 {0} 验收后支付。请一并取消该付款，或者为其另定付款日期。',
  ],
  MILESTONE_ALREADY_ACCEPTED: [
    '{0} has been accepted already: please give the payment a due day.',
    '{0} 已验收，请为该付款约定具体日期。',
  ],
  MILESTONE_ID_USED: [
    'The delivery {0} was reported and later removed, and its id is not used again; please give the new delivery another one.',
    '交付节点 {0} 在报告交付后已被删除，其编号不再使用；请为新增的交付节点另行编号。',
  ],
  AMENDMENT_IN_REVIEW: ['Amendment {0} is still in review on our side.', '变更 {0} 尚在我方审批中。'],
} as const;
