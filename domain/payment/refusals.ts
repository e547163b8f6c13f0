/** What the rules of this area refuse: the sentence in English and Chinese; `{0}`, `{1}` are filled in. */
export const paymentRefusals = {
  UNKNOWN_PAYMENT_LINE: ['Contract {1} has no payment line {0}.', '合同 {1} 没有回款计划行 {0}。'],
  NOT_AN_AMOUNT: ['{0} is not a positive amount of {1}.', '{0} 不是有效的 {1} 正数金额。'],
  RECEIPT_EXCEEDS_OUTSTANDING: ['{0} exceeds the outstanding {1}.', '{0} 超出未收金额 {1}。'],
  DUPLICATE_RECEIPT: [
    'The bank reference {0} is booked already, in contract {1}.',
    '银行凭证号 {0} 已在合同 {1} 中登记。',
  ],
} as const;
