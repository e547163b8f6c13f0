/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const draftingRefusals = {
  INVALID_TERMS: ['The terms have errors: {0}', '合同条款有误：{0}'],
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
    'Framework contract {0} is {1}; an order can be called off from it, or its price raised, only while it is active.',
    '框架合同 {0} 当前为“{2}”，仅在其履行期间方可下达订单或提高订单金额。',
  ],
  CEILING_EXCEEDED: [
    'With this order framework contract {0} would come to {1}, above its ceiling of {2}.',
    '加上本订单，框架合同 {0} 的累计金额为 {1}，超过上限 {2}。',
  ],
  CEILING_BELOW_ORDERS: [
    'The orders under framework contract {0} come to {1}; its ceiling cannot be {2}.',
    '框架合同 {0} 项下订单合计为 {1}，上限不能改为 {2}。',
  ],
  VALUES_MISSING: ['The document needs values that the contract does not have: {0}', '合同文本缺少下列内容：{0}'],
  DOCUMENT_FAILED: ['The document cannot be made: {0}', '无法生成合同文件：{0}'],
  NAME_NOT_PRINTABLE: ['A name cannot be printed: {0}', '名称无法印出：{0}'],
  DOCUMENT_MISSING: ['There is no file with the digest {0}.', '没有摘要为 {0} 的文件。'],
  DOCUMENT_DAMAGED: [
    'The file {0} is damaged in the document store; it is not used, and operations have been told.',
    '文件 {0} 在文档库中已损坏，系统不会使用该文件，并已通知运维人员。',
  ],
  DOCUMENTS_BUSY: [
    'Too many documents wait to be made at present; nothing has changed. Please try again in a moment.',
    '当前等待生成的合同文件过多，未作任何更改，请稍后重试。',
  ],
  STORE_UNAVAILABLE: [
    'The document store cannot be read or written at present; nothing has changed. Please try again later. ({0})',
    '文档库暂时无法读写，未作任何更改，请稍后重试。（{0}）',
  ],
  CURRENCY_MISMATCH: ['The contract is in {0}, the amount is in {1}.', '合同币种为 {0}，而金额币种为 {1}。'],
  CUSTOMER_BLOCKED: [
    '{0} is blocked, and no business may be done with them at present: {1}',
    '客户{0}已被冻结，不得开展业务：{1}',
  ],
} as const;
