/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in, `{1:record|records}` gives the noun that fits the number. */
export const verificationRefusals = {
  UNKNOWN_ENTRY: ['Contract {1} has no record {0} that waits to be verified.', '合同 {1} 没有待复核的登记 {0}。'],
  NOT_ENTITLED_TO_VERIFY: [
    '{0} may not verify what is recorded for contract {1}: somebody who approves for finance does, never the owner or whoever recorded it.',
    '{0} 无权复核合同 {1} 的登记：应由负责财务审批的人员复核，合同负责人和登记人不得自行复核。',
  ],
  NOBODY_TO_VERIFY: [
    'Nobody but the owner of contract {0} approves for finance, and somebody has to verify this: have an administrator name somebody.',
    '除合同 {0} 的负责人外没有人负责财务审批，此项登记无人可复核，请联系管理员指定人员。',
  ],
  FINANCE_ONLY: [
    'Contract {0} is over: what comes in for it now is recorded by finance, or by the bank’s feed.',
    '合同 {0} 已结束，此后的款项由财务人员或者银行接口登记。',
  ],
  ENTRIES_OPEN: [
    'For contract {0} {1:record of money waits|records of money wait} to be verified; it can be archived once finance has verified or rejected them.',
    '合同 {0} 尚有 {1} 项款项登记待复核，经财务复核或者退回后方可归档。',
  ],
  TOO_MANY_ENTRIES: [
    'For contract {0} {1:record waits|records wait} to be verified already; no more can be recorded before some are verified.',
    '合同 {0} 已有 {1} 项登记待复核，请在复核后再登记。',
  ],
} as const;
