import { type Language } from '../kernel/people';
import { type Words } from '../kernel/words';

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
  STALE_DRAFT: [
    'The draft of contract {0} has been changed meanwhile; look at it again before you change it.',
    '合同 {0} 的草稿已被他人修改，请查看最新内容后再修改。',
  ],
  CLAUSE_NOT_ALLOWED: ['The text departs from the template where it may not: {0}', '合同文本存在不允许的改动：{0}'],
  FRAMEWORK_NOT_ACTIVE: [
    'Framework contract {0} is {1}; orders can be called off once it is active.',
    '框架合同 {0} 当前为“{2}”，生效后方可下达订单。',
  ],
  CEILING_EXCEEDED: [
    'With this order framework contract {0} would come to {1}, above its ceiling of {2}.',
    '加上本订单，框架合同 {0} 的累计金额为 {1}，超过上限 {2}。',
  ],
  VALUES_MISSING: ['The document needs values that the contract does not have: {0}', '合同文本缺少下列内容：{0}'],
  DOCUMENT_FAILED: ['The document cannot be made: {0}', '无法生成合同文件：{0}'],
  DOCUMENT_MISSING: ['There is no file with the digest {0}.', '没有摘要为 {0} 的文件。'],
  DOCUMENT_DAMAGED: [
    'The file {0} is damaged in the document store; nothing is done with it, and operations have been told.',
    '文件 {0} 在文档库中已损坏，系统不会使用该文件，并已上报。',
  ],
  STORE_UNAVAILABLE: [
    'The document store does not take or give files now; nothing has changed. Try again later. ({0})',
    '文档库暂时无法读写，未作任何更改，请稍后重试。（{0}）',
  ],
  STEP_NOT_OPEN: ['The {0} step of contract {1} is not open.', '合同 {1} 的“{2}”审批步骤尚未开启。'],
  STEP_CLOSED: [
    'The {0} step of contract {1} has been decided by {3} at {4}.',
    '合同 {1} 的“{2}”审批步骤已由{3}于 {4} 作出结论。',
  ],
  STEP_MISSING: [
    'Contract {0} is in approval: say for which step and as whom.',
    '合同 {0} 正在审批中：请指明审批步骤和审批人。',
  ],
  ALREADY_VOTED: ['{0} has voted on the {1} step already, at {3}.', '{0}已于 {3} 就“{2}”步骤表决。'],
  CONTRACT_RECALLED: ['Contract {0} was taken back by {1} at {2}.', '合同 {0} 已由{1}于 {2} 撤回。'],
  COMMENTS_UNRESOLVED: [
    'A comment of {0} must be resolved by them before anybody approves: {1}',
    '须由{0}确认其意见已解决，方可审批：{1}',
  ],
  UNKNOWN_COMMENT: ['Contract {1} has no comment {0}.', '合同 {1} 没有意见 {0}。'],
  COMMENT_ALREADY_RESOLVED: ['{1} has resolved {0} already.', '意见 {0} 已由{1}解决。'],
  NOT_THE_COMMENTER: [
    'Only {0}, who made the comment, can say that it is resolved.',
    '只有提出意见的{0}可以确认已解决。',
  ],
  UNKNOWN_PERSON: ['Nobody who works here has the address {0}.', '没有邮箱为 {0} 的员工。'],
  APPROVER_INACTIVE: ['{0} is deactivated and decides nothing.', '{0}已停用，不能作出决定。'],
  APPROVER_ABSENT: [
    '{0} is recorded as absent; a deputy or a superior is asked instead.',
    '{0}登记为休假，由其代理人或上级审批。',
  ],
  APPROVER_CONFLICTED: ['{0} {1} and cannot approve it.', '{0}{2}，不能审批。'],
  ALREADY_ASKED: ['{0} is asked in the {1} step already.', '{0}已是“{2}”步骤的审批人。'],
  CANNOT_RETURN_THERE: [
    'It cannot go back to {0}: only to a step before this one that has been approved.',
    '不能驳回到“{1}”：只能驳回到已通过的前序步骤。',
  ],
  NOTHING_TO_REASSIGN: ['Nothing of contract {1} waits on {0}.', '合同 {1} 没有待 {0} 审批的步骤。'],
  NOBODY_IS_MISSING: ['The {0} step has all the people it needs.', '“{1}”步骤不缺审批人。'],
  NO_RULE_SET: ['No approval rules have been published yet.', '尚未发布审批规则。'],
  TOO_SOON: ['They have been asked a moment ago; possible again from {0} on.', '刚刚提醒过，请于 {0} 之后再试。'],
  NOT_THE_CONTACT: ['The contract is with {1} now, not with {0}.', '当前由{1}确认合同，而不是 {0}。'],
  NOT_OF_THE_CUSTOMER: [
    '{0} works for our side and cannot confirm for the customer.',
    '{0}是我方员工，不能代表客户确认。',
  ],
  CONTRACT_TOO_LARGE: [
    'The contract would grow beyond 1 MB with this; shorten it, or put long texts into a document.',
    '合同数据将超过 1 MB，请精简内容或将长文本放入附件。',
  ],
  ALREADY_THE_CONTACT: ['{0} is the one who is asked already.', '当前确认人即为 {0}。'],
  NOT_THE_APPROVER: ['{0} is not the approver of the {1} step.', '{0} 不是“{2}”步骤的审批人。'],
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
  NO_EXCHANGE_RATE: [
    'The approval rules have no exchange rate for {0}, which decides who must agree.',
    '审批规则中没有 {0} 的汇率，无法判断应由谁审批。',
  ],
  NO_ROUTE: [
    'No approval rule asks anybody about this contract of type {0}.',
    '没有任何审批规则适用于此“{0}”类型的合同。',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type RefusalCode = keyof typeof sentences;

export function refuse(code: RefusalCode, ...values: (string | number | Words)[]): Refusal {
  const said = (value: string | number | Words = '', language: Language) =>
    typeof value === 'object' ? value[language] : String(value);
  const fill = (text: string, language: Language) =>
    text.replace(/\{(\d)\}/g, (_, index: string) => said(values[Number(index)], language));
  const [sentence, sentenceZh] = sentences[code];
  return { refused: true, code, sentence: fill(sentence, 'en'), sentenceZh: fill(sentenceZh, 'zh-CN') };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
