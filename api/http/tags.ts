/** How the documentation groups the routes, in the order of a contract's life; each with what belongs there. */
export const tags = {
  Contracts: 'Lists of contracts, one contract as it stands, on whom it waits, and everything that has happened.',
  Draft: 'How a contract begins: create, revise, look at the warnings and the preview, submit, withdraw. 合同起草',
  Approve: 'Our side agrees, step by step: votes, delegation, comments, and what waits for one person. 内部审批',
  Customer: 'What the customer’s contact answers, where somebody enters it for them. 客户确认',
  Sign: 'Signatures of both sides. 签署',
  Perform: 'Deliveries with their acceptance, and money that came. 履行',
  Amend: 'Changes of an active contract, asked for by either side and agreed by both. 变更',
  End: 'Termination by agreement, and the archive. 终止与归档',
  Documents: 'Files of the submitted revisions, their pages, and what changed between two. 合同文本',
  Files: 'What is uploaded: attachments, the customer’s own paper, Word templates. 附件',
  Library: 'What contracts are made from: types, templates and clauses, in versions. 合同模板与条款库',
  'Customer directory': 'Whom contracts are made with: data, credit and standing. 相对方库',
  'Approval rules': 'Who must agree to what, in versions. 审批规则',
  'Work calendar': 'Working days and hours by which time limits are counted. 工作日历',
  People: 'Who works here, for which departments they approve, and when they are away. 人员',
  Company: 'The seller, whose contracts these are. 本公司',
  Operations: 'What is stuck, and why. 运维',
} as const;

export type Tag = keyof typeof tags;
