/** A rule said no: a stable code for programs and a sentence for people, in both languages. */
export interface Refusal {
  refused: true;
  code: RefusalCode;
  sentence: string;
  sentenceZh: string;
}

/** Every refusal there is, with its sentence in English and Chinese; `{0}`, `{1}` are filled in. */
const sentences = {
  WRONG_STAGE: ['Contract {0} is {1}; {2} is not possible then.', '合同 {0} 当前为“{3}”，此时不能{4}。'],
  ALREADY_EXISTS: ['Contract {0} exists already.', '合同 {0} 已存在。'],
  MALFORMED_COMMAND: ['The command {0} cannot be read: {1}', '无法读取指令 {0}：{1}'],
  NOT_CREATED: ['There is no such contract yet.', '该合同尚未创建。'],
  INVALID_TERMS: ['The terms are not sound: {0}', '合同条款有误：{0}'],
  STALE_REVISION: [
    'Revision {0} is no longer current; contract {2} is at revision {1}.',
    '第 {0} 版已失效，合同 {2} 当前为第 {1} 版。',
  ],
  STEP_NOT_OPEN: ['The {0} step of contract {1} is not open.', '合同 {1} 的“{2}”审批步骤尚未开启。'],
  STEP_CLOSED: ['The {0} step of contract {1} has been decided already.', '合同 {1} 的“{2}”审批步骤已有结论。'],
  NOT_THE_APPROVER: ['{0} is not the approver of the {1} step.', '{0} 不是“{2}”步骤的审批人。'],
  DRAFTER_CANNOT_APPROVE: [
    '{0} drafted the contract and cannot approve it as {1}.',
    '{0} 是合同起草人，不能作为“{2}”审批人。',
  ],
  ALREADY_SIGNED: ['The signature of this side is recorded already.', '该方签署已登记。'],
  DATE_IN_FUTURE: ['{0} lies in the future.', '{0} 是未来日期。'],
  UNKNOWN_MILESTONE: ['Contract {1} has no milestone {0}.', '合同 {1} 没有交付节点 {0}。'],
  DELIVERY_ALREADY_REPORTED: ['The delivery of {0} has been reported already.', '交付节点 {0} 已报告交付。'],
  DELIVERY_NOT_REPORTED: ['The delivery of {0} has not been reported.', '交付节点 {0} 尚未报告交付。'],
  STALE_DELIVERY: [
    'This decision is about report {1} of {0}; report {2} is current.',
    '该决定针对 {0} 的第 {1} 次报告，当前为第 {2} 次。',
  ],
  UNKNOWN_PAYMENT_LINE: ['Contract {1} has no payment line {0}.', '合同 {1} 没有回款计划行 {0}。'],
  CURRENCY_MISMATCH: ['The contract is in {0}, the amount is in {1}.', '合同币种为 {0}，而金额币种为 {1}。'],
  NOT_AN_AMOUNT: ['{0} is not a positive amount of {1}.', '{0} 不是有效的 {1} 正数金额。'],
  RECEIPT_EXCEEDS_OUTSTANDING: ['{0} exceeds the outstanding {1}.', '{0} 超出未收金额 {1}。'],
  DUPLICATE_RECEIPT: ['A receipt with reference {0} is recorded already.', '凭证号为 {0} 的回款已登记。'],
  AMENDMENT_PENDING: ['Amendment {0} is still in progress.', '变更 {0} 尚在进行中。'],
  UNKNOWN_AMENDMENT: ['Amendment {0} is not in progress.', '没有进行中的变更 {0}。'],
  NOTHING_CHANGED: ['The amendment changes nothing.', '该变更没有改动任何内容。'],
  SETTLED_PART_CHANGED: ['{0} is done already and cannot be amended so.', '{0} 已完成，不能作此变更。'],
  RESCISSION_PENDING: ['Rescission {0} is still in progress.', '解除协议 {0} 尚在进行中。'],
  UNKNOWN_RESCISSION: ['Rescission {0} is not in progress.', '没有进行中的解除协议 {0}。'],
  SIDE_ALREADY_AGREED: ['This side has agreed already.', '该方已同意。'],
} as const satisfies Record<string, readonly [string, string]>;

export type RefusalCode = keyof typeof sentences;

export function refuse(code: RefusalCode, ...values: (string | number)[]): Refusal {
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
  const [sentence, sentenceZh] = sentences[code];
  return { refused: true, code, sentence: fill(sentence), sentenceZh: fill(sentenceZh) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
