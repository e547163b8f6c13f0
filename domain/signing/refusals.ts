/** What the rules of this area refuse: the sentence in English and Chinese; `{0}`, `{1}` are filled in. */
export const signingRefusals = {
  ALREADY_SIGNED: ['The signature of this side is recorded already.', '该方签署已登记。'],
  DATE_IN_FUTURE: ['{0} lies in the future.', '{0} 是未来日期。'],
  UNKNOWN_CONDITION: ['Contract {1} has no condition {0}.', '合同 {1} 没有生效条件 {0}。'],
  CONDITION_CLOSED: [
    'The condition {0} of contract {1} is met or waived already.',
    '合同 {1} 的生效条件 {0} 已成就或者已豁免。',
  ],
  CONDITION_OF_RECEIPT: [
    'The condition {0} is met by the money of the payment line {1}: record the receipt.',
    '生效条件 {0} 以付款计划行 {1} 的款项到账为准，请登记回款。',
  ],
  NOT_ENTITLED_TO_WAIVE: [
    '{0} may not waive a condition of contract {1}: an executive decides, below the executive threshold legal too, and never the owner.',
    '{0} 无权豁免合同 {1} 的生效条件：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
} as const;
