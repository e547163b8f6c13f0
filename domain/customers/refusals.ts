/** Refusals of the customer directory: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const customerRefusals = {
  CUSTOMER_NOT_FOUND: ['There is no such customer.', '没有该客户。'],
  CUSTOMER_EXISTS: ['{0} is in the directory already.', '客户{0}已在客户库中。'],
  DUPLICATE_CUSTOMER: [
    'The registration number {0} belongs to {1}, who is in the directory already.',
    '登记号码 {0} 属于客户库中已有的客户{1}。',
  ],
  INVALID_CUSTOMER: ['The data of the customer have errors: {0}', '客户资料有误：{0}'],
  STALE_CUSTOMER: [
    '{0} has been changed in the directory meanwhile; look at it again before you change it.',
    '客户{0}的资料已被他人修改，请查看最新内容后再修改。',
  ],
  REASON_NEEDED: ['Say why {0} is blocked.', '请说明冻结客户{0}的原因。'],
} as const;
