/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const signingRefusals = {
  ALREADY_SIGNED: ['The signature of this side is recorded already.', '该方的签署已登记。'],
  NOT_AGREED_YET: [
    'The customer has not agreed to {0} yet: it is signed after that.',
    '客户尚未同意{0}，同意后方可签署。',
  ],
  SIGNED_TOO_EARLY: ['On {0} there was no text of {1} to sign yet.', '{1}的文本在 {0} 尚未形成，签署日期不能为该日。'],
  SIGNATORY_NOT_AUTHORISED: [
    'Contract {2} does not show that {0} may sign for {1}: say by what they may sign, such as a power of attorney.',
    '合同 {2} 未载明{0}有权代表{1}签署，请填写签署权限依据，例如授权书编号。',
  ],
  DATE_IN_FUTURE: ['{0} lies in the future; please check the date.', '{0} 尚未到来，请核对日期。'],
  DATE_TOO_EARLY: [
    '{0} is more than a year before {2}, when contract {1} was created; please check the date.',
    '{0} 早于合同 {1} 的创建日期 {2} 一年以上，请核对日期。',
  ],
  UNKNOWN_CONDITION: ['Contract {1} has no condition {0}.', '合同 {1} 没有生效条件 {0}。'],
  CONDITION_CLOSED: [
    'The condition {0} of contract {1} is met or waived already.',
    '合同 {1} 的生效条件 {0} 已成就或者已豁免。',
  ],
  CONDITION_OF_RECEIPT: [
    'The condition {0} is met by the money of the payment line {1}: record the receipt.',
    '生效条件 {0} 以付款项 {1} 到账为准，请登记回款。',
  ],
  NO_CONDITION_OPEN: [
    'Contract {0} waits for no condition any more and cannot be let lapse; it takes effect by itself when its effective day has come.',
    '合同 {0} 的生效条件均已成就或者豁免，生效日到来后自动生效，不能再以未生效为由终止。',
  ],
  NO_LONG_STOP_DAY: [
    'Contract {0} names no long-stop day, so one side alone cannot let it lapse. Wait for its conditions, have them waived or, once it is in force, ask for a termination that both sides sign.',
    '合同 {0} 未约定最迟生效日，不能由一方单方终止。可继续等待生效条件成就，或者豁免生效条件；合同生效后可申请解除，由双方签署解除协议。',
  ],
  LONG_STOP_AHEAD: [
    'The long-stop day of contract {0} is over only after {1}; until then its conditions can still come.',
    '合同 {0} 的最迟生效日为 {1}（含当日），在此之前生效条件仍可能成就，不能终止。',
  ],
  NOT_ENTITLED_TO_LAPSE: [
    '{0} may not let contract {1} lapse: an executive decides, below the executive threshold legal too, and never the owner.',
    '{0} 无权终止未生效的合同 {1}：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
  NOT_ENTITLED_TO_WAIVE: [
    '{0} may not waive a condition of contract {1}: an executive decides, below the executive threshold legal too, and never the owner.',
    '{0} 无权豁免合同 {1} 的生效条件：应由高管决定，未达到高管审批金额的也可由法务决定；合同负责人不得自行决定。',
  ],
} as const;
