/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const confirmationRefusals = {
  NOT_THE_CONTACT: ['{1} is asked to confirm the contract now, not {0}.', '当前应由{1}确认合同，而不是{0}。'],
  NOT_OF_THE_CUSTOMER: [
    '{0} works for our side and cannot decide for the customer; somebody of theirs must be named instead.',
    '{0}是我方员工，不能代表客户作出决定，请改由客户方人员办理。',
  ],
  ALREADY_THE_CONTACT: ['{0} is already the one who is asked.', '当前确认人即为{0}。'],
} as const;
