/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const approvalRefusals = {
  STEP_NOT_OPEN: ['The {0} step of contract {1} is not open.', '合同 {1} 的“{2}”审批环节尚未开启。'],
  STEP_CLOSED: [
    'The {0} step of contract {1} was decided by {3} at {4}.',
    '合同 {1} 的“{2}”审批环节已由{3}于 {4} 作出结论。',
  ],
  ALREADY_VOTED: ['{0} has voted on the {1} step already, at {3}.', '{0}已于 {3} 就“{2}”环节表决。'],
  CONTRACT_RECALLED: ['Contract {0} was taken back by {1} at {2}.', '合同 {0} 已由{1}于 {2} 撤回。'],
  COMMENTS_UNRESOLVED: [
    '{0} must say that this comment is resolved before anybody can approve: {1}',
    '须由{0}确认其意见已解决，方可审批：{1}',
  ],
  NO_LONGER_ASKED: [
    '{0} is no longer asked to decide here; nothing can be said through this link any more.',
    '{0}已不再负责该事项的审批，不能再通过此链接发表意见。',
  ],
  UNKNOWN_COMMENT: ['Contract {1} has no comment {0}.', '合同 {1} 没有意见 {0}。'],
  COMMENT_ALREADY_RESOLVED: ['{1} has resolved {0} already.', '意见 {0} 已由{1}解决。'],
  NOT_THE_COMMENTER: [
    'Only {0}, who made the comment, can say that it is resolved.',
    '只有提出意见的{0}可以确认已解决。',
  ],
  UNKNOWN_PERSON: ['Nobody who works here has the address {0}.', '没有邮箱为 {0} 的员工。'],
  APPROVER_INACTIVE: ['{0} is deactivated and cannot decide.', '{0}已停用，不能作出决定。'],
  APPROVER_ABSENT: [
    '{0} is recorded as absent; a deputy or a superior is asked instead.',
    '{0}登记为休假，由其代理人或上级审批。',
  ],
  APPROVER_CONFLICTED: ['{0} {1} and cannot approve it.', '{0}{2}，不能审批。'],
  ALREADY_ASKED: ['{0} is asked in the {1} step already.', '{0}已是“{2}”环节的审批人。'],
  CANNOT_RETURN_THERE: [
    'It cannot go back to {0}: only to a step before this one that has been approved.',
    '不能驳回到“{1}”：只能驳回到已通过的前序环节。',
  ],
  NOTHING_TO_REASSIGN: ['Nothing of contract {1} waits for {0}.', '合同 {1} 没有待{0}审批的环节。'],
  NOBODY_IS_MISSING: ['The {0} step has all the people it needs.', '“{1}”环节不缺审批人。'],
  NO_RULE_SET: ['No approval rules have been published yet.', '尚未发布审批规则。'],
  TOO_SOON: ['They were reminded a moment ago; that is possible again from {0} on.', '刚刚提醒过，请于 {0} 之后再试。'],
  NOT_THE_APPROVER: ['{0} is not the approver of the {1} step.', '{0}不是“{2}”环节的审批人。'],
  NO_EXCHANGE_RATE: [
    'The approval rules have no exchange rate for {0}, which decides who must agree.',
    '审批规则中没有 {0} 的汇率，无法判断应由谁审批。',
  ],
  NO_ROUTE: ['No approval rule applies to this contract of type {0}.', '没有任何审批规则适用于此“{0}”类型的合同。'],
  NOBODY_IS_ASKED: ['Nothing of contract {0} waits for an answer now.', '合同 {0} 目前没有等待答复的事项。'],
  ROUTE_TOO_LARGE: [
    'The approval route asks too many people at once; shorten the rules.',
    '审批路线涉及的审批人过多，请精简审批规则。',
  ],
  NOTHING_TO_APPROVE: ['In contract {0}, {1} is not in approval.', '合同 {0} 的{1}不在审批中。'],
} as const;
