import { addMs } from '../../domain/kernel/days';
import { aContract, contractId, goOn, letPass, NOW } from '../build/ask-contract';
import { withPeople } from '../build/a-company';
import { fold } from '../build/contract-library';
import { amendmentInReview, contractIn, everyCommand, terminationInReview } from '../build/every-stage';
import { approve, createPumpContract, ofChange, pumpTerms, submit, yuan } from '../build/pump-contract';
import { mails, noticesAfter, timed, type Told } from '../build/told';

const inApproval = contractIn('in_approval');
const awaiting = contractIn('awaiting_customer');
const { comment, resolveComment, requestChanges } = everyCommand;
const twoVotes = goOn(inApproval, [approve('legal'), approve('finance')]);
const nobodyLeft = withPeople({ legal: { active: false }, boss: { active: false } });
const asked = 'Please decide on revision 1 of “Circulation pumps”. Nothing happens until you do.';
const because = 'Rule “Every contract” applies to every contract.';
const first = ([told]: Told[]) => told;
const last = (told: Told[]) => told.at(-1);
const said = (told: Told | undefined, language: 'en' | 'zh-CN' = 'en') =>
  told ? `${told.notice.subject[language]} | ${told.notice.text[language]}` : '';

/** What is told of the last deadline until then when it is met so much later. */
function lateBy(until: string, ms: number): Told[] {
  const events = letPass(twoVotes, until);
  const before = fold(events.slice(0, -1), twoVotes) ?? twoVotes;
  return noticesAfter(
    before,
    events.slice(-1).map((event) => ({ ...event, at: addMs(event.at, ms) })),
  );
}

/** The price changed, so that only finance is asked again. */
const priceChanged = () =>
  mails(twoVotes, [
    { ...requestChanges, stepId: 'business', approver: 'business@example.com' },
    { type: 'revise', revision: 2, terms: pumpTerms({ price: { gross: yuan('1.00'), taxRate: '0.13' } }) },
    { type: 'submit', revision: 2 },
  ]);

describe('a notice of an approval says', () => {
  it.each<[string, () => Told | undefined, string, string]>([
    [
      'what is to be decided, and which rule asks for it',
      () => first(mails(contractIn('draft'), [submit])),
      `Contract HT-pumps needs your approval (legal) | ${asked} ${because}`,
      '合同 HT-pumps 待您审批（法务） | 请审批“Circulation pumps”第 1 版。在您作出决定之前，合同不会继续。规则“所有合同”适用于所有合同。',
    ],
    [
      'in whose place one is asked',
      () => first(mails(inApproval, [everyCommand.delegate])),
      `Contract HT-pumps needs your approval (legal) | ${asked} ${because} You are asked in the place of legal.`,
      '合同 HT-pumps 待您审批（法务） | 请审批“Circulation pumps”第 1 版。在您作出决定之前，合同不会继续。规则“所有合同”适用于所有合同。您代替legal审批。',
    ],
    [
      'why one is asked again',
      () => first(priceChanged()),
      `Contract HT-pumps needs your approval (finance) | ${asked.replace('1', '2')} ${because} An earlier vote no longer counts: revision 2 changed: money.`,
      '合同 HT-pumps 待您审批（财务） | 请审批“Circulation pumps”第 2 版。在您作出决定之前，合同不会继续。规则“所有合同”适用于所有合同。此前的表决已失效：第 2 版修改了：价款。',
    ],
    [
      'that it is a reminder',
      () => first(mails(inApproval, [everyCommand.nudge])),
      `Reminder: Contract HT-pumps needs your approval (legal) | ${asked} ${because}`,
      '【催办】合同 HT-pumps 待您审批（法务） | 请审批“Circulation pumps”第 1 版。在您作出决定之前，合同不会继续。规则“所有合同”适用于所有合同。',
    ],
    [
      'who decides now, and why',
      () => last(mails(inApproval, [everyCommand.reassign])),
      'Contract HT-pumps no longer waits for your approval (legal) | boss decides in your place: On leave.',
      '合同 HT-pumps 不再待您审批（法务） | 由boss代为审批：On leave。',
    ],
    [
      'that time is up at the end of the line',
      () => last(timed(twoVotes, '2029-12-10T10:00:00.000Z')),
      'Contract HT-pumps is stuck in approval (business) | 16 working hours and 50 % more have passed without a decision. Nothing is approved by itself: please name somebody who decides.',
      '合同 HT-pumps 审批受阻（业务） | 已超过时限 16 个工作小时的 150%，仍未作出决定。系统不会自动通过：请指定审批人。',
    ],
    [
      'that nobody is left who could decide',
      () => last(mails(inApproval, [{ type: 'recheckApprovers' }], nobodyLeft)),
      'Contract HT-pumps is stuck in approval (legal) | legal is deactivated. There are not enough people who may approve for legal. Nothing is approved by itself: please name somebody who decides.',
      '合同 HT-pumps 审批受阻（法务） | legal已停用。“法务”没有足够的可用审批人。系统不会自动通过：请指定审批人。',
    ],
    [
      'to which step it went back, by whom and why',
      () => first(mails(inApproval, [approve('finance'), everyCommand.returnToStep])),
      'Contract HT-pumps went back to finance | legal: Look again',
      '合同 HT-pumps 已驳回到“财务” | legal：Look again',
    ],
    [
      'that another approver has sent it back',
      () => last(mails(inApproval, [requestChanges])),
      'Contract HT-pumps was sent back | legal: Later, please. You need not decide any more.',
      '合同 HT-pumps 已退回 | legal：Later, please。您无需处理。',
    ],
    [
      'to a customer who had asked that it came to nothing',
      () => last(mails(amendmentInReview(), [{ ...everyCommand.reject, subject: ofChange('amendment') }])),
      'Amendment HT-pumps-S01 was not agreed to | Your request was not agreed to; the contract goes on as it is.',
      '未同意变更 HT-pumps-S01 | 您的申请未获同意，合同按原约定继续履行。',
    ],
    [
      'to a customer that something was taken back, and not why',
      () => last(mails(awaiting, [everyCommand.recall])),
      'Contract HT-pumps was taken back | owner took it back. You need not decide any more; what was mailed to you before no longer counts.',
      '合同 HT-pumps 已撤回 | owner已撤回。您无需处理，此前发给您的内容不再有效。',
    ],
    [
      'which approver asks for changes, and which',
      () => first(mails(inApproval, [requestChanges])),
      'Contract HT-pumps came back to you | legal: Later, please',
      '合同 HT-pumps 已退回给您 | legal：Later, please',
    ],
    [
      'what somebody thinks',
      () => last(mails(inApproval, [comment])),
      'legal commented on contract HT-pumps | Which law?',
      'legal对合同 HT-pumps 发表了意见 | Which law?',
    ],
    [
      'that nobody can approve until a comment is resolved',
      () => last(mails(inApproval, [{ ...comment, mustBeResolved: true }])),
      'legal commented on contract HT-pumps | Nobody can approve until this is resolved: Which law?',
      'legal对合同 HT-pumps 发表了意见 | 在此意见解决之前无法审批：Which law?',
    ],
    [
      'by whom a comment was resolved, and how',
      () => last(mails(inApproval, [comment, { ...resolveComment, by: 'owner@example.com', text: 'Ours' }])),
      'Your comment on contract HT-pumps is resolved | By owner. Ours',
      '您对合同 HT-pumps 的意见已解决 | 由owner解决。Ours',
    ],
    [
      'that nothing is asked of who gets a copy',
      () => last(mails(inApproval, [everyCommand.sendCopy])),
      'For your information: contract HT-pumps | You need not do anything.',
      '【抄送】合同 HT-pumps | 仅供知悉，无需处理。',
    ],
    [
      'what was written to who gets a copy',
      () => last(mails(inApproval, [{ ...everyCommand.sendCopy, note: 'Ours now' }])),
      'For your information: contract HT-pumps | Ours now',
      '【抄送】合同 HT-pumps | Ours now',
    ],
    [
      'to whom a confirmation was forwarded, and why',
      () => last(mails(awaiting, [{ ...everyCommand.forward, reason: 'She buys.' }])),
      'Contract HT-pumps was forwarded to buyer | customer says that buyer (buyer@example.com) is the right person. She buys.',
      '合同 HT-pumps 已转交buyer确认 | customer表示应由buyer（buyer@example.com）确认。She buys.',
    ],
  ])('%s', (_, tell, en, zh) => {
    expect([said(tell()), said(tell(), 'zh-CN')]).toEqual([en, zh]);
  });

  it('that it comes late, be it a reminder, a move up the line or a block', () => {
    for (const until of ['2029-12-03T10:00:00.000Z', '2029-12-05T10:00:00.000Z', '2029-12-10T10:00:00.000Z']) {
      const late = last(lateBy(until, 90 * 60_000));
      expect(said(late)).toContain(` This message was due at ${until} and is 90 minutes late`);
    }
  });

  it('to a department that has nobody, who takes its place', () => {
    const company = withPeople({ legal: { approvesFor: [] } });
    const told = mails(aContract([createPumpContract(contractId)], NOW, company), [submit], company);
    expect(told.map(({ notice }) => notice.to.name)).toEqual(['boss', 'finance', 'business']);
    expect(said(first(told))).toContain(because);
  });
});

describe('a notice of the approval of a change names the change, since the contract goes on meanwhile', () => {
  const financeApproved = (kind: 'amendment' | 'termination') =>
    goOn(kind === 'amendment' ? amendmentInReview() : terminationInReview(), [approve('finance', ofChange(kind))]);
  it.each<['amendment' | 'termination', string, string]>([
    ['amendment', 'Contract HT-pumps: amendment HT-pumps-S01', '合同 HT-pumps 变更 HT-pumps-S01 '],
    ['termination', 'Contract HT-pumps: termination HT-pumps-T01', '合同 HT-pumps 解除 HT-pumps-T01 '],
  ])('%s', (kind, en, zh) => {
    const subject = ofChange(kind);
    const contract = financeApproved(kind);
    const told = [
      first(mails(contract, [everyCommand.nudge])),
      last(mails(contract, [everyCommand.reassign])),
      last(mails(contract, [{ type: 'recheckApprovers' }], nobodyLeft)),
      first(mails(contract, [{ ...everyCommand.returnToStep, subject }])),
    ].map((one) => [one?.notice.subject.en, one?.notice.subject['zh-CN']]);
    expect(told).toEqual([
      [`Reminder: ${en} needs your approval (legal)`, `【催办】${zh}待您审批（法务）`],
      [`${en} no longer waits for your approval (legal)`, `${zh}不再待您审批（法务）`],
      [`${en} is stuck in approval (legal)`, `${zh}审批受阻（法务）`],
      [`${en} went back to finance`, `${zh}已驳回到“财务”`],
    ]);
  });
});
