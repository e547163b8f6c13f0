/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const paymentRefusals = {
  UNKNOWN_PAYMENT_LINE: ['Contract {1} has no payment line {0}.', '合同 {1} 没有付款项 {0}。'],
  PAYMENT_LINE_SETTLED: [
    'The payment line {0} of contract {1} is settled; money can be recorded for another line, or for none, and is then kept with the contract.',
    '合同 {1} 的付款项 {0} 已结清；款项可登记到其他付款项，也可不指定付款项，暂留于合同。',
  ],
  LINE_ALLOCATED_TWICE: [
    'The payment line {0} is named twice; give one amount for it.',
    '付款项 {0} 重复出现，请合并为一个金额。',
  ],
  NOT_AN_AMOUNT: ['{0} is not a positive amount in {1}.', '{0} 不是有效金额，应为以 {1} 计的正数。'],
  ALLOCATION_EXCEEDS_OUTSTANDING: [
    '{0} exceeds the outstanding {1} of the payment line {2}; allocate no more than that, and the rest is kept with the contract.',
    '{0} 超出付款项 {2} 的未收金额 {1}；请按未收金额分配，余款暂留于合同。',
  ],
  ALLOCATIONS_EXCEED_RECEIPT: [
    'The allocations come to {0}, which is more than the {1} there is to allocate.',
    '分配金额合计 {0}，超出可分配的 {1}。',
  ],
  DUPLICATE_RECEIPT: [
    'The bank reference {0} is booked already, in contract {1}.',
    '银行流水号 {0} 已在合同 {1} 中登记。',
  ],
  UNKNOWN_RECEIPT: [
    'Contract {1} has no receipt under the bank reference {0}.',
    '合同 {1} 没有银行流水号为 {0} 的回款。',
  ],
  RECEIPT_REVERSED: ['The receipt {0} has been reversed already.', '回款 {0} 已冲销。'],
  RECEIPT_ALLOCATED: ['Nothing is left of the receipt {0} to be allocated.', '回款 {0} 已全部分配，没有余额。'],
} as const;
