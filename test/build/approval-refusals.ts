import { type Command } from '../../domain/contract/commands';
import { type Actor } from '../../domain/kernel/people';
import { type Employee } from '../../domain/routing/company';
import { type Contract } from '../../domain/contract/contract';
import { aCompany, rules, type Setting, withPeople } from './a-company';
import { aContract, contractId, goOn, NOW } from './ask-contract';
import { contractIn, everyCommand } from './every-stage';
import { approve, createPumpContract, ofChange, person, pumpTerms, submit, yuan } from './pump-contract';

/** A contract, a command, the expected sentences and, if they are not the default, the company and the actor. */
export type RefusalCase = [Contract | null, Command, string, string, Setting?, Actor?];

const inApproval = contractIn('in_approval');
const awaiting = contractIn('awaiting_customer');
const { comment, resolveComment } = everyCommand;
const mustBeResolved = goOn(inApproval, [{ ...comment, mustBeResolved: true }]);
const withPrice = (price: { amount: string; currency: string }) =>
  pumpTerms({ price: { gross: price, taxRate: '0.13' } });
const drafted = (price: { amount: string; currency: string }) =>
  aContract([createPumpContract(contractId, withPrice(price))]);
const noon = '2029-12-01T04:00:00.000Z';
const away: Partial<Employee> = { absences: [{ from: '2029-12-01', to: '2029-12-02', deputy: null }] };

/** The legal step needs both `legal` and `counsel`. */
const bothLawyers = withPeople(
  { counsel: { approvesFor: ['legal'] } },
  aCompany({
    ruleSet: {
      ...rules,
      rules: rules.rules.map((rule) => ({
        ...rule,
        steps: rule.steps.map((step) => (step.stepId === 'legal' ? { ...step, quorum: 'all' as const } : step)),
      })),
    },
  }),
);
const halfVoted = aContract([createPumpContract(contractId), submit, approve('legal')], NOW, bothLawyers);

/** Every refusal of approvals and of comments. */
export const approvalRefusals = {
  STEP_NOT_OPEN: [
    goOn(drafted(yuan('1000000.00')), [submit]),
    approve('executive'),
    'The executive step of contract HT-pumps is not open.',
    '合同 HT-pumps 的“高管”审批环节尚未开启。',
  ],
  STEP_CLOSED: [
    goOn(inApproval, [approve('legal')]),
    approve('legal'),
    `The legal step of contract HT-pumps was decided by legal at ${noon}.`,
    `合同 HT-pumps 的“法务”审批环节已由 legal 于 ${noon} 作出结论。`,
  ],
  NOTHING_TO_APPROVE: [
    contractIn('active'),
    approve('legal', ofChange('amendment')),
    'In contract HT-pumps, amendment HT-pumps-S01 is not in approval.',
    '合同 HT-pumps 的变更 HT-pumps-S01 不在审批中。',
  ],
  NOBODY_IS_ASKED: [
    contractIn('active'),
    everyCommand.nudge,
    'Nothing of contract HT-pumps waits for an answer now.',
    '合同 HT-pumps 目前没有等待答复的事项。',
  ],
  NOT_YOURSELF: [
    inApproval,
    approve('legal'),
    'finance can answer only for themselves, not for legal@example.com.',
    'finance 只能以本人名义操作，不能代表 legal@example.com。',
    aCompany(),
    { kind: 'user', id: 'finance', name: 'finance', email: 'finance@example.com', side: 'ours' },
  ],
  NOT_THE_APPROVER: [
    inApproval,
    { ...everyCommand.approve, approver: 'x@example.com' },
    'x@example.com is not the approver of the legal step.',
    'x@example.com 不是“法务”环节的审批人。',
  ],
  ALREADY_VOTED: [
    halfVoted,
    approve('legal'),
    `legal has voted on the legal step already, at ${noon}.`,
    `legal 已于 ${noon} 就“法务”环节表决。`,
    bothLawyers,
  ],
  CONTRACT_RECALLED: [
    goOn(inApproval, [everyCommand.recall]),
    approve('legal'),
    `Contract HT-pumps was taken back by owner at ${noon}.`,
    `合同 HT-pumps 已由 owner 于 ${noon} 撤回。`,
  ],
  COMMENTS_UNRESOLVED: [
    mustBeResolved,
    approve('finance'),
    'legal must say that this comment is resolved before anybody can approve: Which law?',
    '须由 legal 确认其意见已解决，方可审批：Which law?',
  ],
  NO_LONGER_ASKED: [
    goOn(inApproval, [{ ...everyCommand.delegate, to: 'boss@example.com' }]),
    comment,
    'legal is no longer asked to decide here; nothing can be said through this link any more.',
    'legal 已不再负责该事项的审批，不能再通过此链接发表意见。',
    aCompany(),
    { kind: 'link', id: 'l-1', name: 'legal', email: 'legal@example.com', side: 'ours' },
  ],
  UNKNOWN_COMMENT: [
    inApproval,
    resolveComment,
    'Contract HT-pumps has no comment comment-1.',
    '合同 HT-pumps 没有意见 comment-1。',
  ],
  COMMENT_ALREADY_RESOLVED: [
    goOn(mustBeResolved, [resolveComment]),
    resolveComment,
    'legal has resolved comment-1 already.',
    '意见 comment-1 已由 legal 解决。',
  ],
  NOT_THE_COMMENTER: [
    mustBeResolved,
    { ...resolveComment, by: 'boss@example.com' },
    'Only legal, who made the comment, can say that it is resolved.',
    '只有提出意见的 legal 可以确认已解决。',
  ],
  UNKNOWN_PERSON: [
    inApproval,
    { ...everyCommand.delegate, to: 'x@example.com' },
    'Nobody who works here has the address x@example.com.',
    '没有邮箱为 x@example.com 的员工。',
  ],
  APPROVER_INACTIVE: [
    inApproval,
    approve('legal'),
    'legal is deactivated and cannot decide.',
    'legal 已停用，不能作出决定。',
    withPeople({ legal: { active: false } }),
  ],
  APPROVER_ABSENT: [
    inApproval,
    approve('legal'),
    'legal is recorded as absent; a deputy or a superior is asked instead.',
    'legal 登记为休假，由其代理人或上级审批。',
    withPeople({ legal: away }),
  ],
  APPROVER_CONFLICTED: [
    inApproval,
    { ...everyCommand.delegate, to: 'owner@example.com' },
    'owner drafted the contract and cannot approve it.',
    'owner 起草了该合同，不能审批。',
  ],
  ALREADY_ASKED: [
    inApproval,
    { ...everyCommand.delegate, to: 'LEGAL@example.com' },
    'legal is asked in the legal step already.',
    'legal 已是“法务”环节的审批人。',
  ],
  CANNOT_RETURN_THERE: [
    inApproval,
    everyCommand.returnToStep,
    'It cannot go back to finance: only to a step before this one that has been approved.',
    '不能驳回到“财务”：只能驳回到已通过的前序环节。',
  ],
  NOTHING_TO_REASSIGN: [
    inApproval,
    { ...everyCommand.reassign, from: 'executive@example.com' },
    'Nothing of contract HT-pumps waits for executive@example.com.',
    '合同 HT-pumps 没有待 executive@example.com 审批的环节。',
  ],
  NO_RULE_SET: [
    contractIn('draft'),
    submit,
    'No approval rules have been published yet.',
    '尚未发布审批规则。',
    aCompany({ ruleSet: null }),
  ],
  TOO_SOON: [
    goOn(inApproval, [everyCommand.nudge]),
    everyCommand.nudge,
    'They were reminded a moment ago; that is possible again from 2029-12-01T08:00:00.000Z on.',
    '刚刚提醒过，请于 2029-12-01T08:00:00.000Z 之后再试。',
  ],
  NOT_THE_CONTACT: [
    goOn(awaiting, [everyCommand.forward]),
    { ...everyCommand.confirm, contact: person('customer').email },
    'buyer is asked to confirm the contract now, not customer@example.com.',
    '当前应由 buyer 确认合同，而不是 customer@example.com。',
  ],
  ALREADY_THE_CONTACT: [
    awaiting,
    { ...everyCommand.forward, newContact: person('customer') },
    'customer@example.com is already the one who is asked.',
    '当前确认人即为 customer@example.com。',
  ],
  NOBODY_IS_MISSING: [
    contractIn('in_approval'),
    everyCommand.assignApprover,
    'The legal step has all the people it needs.',
    '“法务”环节不缺审批人。',
  ],
  NOT_OF_THE_CUSTOMER: [
    awaiting,
    { ...everyCommand.forward, newContact: person('owner') },
    'owner works for our side and cannot decide for the customer; somebody of theirs must be named instead.',
    'owner 是我方员工，不能代表客户作出决定，请改由客户方人员办理。',
  ],
  ROUTE_TOO_LARGE: [
    contractIn('draft'),
    submit,
    'The approval route asks too many people at once; shorten the rules.',
    '审批路线涉及的审批人过多，请精简审批规则。',
    withPeople(Object.fromEntries(Array.from({ length: 198 }, (_, n) => [`lawyer-${n}`, { approvesFor: ['legal'] }]))),
  ],
  NO_EXCHANGE_RATE: [
    drafted({ amount: '1.00', currency: 'GBP' }),
    submit,
    'The approval rules have no exchange rate for GBP, which decides who must agree.',
    '审批规则中没有 GBP 的汇率，无法判断应由谁审批。',
    aCompany({ ruleSet: { ...rules, rates: {} } }),
  ],
  NO_ROUTE: [
    contractIn('draft'),
    submit,
    'No approval rule applies to this contract of type goods-sale.',
    '没有任何审批规则适用于此“goods-sale”类型的合同。',
    aCompany({ ruleSet: { ...rules, rules: rules.rules.slice(1) } }),
  ],
} satisfies Record<string, RefusalCase>;
