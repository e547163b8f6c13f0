import { type Refusal, type RefusalCode, refusalCodes, refusalWords } from '../../domain/contract/refusals';
import { zhFilled } from '../../domain/kernel/chinese';
import { SentenceError } from '../../domain/kernel/sentence-error';
import { type Words, words } from '../../domain/kernel/words';

/** Problems other than refusals of rules: HTTP errors, and errors that the API finds before it sends a command. */
const sentences = {
  INVALID_REQUEST: ['The request is not valid; see “errors”.', '请求无效，详见 errors。'],
  MALFORMED_JSON: ['The body is not valid JSON.', '请求体不是有效的 JSON。'],
  NOT_UTF8: [
    'The body is not UTF-8, as JSON must be (RFC 8259); convert it, and send it again.',
    '请求体不是 UTF-8 编码（RFC 8259 要求 JSON 使用 UTF-8），请转换编码后重新发送。',
  ],
  UNAUTHORIZED: [
    'A valid API key is needed: “Authorization: Bearer <key>”.',
    '需要有效的 API 密钥：“Authorization: Bearer <key>”。',
  ],
  FORBIDDEN: ['This key is not allowed to do this.', '该密钥无权进行此操作。'],
  MISSING_PERMISSION: ['This needs the permission {0}, which you do not have.', '此操作需要权限 {0}，您没有该权限。'],
  NOT_FOUND: ['There is nothing at this address.', '该地址不存在。'],
  CONTRACT_NOT_FOUND: ['There is no such contract.', '没有该合同。'],
  METHOD_NOT_ALLOWED: [
    'This method is not possible here; see the Allow header.',
    '此处不支持该方法，详见 Allow 响应头。',
  ],
  BODY_TOO_LARGE: ['The body is larger than 1 MB.', '请求体超过 1 MB。'],
  FILE_TOO_LARGE: ['The file is larger than 25 MB.', '文件超过 25 MB。'],
  FILE_REFUSED: ['The file is not taken: {0}', '文件未被接收：{0}'],
  FILE_NOT_FOUND: ['There is no file with this digest.', '没有该摘要对应的文件。'],
  WORD_TEMPLATE_INVALID: ['The Word template cannot be filled: {0}', 'Word 模板无法填充：{0}'],
  REVISION_NOT_FOUND: ['The contract has no revision {0}.', '该合同没有第 {0} 版。'],
  PAGE_NOT_FOUND: ['The document has no page {0}.', '文件没有第 {0} 页。'],
  UNSUPPORTED_MEDIA_TYPE: ['Send the body as application/json.', '请以 application/json 发送请求体。'],
  IDEMPOTENCY_KEY_REUSED: [
    'This Idempotency-Key was used for another request; use a new one.',
    '该 Idempotency-Key 已用于另一请求，请换用新的。',
  ],
  UNKNOWN_CONTRACT_TYPE: ['There is no such contract type.', '没有该合同类型。'],
  EXTERNAL_ID_TAKEN: ['You have given this externalId to contract {0} already.', '该 externalId 已用于合同 {0}。'],
  UNKNOWN_OWNER: ['The owner is not an active user.', '合同负责人不是在职用户。'],
  UNKNOWN_CUSTOMER: ['The directory has no such customer.', '客户库中没有该客户。'],
  USER_NOT_FOUND: ['There is no such user.', '没有该用户。'],
  USER_EXISTS: ['A user with this id or mail address exists already.', '已有相同编号或邮箱的用户。'],
  KEY_NAME_TAKEN: [
    'A key of this name is in use; revoke it first, or choose another name.',
    '该名称的密钥正在使用；请先撤销，或者换一个名称。',
  ],
  KEY_NOT_FOUND: ['No key in use has this id.', '没有该编号的在用密钥。'],
  NOT_SET_UP: [
    'The company has not been set up yet: run “npm run setup”.',
    '尚未设置公司资料：请先运行“npm run setup”。',
  ],
  STALE_COMPANY: [
    'The company is at version {0} now; look at it and make the change again.',
    '公司资料现为第 {0} 版，请查看后重新修改。',
  ],
  STALE_CALENDAR: [
    'The work calendar is at version {0} now; make the change in that one.',
    '工作日历现为第 {0} 版，请在该版本上修改。',
  ],
  INVALID_CALENDAR: ['The work calendar has faults; see “errors”.', '工作日历有误，详见 errors。'],
  RULE_SET_NOT_FOUND: ['There is no version {0} of the approval rules.', '没有第 {0} 版审批规则。'],
  RULE_SET_NOT_DRAFT: ['Version {0} of the approval rules is no longer a draft.', '第 {0} 版审批规则已不是草稿。'],
  RULE_SET_INVALID: [
    'Version {0} of the approval rules has faults; see “errors”.',
    '第 {0} 版审批规则有误，详见 errors。',
  ],
  LAST_RULE_SET: [
    'Version {0} of the approval rules is in force, and without it nothing could be submitted; publish another one instead.',
    '第 {0} 版审批规则正在生效，停用后将无法提交审批；请改为发布新版本。',
  ],
  LIBRARY_ITEM_NOT_FOUND: ['The library has no {0}.', '条款库中没有 {0}。'],
  LIBRARY_ITEM_NOT_DRAFT: ['The {0} is not a draft.', '{0} 不是草稿。'],
  LIBRARY_ITEM_INVALID: ['The {0} has faults; see “errors”.', '{0} 有误，详见 errors。'],
  LIBRARY_ITEM_IN_USE: ['It is in use by {0}; publish another version instead.', '正被 {0} 使用，请改为发布新版本。'],
  TOO_MANY_REQUESTS: [
    'You ask for more at once than can be answered in time; send it again after the seconds in Retry-After.',
    '同时发出的请求过多，无法及时处理；请按 Retry-After 指明的秒数稍后重新发送。',
  ],
  TOO_BUSY: [
    'More is asked at present than can be answered in time; send it again after the seconds in Retry-After.',
    '当前请求过多，无法及时处理；请按 Retry-After 指明的秒数稍后重新发送。',
  ],
  NOT_READY: ['Not ready: {0}.', '尚未就绪：{0}。'],
  UNAVAILABLE: [
    'The answer did not come in time. Send the request again with the same Idempotency-Key: it counts once.',
    '未能及时得到结果。请使用同一 Idempotency-Key 重新发送，系统只会执行一次。',
  ],
  INTERNAL_ERROR: ['Something went wrong here; it has been logged.', '系统内部出错，已记录。'],
} as const satisfies Record<string, readonly [string, string]>;

export type OwnCode = keyof typeof sentences;
export type ProblemCode = OwnCode | RefusalCode;

/** Every code that an answer may have. */
export const problemCodes = [...Object.keys(sentences), ...refusalCodes] as [ProblemCode, ...ProblemCode[]]; // the keys of both tables

/** Problems that any request with a body may be answered with, even if the route expects no body. */
export const ofBodies = ['UNSUPPORTED_MEDIA_TYPE', 'BODY_TOO_LARGE', 'MALFORMED_JSON', 'NOT_UTF8'] as const;

/** HTTP statuses of the API's own codes. */
const ownStatuses = {
  INVALID_REQUEST: 400,
  NOT_UTF8: 400,
  MALFORMED_JSON: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  MISSING_PERMISSION: 403,
  NOT_FOUND: 404,
  CONTRACT_NOT_FOUND: 404,
  USER_NOT_FOUND: 404,
  RULE_SET_NOT_FOUND: 404,
  FILE_NOT_FOUND: 404,
  REVISION_NOT_FOUND: 404,
  PAGE_NOT_FOUND: 404,
  LIBRARY_ITEM_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  USER_EXISTS: 409,
  KEY_NAME_TAKEN: 409,
  KEY_NOT_FOUND: 404,
  EXTERNAL_ID_TAKEN: 409,
  STALE_CALENDAR: 409,
  STALE_COMPANY: 409,
  RULE_SET_NOT_DRAFT: 409,
  LAST_RULE_SET: 409,
  LIBRARY_ITEM_NOT_DRAFT: 409,
  LIBRARY_ITEM_IN_USE: 409,
  BODY_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  FILE_REFUSED: 422,
  WORD_TEMPLATE_INVALID: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  UNKNOWN_CONTRACT_TYPE: 422,
  UNKNOWN_OWNER: 422,
  UNKNOWN_CUSTOMER: 422,
  INVALID_CALENDAR: 422,
  RULE_SET_INVALID: 422,
  LIBRARY_ITEM_INVALID: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_ERROR: 500,
  NOT_SET_UP: 503,
  NOT_READY: 503,
  TOO_BUSY: 503,
  UNAVAILABLE: 503,
} satisfies Record<OwnCode, number>;

/** Refusals of rules are answered with 409 (conflict with the state of the contract), except for these. */
const refusalStatuses: Partial<Record<RefusalCode, number>> = {
  MALFORMED_COMMAND: 400,
  NOT_ALLOWED: 403,
  NOT_YOURSELF: 403,
  INVALID_TERMS: 422,
  CUSTOMER_NOT_FOUND: 404,
  INVALID_CUSTOMER: 422,
  REASON_NEEDED: 422,
  STORE_UNAVAILABLE: 503,
  DOCUMENTS_BUSY: 503,
  UNKNOWN_EVENT: 503,
};

const statuses: Partial<Record<ProblemCode, number>> = { ...ownStatuses, ...refusalStatuses };

/** The only table that maps codes to HTTP statuses. */
export function statusOf(code: ProblemCode): number {
  return statuses[code] ?? 409;
}

/** One fault in a request: a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header. */
export interface Fault {
  pointer?: string;
  parameter?: string;
  code: string;
  message: Words;
}

/** An answer other than 2xx (RFC 9457). It is thrown anywhere and written by `sendProblem` only. */
export class ProblemError extends SentenceError {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: ProblemCode,
    sentence: Words,
    readonly errors: Fault[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(sentence);
  }
}

export function problem(
  code: OwnCode,
  value: string | Words = '',
  errors: Fault[] = [],
  headers: Record<string, string> = {},
): ProblemError {
  const [en, zh] = sentences[code];
  const told = typeof value === 'string' ? words(value, value) : value;
  const sentence = words(
    en.replace('{0}', () => told.en),
    zhFilled(zh, () => told['zh-CN']),
  );
  return new ProblemError(code, sentence, errors, headers);
}

export function refused(refusal: Refusal, errors: Fault[] = []): ProblemError {
  const headers: Record<string, string> = statusOf(refusal.code) === 503 ? { 'Retry-After': '5' } : {};
  return new ProblemError(refusal.code, { en: refusal.sentence, 'zh-CN': refusal.sentenceZh }, errors, headers);
}

/** The sentence of a code without its values. */
export function wordsOfCode(code: ProblemCode): Words {
  const own: Partial<Record<ProblemCode, readonly [string, string]>> = sentences;
  const told = own[code] ? words(...own[code]) : refusalWords(code as RefusalCode); // every code is in one of the two tables
  const open = (text: string) => text.replaceAll(/\{\d\}/g, '…');
  return words(open(told.en), open(told['zh-CN']));
}
