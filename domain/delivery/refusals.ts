/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const deliveryRefusals = {
  UNKNOWN_MILESTONE: ['Contract {1} has no milestone {0}.', '合同 {1} 没有交付节点 {0}。'],
  DELIVERY_ALREADY_REPORTED: ['The delivery of {0} has been reported already.', '交付节点 {0} 已报告交付。'],
  DELIVERY_NOT_REPORTED: ['The delivery of {0} has not been reported.', '交付节点 {0} 尚未报告交付。'],
  ACCEPTED_BEFORE_DELIVERY: [
    '{0} was delivered on {2}; it cannot have been accepted on {1}.',
    '交付节点 {0} 于 {2} 交付，验收日期不能为 {1}。',
  ],
  STALE_DELIVERY: [
    'This decision is about report {1} of {0}; report {2} is current.',
    '该决定针对交付节点 {0} 的第 {1} 次交付报告，当前为第 {2} 次。',
  ],
} as const;
