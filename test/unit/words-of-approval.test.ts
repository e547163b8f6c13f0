import { approvalFacts } from '../../domain/approval/facts';
import { addMs } from '../../domain/kernel/days';
import { aContract, contractId, goOn, letPass, NOW } from '../build/ask-contract';
import { withPeople } from '../build/a-company';
import { fold, readingOf } from '../build/contract-library';
import { amendmentInReview, contractIn, everyCommand, terminationInReview } from '../build/every-stage';
import { approve, createPumpContract, ofChange, ofRevision, pumpTerms, submit, yuan } from '../build/pump-contract';
import { mails, noticesAfter, timed, type Told } from '../build/told';

const inApproval = contractIn('in_approval');
const awaiting = contractIn('awaiting_customer');
const { comment, resolveComment, requestChanges } = everyCommand;
const twoVotes = goOn(inApproval, [approve('legal'), approve('finance')]);
const nobodyLeft = withPeople({ legal: { active: false }, boss: { active: false } });
const asked = 'Please decide on revision 1 of “Circulation pumps”. This waits until you do.';
const because = 'Rule “Every contract” asks for this step.';
const first = ([told]: Told[]) => told;
const last = (told: Told[]) => told.at(-1);
/** What stands around every subject line has tests of its own. */
const core = (subject: string) => subject.replace(/^(\[supplier\] |【supplier】)/, '').replace(/ · .*$/, '');
const said = (told: Told | undefined, language: 'en' | 'zh-CN' = 'en') =>
  told ? `${core(told.notice.subject[language])} | ${told.notice.text[language]}` : '';

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
      `Please approve “Circulation pumps” (legal) | ${asked} ${because}`,
      '请审批《Circulation pumps》（法务） | 请审批《Circulation pumps》第 1 版。在您作出决定之前，合同不会进入下一步。依据审批规则“所有合同”，须经本环节审批。',
    ],
    [
      'in whose place one is asked',
      () => first(mails(inApproval, [everyCommand.delegate])),
      `Please approve “Circulation pumps” (legal) | ${asked} ${because} You are asked in the place of legal.`,
      '请审批《Circulation pumps》（法务） | 请审批《Circulation pumps》第 1 版。在您作出决定之前，合同不会进入下一步。依据审批规则“所有合同”，须经本环节审批。您代替 legal 审批。',
    ],
    [
      'that one is asked because nobody approves for the department',
      () => first(mails(contractIn('draft'), [submit], withPeople({ legal: { approvesFor: [] } }))),
      `Please approve “Circulation pumps” (legal) | ${asked} ${because} You are asked because too few other people can approve for legal.`,
      '请审批《Circulation pumps》（法务） | 请审批《Circulation pumps》第 1 版。在您作出决定之前，合同不会进入下一步。依据审批规则“所有合同”，须经本环节审批。因“法务”没有足够的可用审批人，现请您审批。',
    ],
    [
      'why one is asked again',
      () => first(priceChanged()),
      `Please approve “Circulation pumps” (finance) | ${asked.replace('1', '2')} ${because} An earlier vote no longer counts: revision 2 changed: money.`,
      '请审批《Circulation pumps》（财务） | 请审批《Circulation pumps》第 2 版。在您作出决定之前，合同不会进入下一步。依据审批规则“所有合同”，须经本环节审批。此前的表决已失效：第 2 版修改了价款。',
    ],
    [
      'that it is a reminder',
      () => first(mails(inApproval, [everyCommand.nudge])),
      `Reminder: Please approve “Circulation pumps” (legal) | ${asked} ${because}`,
      '提醒：请审批《Circulation pumps》（法务） | 请审批《Circulation pumps》第 1 版。在您作出决定之前，合同不会进入下一步。依据审批规则“所有合同”，须经本环节审批。',
    ],
    [
      'who decides now, and why',
      () => last(mails(inApproval, [everyCommand.reassign])),
      'No longer for you to approve: “Circulation pumps” (legal) | boss decides in your place: On leave.',
      '无需再审批《Circulation pumps》（法务） | 改由 boss 审批，原因：On leave。',
    ],
    [
      'that time is up at the end of the line',
      () => last(timed(twoVotes, '2029-12-10T10:00:00.000Z')),
      'Stuck in approval: “Circulation pumps” (business) | 16 working hours and 50 % more have passed without a decision. Nothing is approved by itself: please name somebody who decides.',
      '《Circulation pumps》审批受阻（业务） | 已超过时限 16 个工作小时的 150%，仍未作出决定。系统不会自动通过，请指定审批人。',
    ],
    [
      'that nobody is left who could decide',
      () => last(mails(inApproval, [{ type: 'recheckApprovers' }], nobodyLeft)),
      'Stuck in approval: “Circulation pumps” (legal) | legal is deactivated. There are not enough people who may approve for legal. Nothing is approved by itself: please name somebody who decides.',
      '《Circulation pumps》审批受阻（法务） | legal 已停用。“法务”没有足够的可用审批人。系统不会自动通过，请指定审批人。',
    ],
    [
      'to which step it went back, by whom and why',
      () => first(mails(inApproval, [approve('finance'), everyCommand.returnToStep])),
      'Back to finance: “Circulation pumps” | legal sent it back there: “Look again”.',
      '《Circulation pumps》已驳回到“财务”环节 | legal 驳回到该环节，理由：“Look again”。',
    ],
    [
      'that another approver has sent it back',
      () => last(mails(inApproval, [requestChanges])),
      'Sent back: “Circulation pumps” | legal sent it back: “Later, please”. You need not decide any more.',
      '《Circulation pumps》已被退回 | legal 已退回，理由：“Later, please”。您无需再处理。',
    ],
    [
      'that another approver has rejected an amendment, and that the contract stays as it is',
      () =>
        mails(amendmentInReview(), [{ ...everyCommand.reject, subject: ofChange('amendment') }]).find((told) =>
          core(told.notice.subject.en).startsWith('Rejected'),
        ),
      'Rejected: amendment HT-pumps-S01 of “Circulation pumps” | legal does not agree, and the contract stays as it is: “Unclear”. You need not decide any more.',
      '《Circulation pumps》变更 HT-pumps-S01 已被驳回 | legal 不同意，合同按原内容继续履行，理由：“Unclear”。您无需再处理。',
    ],
    [
      'to a customer who had asked that it came to nothing',
      () => last(mails(amendmentInReview(), [{ ...everyCommand.reject, subject: ofChange('amendment') }])),
      'Not agreed to: amendment HT-pumps-S01 of “Circulation pumps” | We could not agree to your request; the contract goes on as it is.',
      '未能同意《Circulation pumps》变更 HT-pumps-S01 | 您提出的变更未能获得我方同意，合同按原约定继续履行。',
    ],
    [
      'to a customer that something was taken back, and not why',
      () => last(mails(awaiting, [everyCommand.recall])),
      'Taken back: “Circulation pumps” | owner took it back. You need not decide any more; what was mailed to you before no longer counts.',
      '《Circulation pumps》已撤回 | owner 已撤回。您无需再处理，此前发给您的内容不再有效。',
    ],
    [
      'which approver asks for changes, and which',
      () => first(mails(inApproval, [requestChanges])),
      'Came back to you: “Circulation pumps” | legal (legal) asks for changes: “Later, please”. Revise the draft and submit it again.',
      '《Circulation pumps》已退回给您 | legal（法务）要求修改，理由：“Later, please”。请修改后重新提交。',
    ],
    [
      'what somebody thinks',
      () => last(mails(inApproval, [comment])),
      'legal commented on “Circulation pumps” | legal writes: “Which law?”.',
      'legal 对《Circulation pumps》发表了意见 | legal 的意见：“Which law?”。',
    ],
    [
      'that nobody can approve until a comment is resolved',
      () => last(mails(inApproval, [{ ...comment, mustBeResolved: true }])),
      'legal commented on “Circulation pumps” | Nobody can approve until this is resolved: “Which law?”.',
      'legal 对《Circulation pumps》发表了意见 | 以下意见解决之前，合同无法通过审批：“Which law?”。',
    ],
    [
      'by whom a comment was resolved, and how',
      () => last(mails(inApproval, [comment, { ...resolveComment, by: 'owner@example.com', text: 'Ours' }])),
      'Your comment on “Circulation pumps” is resolved | owner resolved it, saying “Ours”.',
      '您对《Circulation pumps》的意见已解决 | owner 已处理您的意见，附言“Ours”。',
    ],
    [
      'that nothing is asked of who gets a copy',
      () => last(mails(inApproval, [everyCommand.sendCopy])),
      'For your information: “Circulation pumps” | This is for your information; you need not do anything.',
      '抄送：《Circulation pumps》 | 仅供知悉，无需处理。',
    ],
    [
      'what was written to who gets a copy',
      () => last(mails(inApproval, [{ ...everyCommand.sendCopy, note: 'Ours now' }])),
      'For your information: “Circulation pumps” | This is for your information; you need not do anything. A note came with it: “Ours now”.',
      '抄送：《Circulation pumps》 | 仅供知悉，无需处理。附言：“Ours now”。',
    ],
    [
      'to whom a confirmation was forwarded, and why',
      () => last(mails(awaiting, [{ ...everyCommand.forward, reason: 'She buys.' }])),
      'customer forwarded “Circulation pumps” to buyer | customer says that buyer (buyer@example.com) is the right person, saying “She buys.”.',
      '《Circulation pumps》已转交 buyer 确认 | customer 表示应由 buyer（buyer@example.com）确认，附言“She buys.”。',
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
    ['amendment', 'amendment HT-pumps-S01 of “Circulation pumps”', '《Circulation pumps》变更 HT-pumps-S01'],
    ['termination', 'termination HT-pumps-T01 of “Circulation pumps”', '《Circulation pumps》解除 HT-pumps-T01'],
  ])('%s', (kind, en, zh) => {
    const subject = ofChange(kind);
    const contract = financeApproved(kind);
    const told = [
      first(mails(contract, [everyCommand.nudge])),
      last(mails(contract, [everyCommand.reassign])),
      last(mails(contract, [{ type: 'recheckApprovers' }], nobodyLeft)),
      first(mails(contract, [{ ...everyCommand.returnToStep, subject }])),
    ].map((one) => one && [core(one.notice.subject.en), core(one.notice.subject['zh-CN'])]);
    expect(told).toEqual([
      [`Reminder: Please approve ${en} (legal)`, `提醒：请审批${zh}（法务）`],
      [`No longer for you to approve: ${en} (legal)`, `无需再审批${zh}（法务）`],
      [`Stuck in approval: ${en} (legal)`, `${zh} 审批受阻（法务）`],
      [`Back to finance: ${en}`, `${zh} 已驳回到“财务”环节`],
    ]);
  });
});

describe('the page of an approver', () => {
  it('says that they are asked because nobody approves for the department, and nothing of it to the others', () => {
    const submitted = goOn(contractIn('draft'), [submit], NOW, withPeople({ legal: { approvesFor: [] } }));
    const factsFor = (stepId: string, ask: number) =>
      approvalFacts(submitted, { subject: ofRevision(1), stepId, ask }, readingOf(submitted));
    expect(factsFor('legal', 1)).toContainEqual({
      label: { en: 'Why you are asked', 'zh-CN': '代审说明' },
      value: {
        en: 'You are asked because too few other people can approve for legal.',
        'zh-CN': '因“法务”没有足够的可用审批人，现请您审批。',
      },
    });
    expect(factsFor('finance', 2).map(({ label }) => label.en)).not.toContain('Why you are asked');
  });
});
