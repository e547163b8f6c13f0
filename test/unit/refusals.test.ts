import { stages } from '../../domain/contract/contract';
import { ruleFor } from '../../domain/contract/decide';
import { isRefusal, refuse, type RefusalCode } from '../../domain/contract/refusals';
import { commandTypes } from '../../domain/contract/registry';
import { type customerRefusals } from '../../domain/customers/refusals';
import { roleWords } from '../../domain/contract/waiting-item';
import { stageWords } from '../../domain/contract/stage-words';
import { addMs } from '../../domain/kernel/days';
import { aCompany, withPeople } from '../build/a-company';
import { approvalRefusals, type RefusalCase } from '../build/approval-refusals';
import { signingRefusalCases } from '../build/signing-refusals';
import { verificationRefusalCases } from '../build/verification-refusals';
import { draftingRefusals } from '../build/drafting-refusals';
import { paymentRefusalCases } from '../build/payment-refusals';
import { actorOf, decideFor, goOn, NOW, outcome } from '../build/ask-contract';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  terminating,
  terminationInReview,
} from '../build/every-stage';
import { triggerRefusalCases } from '../build/trigger-refusals';
import { accept, askForAmendment, conclude, deliver, pumpTerms, sign } from '../build/pump-contract';

const active = contractIn('active');
const reported = goOn(active, [deliver('first')]);
const linkOf = (name: string) => ({ kind: 'link', id: 'l-1', name, email: `${name}@example.com` }) as const;
const takenAway = goOn(reported, [
  { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Leaks' },
  askForAmendment({ milestones: [{ milestoneId: 'first', remove: true }] }),
  ...conclude('amendment'),
]);
const customerLink = { ...linkOf('customer'), side: 'customer' } as const;

/** What comes of reading a command or a trail, of a document, or of the directory of customers; no rule of a contract gives these. */
type Elsewhere =
  | 'MALFORMED_COMMAND'
  | 'UNKNOWN_EVENT'
  | 'VALUES_MISSING'
  | 'DOCUMENT_FAILED'
  | 'NAME_NOT_PRINTABLE'
  | 'DOCUMENT_MISSING'
  | 'DOCUMENT_DAMAGED'
  | 'STORE_UNAVAILABLE'
  | 'DOCUMENTS_BUSY'
  | keyof typeof customerRefusals;

/** Every code, the case in which a rule gives it, and what it says then. */
const cases: Record<Exclude<RefusalCode, Elsewhere>, RefusalCase> = {
  ...{ ...approvalRefusals, ...draftingRefusals, ...signingRefusalCases },
  ...{ ...paymentRefusalCases, ...verificationRefusalCases, ...triggerRefusalCases },
  WRONG_STAGE: [
    active,
    everyCommand.confirm,
    'Contract HT-pumps is active; confirming it is not possible in this stage.',
    '合同 HT-pumps 当前为“履行中”，此时不能确认。',
  ],
  ALREADY_EXISTS: [active, everyCommand.create, 'Contract HT-pumps exists already.', '合同 HT-pumps 已存在。'],
  NOT_THE_OWNER: [
    active,
    everyCommand.reportDelivery,
    'Eve does not own contract HT-pumps any more; owner does.',
    'Eve 已不再负责合同 HT-pumps，现由 owner 负责。',
    aCompany(),
    { ...linkOf('Eve'), side: 'ours', owner: true },
  ],
  NOT_ALLOWED: [
    contractIn('draft'),
    everyCommand.submit,
    'customer has no permission for submitting it.',
    'customer 无权提交审批。',
    aCompany(),
    customerLink,
  ],
  NOT_CREATED: [null, everyCommand.submit, 'There is no such contract yet.', '该合同尚未创建。'],
  INVALID_TERMS: [
    null,
    {
      ...everyCommand.create,
      terms: pumpTerms({ price: { gross: { amount: '-1', currency: 'CNY' }, taxRate: '13' } }),
    },
    'The terms have errors: /price/gross/amount: -1 is not a non-negative decimal amount of CNY. /price/taxRate: 13 is not a fraction below 1, such as 0.13, nor “exempt”.',
    '合同条款有误：/price/gross/amount: -1 不是有效的 CNY 金额（应为不小于零的普通小数）。 /price/taxRate: 13 不是小于 1 的税率（例如 0.13），也不是 exempt（免税）。',
  ],
  STALE_REVISION: [
    contractIn('draft'),
    { ...everyCommand.submit, revision: 7 },
    'Revision 7 is no longer current; contract HT-pumps is at revision 1.',
    '第 7 版已失效，合同 HT-pumps 当前为第 1 版。',
  ],
  ALREADY_SIGNED: [
    goOn(contractIn('awaiting_signature'), [sign('ours')]),
    sign('ours'),
    'The signature of this side is recorded already.',
    '该方的签署已登记。',
  ],
  DATE_IN_FUTURE: [
    active,
    deliver('first', '2030-01-01'),
    '2030-01-01 lies in the future; please check the date.',
    '2030-01-01 尚未到来，请核对日期。',
  ],
  UNKNOWN_MILESTONE: [active, deliver('x'), 'Contract HT-pumps has no milestone x.', '合同 HT-pumps 没有交付节点 x。'],
  DELIVERY_ALREADY_REPORTED: [
    reported,
    deliver('first'),
    'The delivery of first has been reported already.',
    '交付节点 first 已报告交付。',
  ],
  DELIVERY_NOT_REPORTED: [
    active,
    accept('first', 0),
    'The delivery of first has not been reported.',
    '交付节点 first 尚未报告交付。',
  ],
  STALE_DELIVERY: [
    reported,
    accept('first', 3),
    'This decision is about report 3 of first; report 1 is current.',
    '该决定针对交付节点 first 的第 3 次交付报告，当前为第 1 次。',
  ],
  AMENDMENT_PENDING: [
    amending(),
    everyCommand.requestTermination,
    'Amendment HT-pumps-S01 is still in progress.',
    '变更 HT-pumps-S01 尚在进行中。',
  ],
  UNKNOWN_AMENDMENT: [
    active,
    everyCommand.agreeToAmendment,
    'Amendment HT-pumps-S01 is not in progress.',
    '没有进行中的变更 HT-pumps-S01。',
  ],
  NOTHING_CHANGED: [active, askForAmendment({}), 'This changes nothing.', '没有任何改动。'],
  MILESTONE_ID_USED: [
    takenAway,
    askForAmendment({ milestones: [{ milestoneId: 'first', title: 'Others', dueOn: '2030-02-01' }] }),
    'The delivery first was reported and later removed, and its id is not used again; please give the new delivery another one.',
    '交付节点 first 在报告交付后已被删除，其编号不再使用；请为新增的交付节点另行编号。',
  ],
  DATE_TOO_EARLY: [
    active,
    deliver('first', '1970-01-01'),
    '1970-01-01 is more than a year before 2029-12-01, when contract HT-pumps was created; please check the date.',
    '1970-01-01 早于合同 HT-pumps 的创建日期 2029-12-01 一年以上，请核对日期。',
  ],
  SETTLED_PART_CHANGED: [
    goOn(reported, [accept('first')]),
    askForAmendment({ milestones: [{ milestoneId: 'first', dueOn: '2030-02-01' }] }),
    'first is done already, or money is recorded for it: it cannot be amended in this way.',
    'first 已完成或者已登记款项，不能作此变更。',
  ],
  AMENDMENT_IN_REVIEW: [
    amendmentInReview(),
    everyCommand.agreeToAmendment,
    'Amendment HT-pumps-S01 is still in review on our side.',
    '变更 HT-pumps-S01 尚在我方审批中。',
  ],
  TERMINATION_PENDING: [
    terminating(),
    everyCommand.requestAmendment,
    'Termination HT-pumps-T01 is still in progress.',
    '解除 HT-pumps-T01 尚在进行中。',
  ],
  UNKNOWN_TERMINATION: [
    active,
    everyCommand.agreeToTermination,
    'Termination HT-pumps-T01 is not in progress.',
    '没有进行中的解除 HT-pumps-T01。',
  ],
  TERMINATION_IN_REVIEW: [
    terminationInReview(),
    everyCommand.agreeToTermination,
    'Termination HT-pumps-T01 is still in review on our side.',
    '解除 HT-pumps-T01 尚在我方审批中。',
  ],
};

describe('a refusal', () => {
  it.each(Object.entries(cases))(
    '%s says why, in both languages, with everything filled in',
    (code, [contract, command, sentence, sentenceZh, company = aCompany(), actor = actorOf(command)]) => {
      const decision = decideFor(contract, command, NOW, company, actor);
      expect(decision).toEqual({ refused: true, code, sentence, sentenceZh });
    },
  );

  it.each(Object.entries(cases))('%s is one that the rule of its command announces', (code, [, command]) => {
    const ofEvery: string[] = ['NOT_ALLOWED', 'NOT_THE_OWNER', 'NOT_CREATED', 'WRONG_STAGE'];
    expect([...ofEvery, ...ruleFor(command).refusals]).toContain(code);
  });

  it('of a vote of who stands in for the drafter says so', () => {
    const owner = { absences: [{ from: '2029-12-01', to: '2029-12-01', deputy: 'legal@example.com' }] };
    expect(decideFor(contractIn('in_approval'), everyCommand.approve, NOW, withPeople({ owner }))).toMatchObject({
      ...{ code: 'APPROVER_CONFLICTED', sentence: 'legal stands in for its drafter and cannot approve it.' },
      sentenceZh: 'legal 正代理合同起草人，不能审批。',
    });
  });

  it('of a step that the route does not have names it as it was asked for', () => {
    const decision = decideFor(contractIn('in_approval'), { ...everyCommand.approve, stepId: 'executive' });
    expect(decision).toMatchObject({ sentence: 'The executive step of contract HT-pumps is not open.' });
  });

  it.each([
    ['nudge', 4 * 3_600_000],
    ['resendLink', 600_000],
  ] as const)('of a second %s ends to the millisecond', (type, afterMs) => {
    for (const stage of ['in_approval', 'awaiting_customer'] as const) {
      const asked = goOn(contractIn(stage), [everyCommand[type]]);
      expect(outcome(asked, everyCommand[type], addMs(NOW, afterMs - 1))).toBe('TOO_SOON');
      expect(outcome(asked, everyCommand[type], addMs(NOW, afterMs))).toHaveLength(1);
    }
  });

  it('takes what it is filled with as it is, whatever that looks like', () => {
    expect(refuse('NOT_AN_AMOUNT', '{1}$&', 'CNY').sentence).toBe('{1}$& is not a positive amount in CNY.');
    expect(refuse('DUPLICATE_RECEIPT').sentence).toBe('The bank reference  is booked already, in contract .');
  });

  it.each([null, undefined, 'no', [], {}, { refused: false }, { code: 'WRONG_STAGE' }])('is not %j', (value) => {
    expect(isRefusal(value)).toBe(false);
  });
});

// An approver and the customer ask for changes in the same words.
const commandNames = commandTypes.filter((type) => type !== 'askForChanges');
const commandWords = Object.fromEntries(commandNames.map((type) => [type, ruleFor({ type }).words]));

describe("the trade's words", () => {
  it.each([
    ['stages', stages, stageWords],
    ['commands', commandNames, commandWords],
    ['roles', Object.keys(roleWords), roleWords],
  ] as const)('for %s exist in both languages, each its own', (_, names, words) => {
    expect(Object.keys(words).sort()).toEqual([...names].sort());
    for (const language of ['en', 'zh-CN'] as const)
      expect(new Set(Object.values(words).map((of) => of[language])).size).toBe(names.length);
    for (const of of Object.values(words)) expect(of['zh-CN']).toMatch(/^\p{Script=Han}+$/u);
  });
});
