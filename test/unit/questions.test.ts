import { stepsBefore } from '../../domain/approval/step-name';
import { answerCommand, choicesOf, isOpenQuestion, questionId, questionSheet, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { type Question } from '../../domain/contract/question';
import { type Choice, type Details } from '../../domain/contract/question-rule';
import { type Person } from '../../domain/kernel/people';
import { goOn, outcome } from '../build/ask-contract';
import { readingOf } from '../build/contract-library';
import { amending, amendmentInReview, contractIn, everyCommand, terminating } from '../build/every-stage';
import { approve, approvers, deliver, ofChange, ofRevision, person } from '../build/pump-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const termination = { kind: 'termination', terminationId: 'HT-pumps-T01' } as const;
const approval = { kind: 'approval', subject: ofRevision(), stepId: 'legal', ask: 1 } as const;
const ofAmendment = { ...approval, subject: ofChange('amendment') };
const ofTermination = { ...approval, subject: ofChange('termination') };
const confirmation = { kind: 'confirmation', revision: 1, ask: 4 } as const;

const remark = { ...everyCommand.comment, mustBeResolved: true };
const financeApproved = goOn(contractIn('in_approval'), [approve('finance'), remark]);
const amendmentRemarked = goOn(amendmentInReview(), [
  ...[approve('finance', ofChange('amendment')), { ...remark, subject: ofChange('amendment') }],
]);

/** Every question there is, with a contract in which it is open and its id. */
const open: [string, Question, Contract][] = [
  ['c-1:approval:revision:1:legal:a1', approval, financeApproved],
  ['c-1:approval:amendment:HT-pumps-S01:legal:a1', ofAmendment, amendmentRemarked],
  ['c-1:confirmation:r1:a4', confirmation, contractIn('awaiting_customer')],
  ['c-1:acceptance:first:1', { kind: 'acceptance', milestoneId: 'first', attempt: 1 }, reported],
  ['c-1:amendment:HT-pumps-S01', amendment, amending()],
  ['c-1:termination:HT-pumps-T01', termination, terminating()],
];

/** The command that an answer sends. */
function answer(question: Question, value: Choice['value'], details: Details, recipient: Person) {
  return answerCommand(question, { value, details, recipient });
}

/** Where the command keeps what the person wrote. */
function fieldOf({ value }: Choice): string {
  if (value === 'comment' || value === 'resolveComment') return 'text';
  return choicesWithComment.includes(value) ? 'comment' : 'reason';
}
const choicesWithComment = ['approve', 'confirm', 'acceptDelivery', 'agreeToAmendment', 'agreeToTermination'];

describe.each(open)('the question %s', (id, question, contract) => {
  it('has the same id however often it is mailed', () => {
    expect(questionId('c-1', question)).toBe(id);
  });

  it('is open', () => {
    expect(isOpenQuestion(contract, question)).toBe(true);
  });

  it('offers first a yes, which needs no reason, and then a no, which does', () => {
    const [yes, no] = choicesOf(question);
    expect([yes?.needsReason, no?.needsReason]).toEqual([false, true]);
  });

  const recipient = question.kind === 'confirmation' ? person('customer') : approvers.legal;
  const other = question.kind === 'confirmation' ? person('buyer') : person('boss');
  const details = {
    text: 'Because',
    person: other.email,
    personName: 'Boss',
    toStepId: 'finance',
    commentId: 'comment-1',
  };

  it.each(choicesOf(question))('can be taken as $value', (choice) => {
    const { value, isAside } = choice;
    const command = answer(question, value, details, recipient);
    expect(command).toMatchObject({ type: value, [fieldOf(choice)]: 'Because' });
    expect(outcome(contract, command)).toBeInstanceOf(Array);
    expect(isOpenQuestion(goOn(contract, [command]), question)).toBe(isAside);
  });

  it.each(choicesOf(question).filter(({ needsReason }) => !needsReason))('needs no words: $value', (choice) => {
    const command = answer(question, choice.value, { ...details, text: '' }, recipient);
    expect(command).toHaveProperty(fieldOf(choice), null);
    expect(outcome(contract, command)).toBeInstanceOf(Array);
  });

  it('is asked in both languages', () => {
    const { title, choices } = questionSheet(contract, question, readingOf(contract));
    for (const words of [title, ...choices.map(({ label }) => label)]) {
      expect(words.en).toMatch(/^[A-Z][\x20-\x7e–“”]+$/);
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
    expect(title.en).toContain('HT-pumps');
    expect(title['zh-CN']).toContain('HT-pumps');
  });
});

describe('what a question says', () => {
  it.each<[Question, Contract, string, string]>([
    [
      { ...approval, stepId: 'finance' },
      contractIn('in_approval'),
      'revision 1 of contract HT-pumps for finance',
      '代表财务',
    ],
    [ofAmendment, amendmentInReview(), 'amendment HT-pumps-S01 of contract HT-pumps for legal', '变更 HT-pumps-S01'],
    [confirmation, contractIn('awaiting_customer'), 'contract HT-pumps, revision 1', '第 1 版'],
    [{ kind: 'acceptance', milestoneId: 'first', attempt: 1 }, reported, 'the delivery “First pumps”', '“First pumps”'],
    [amendment, amending(), 'amendment HT-pumps-S01', '变更 HT-pumps-S01'],
    [termination, terminating(), 'terminate contract HT-pumps', '解除合同 HT-pumps'],
  ])('names its matter (%#)', (question, contract, en, zh) => {
    const { title } = questionSheet(contract, question, readingOf(contract));
    expect(title.en).toContain(en);
    expect(title['zh-CN']).toContain(zh);
  });

  it('is put to our side for an approval, and to the customer for everything else', () => {
    const sides = open.map(([, question]) => `${question.kind} ${sideOf(question)}`);
    expect([...new Set(sides)]).toEqual([
      ...['approval ours', 'confirmation customer', 'acceptance customer', 'amendment customer'],
      'termination customer',
    ]);
  });

  it.each<[Question['kind'], string]>([
    [
      'approval',
      'Approve / 同意, Request changes / 要求修改 *, Reject – back to drafting / 驳回，退回起草 *, Return to an earlier step / 驳回到指定环节 * (step), Delegate to somebody else / 转交他人审批 (person), Add an approver / 加签 (person position), Only comment / 仅发表意见 *, My comment is resolved / 我的意见已解决 (comment)',
    ],
    [
      'confirmation',
      'Confirm this contract / 确认本合同, Ask for changes / 要求修改 *, Decline / 拒绝 *, Forward to the right person / 转交给负责人 (person name)',
    ],
    ['acceptance', 'Accept the delivery / 验收合格, Reject the delivery / 验收不合格 *'],
    ['amendment', 'Agree / 同意变更, Refuse / 不同意变更 *'],
    ['termination', 'Agree / 同意解除, Refuse / 不同意解除 *'],
  ])('is answered in plain words, a reason and details where they are needed: %s', (kind, expected) => {
    const question = open.map(([, one]) => one).find((one) => one.kind === kind);
    const labels = (question ? choicesOf(question) : []).map(({ label, needsReason, details }) => {
      const more = details.length > 0 ? ` (${details.join(' ')})` : '';
      return `${label.en} / ${label['zh-CN']}${needsReason ? ' *' : ''}${more}`;
    });
    expect(labels.join(', ')).toBe(expected);
  });

  it.each([
    [ofAmendment, 'Reject the amendment', '驳回变更', 'the contract stays as it is', '合同按原内容继续履行'],
    [ofTermination, 'Reject the termination', '驳回解除申请', 'the contract goes on', '合同继续履行'],
  ])(
    'says of a change what follows for the contract, and nothing of drafting (%#)',
    (question, en, zh, then, thenZh) => {
      const choices = choicesOf(question);
      expect(choices.map(({ value }) => value)).toEqual(choicesOf(approval).map(({ value }) => value));
      const reject = choices.find(({ value }) => value === 'reject');
      expect(reject?.label).toEqual({ en, 'zh-CN': zh });
      for (const value of ['reject', 'requestChanges']) {
        const hint = choices.find((one) => one.value === value)?.hint;
        expect(hint).toEqual({
          en: expect.stringContaining(then) as string,
          'zh-CN': expect.stringContaining(thenZh) as string,
        });
      }
      const all = choices.flatMap(({ label, hint }) => [label, ...(hint ? [hint] : [])]);
      expect(all.filter((one) => /drafting/.test(one.en) || /起草/.test(one['zh-CN']))).toEqual([]);
    },
  );

  it('sends the answer in the name of the person who got the link', () => {
    for (const question of [approval, ofAmendment])
      for (const { value } of choicesOf(question)) {
        const { subject, stepId } = question;
        expect(answer(question, value, { text: 'x' }, person('deputy'))).toMatchObject(
          value === 'comment' || value === 'resolveComment'
            ? { subject, by: 'deputy@example.com' }
            : { subject, stepId, approver: 'deputy@example.com' },
        );
      }
    for (const { value } of choicesOf(confirmation))
      expect(answer(confirmation, value, { text: 'x' }, person('buyer'))).toMatchObject({
        ...{ revision: 1, contact: 'buyer@example.com' },
      });
  });

  it('sends on what was filled in beside the choice', () => {
    const filled = (value: Choice['value'], more: Partial<Details>) =>
      answer(approval, value, { text: 'x', ...more }, approvers.legal);
    expect(filled('requestChanges', { straightBack: true })).toHaveProperty('straightBack', true);
    expect(filled('returnToStep', { toStepId: 'finance', straightBack: true })).toMatchObject({
      ...{ toStepId: 'finance', straightBack: true },
    });
    expect(filled('delegate', { person: 'boss@example.com' })).toHaveProperty('to', 'boss@example.com');
    expect(filled('addApprover', { person: 'boss@example.com', position: 'before' })).toMatchObject({
      ...{ person: 'boss@example.com', position: 'before' },
    });
    expect(filled('comment', { mustBeResolved: true })).toHaveProperty('mustBeResolved', true);
    const forward = { text: '', person: 'buyer@example.com', personName: 'Buyer' };
    const chinese = { ...person('customer'), language: 'zh-CN' } as const;
    expect(answer(confirmation, 'forward', forward, chinese)).toHaveProperty('newContact', {
      ...{ name: 'Buyer', email: 'buyer@example.com', language: 'zh-CN' },
    });
  });

  it('offers to go back to steps that are approved, and to no other', () => {
    const names = (contract: Contract, subject = ofRevision()) =>
      stepsBefore(contract, subject, 'legal').map(({ stepId }) => stepId);
    expect(names(contractIn('in_approval'))).toEqual([]);
    expect(names(financeApproved)).toEqual(['finance']);
    expect(names(contractIn('draft'))).toEqual([]);
    expect(names(amendmentRemarked, ofChange('amendment'))).toEqual(['finance']);
  });
});

describe('a link to a question', () => {
  it('asks about the revision it was sent for, though the contract has moved on', () => {
    const draft = contractIn('draft');
    const { title } = questionSheet(draft, { ...approval, subject: ofRevision(7) }, readingOf(draft));
    expect(title.en).toContain('revision 7');
    expect(title['zh-CN']).toContain('第 7 版');
  });
});
