/** What the rules of this area refuse: the sentence in English and Chinese; `{0}`, `{1}` are filled in. */
export const signingRefusals = {
  ALREADY_SIGNED: ['The signature of this side is recorded already.', '该方签署已登记。'],
  DATE_IN_FUTURE: ['{0} lies in the future.', '{0} 是未来日期。'],
} as const;
