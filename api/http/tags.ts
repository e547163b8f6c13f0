/** Groups of routes in the documentation, in the order of a contract's life, with their descriptions. */
export const tags = {
  Contracts: 'Lists of contracts, one contract in its current state, on whom it waits, and its audit trail.',
  Draft: 'Drafting: create, revise, check the warnings and the preview, submit, withdraw. 合同起草',
  Approve: 'Internal approval: votes, delegation, comments, and the open approvals of one person. 内部审批',
  Customer: 'Answers of the customer’s contact that somebody records for them. 客户确认',
  Sign: 'Signatures of both sides. 签署',
  Perform: 'Deliveries with their acceptance, and receipts. 履行',
  Amend: 'Changes of an active contract, requested by either side and agreed by both. 变更',
  End: 'Termination by agreement, and the archive. 终止与归档',
  Documents: 'Files of submitted revisions, their pages, and comparisons of two revisions. 合同文本',
  Files: 'Uploads: attachments, the customer’s own paper, Word templates. 附件',
  Library: 'Contract types, templates and clauses, in versions. 合同模板与条款库',
  'Customer directory': 'Customers: data, credit and status. 相对方库',
  'Approval rules': 'Rules that say who must approve what, in versions. 审批规则',
  'Work calendar': 'Working days and hours by which time limits are counted. 工作日历',
  People: 'Employees, the departments they approve for, and their absences. 人员',
  Company: 'The seller, our side of every contract. 本公司',
  Keys: 'API keys of other systems: what each may do, who answers for it, until when it works. 接口密钥',
  Operations: 'Incidents: what is blocked, and why. 运维',
} as const;

export type Tag = keyof typeof tags;
