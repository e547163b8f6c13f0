import { type Contract } from '../../domain/contract/contract';
import { commandOf } from '../../domain/contract/decision-commands';
import {
  type Choice,
  choicesOf,
  type Decision,
  decisionId,
  decisionSheet,
  isOpenDecision,
  stepsBefore,
} from '../../domain/contract/decisions';
import { goOn, outcome } from '../build/ask-contract';
import { amending, contractIn, rescinding } from '../build/every-stage';
import { approve, approvers, deliver, person } from '../build/pump-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const rescission = { kind: 'rescission', rescissionId: 'HT-pumps-R01' } as const;

const remark = { type: 'comment', by: 'legal@example.com', text: 'Which law?', mustBeResolved: true } as const;
const financeApproved = goOn(contractIn('in_approval'), [approve('finance'), remark]);

/** Every decision there is, with a contract in which it is open and its id. */
const open: [string, Decision, Contract][] = [
  ['c-1:approval:legal:r1:a1', { kind: 'approval', revision: 1, stepId: 'legal', ask: 1 }, financeApproved],
  ['c-1:confirmation:r1:a4', { kind: 'confirmation', revision: 1, ask: 4 }, contractIn('awaiting_customer')],
  ['c-1:acceptance:first:1', { kind: 'acceptance', milestoneId: 'first', attempt: 1 }, reported],
  ['c-1:amendment:HT-pumps-S01:ours', { ...amendment, side: 'ours' }, amending()],
  ['c-1:amendment:HT-pumps-S01:customer', { ...amendment, side: 'customer' }, amending()],
  ['c-1:rescission:HT-pumps-R01:ours', { ...rescission, side: 'ours' }, rescinding()],
  ['c-1:rescission:HT-pumps-R01:customer', { ...rescission, side: 'customer' }, rescinding()],
];

/** Where the command keeps what the person wrote. */
function fieldOf({ value }: Choice): string {
  if (value === 'comment' || value === 'resolveComment') return 'text';
  return choicesWithComment.includes(value) ? 'comment' : 'reason';
}
const choicesWithComment = ['approve', 'confirm', 'acceptDelivery', 'agreeToAmendment', 'agreeToRescission'];

describe.each(open)('the decision %s', (id, decision, contract) => {
  it('has the same id however often it is mailed', () => {
    expect(decisionId('c-1', decision)).toBe(id);
  });

  it('is open', () => {
    expect(isOpenDecision(contract, decision)).toBe(true);
  });

  it('offers first a yes, which needs no reason, and then a no, which does', () => {
    const [yes, no] = choicesOf(decision);
    expect([yes?.needsReason, no?.needsReason]).toEqual([false, true]);
  });

  const recipient = decision.kind === 'confirmation' ? person('customer') : approvers.legal;
  const other = decision.kind === 'confirmation' ? person('buyer') : person('boss');
  const details = {
    text: 'Because',
    person: other.email,
    personName: 'Boss',
    toStepId: 'finance',
    commentId: 'comment-1',
  };

  it.each(choicesOf(decision))('can be taken as $value', (choice) => {
    const { value, isAside } = choice;
    const command = commandOf(decision, value, details, recipient);
    expect(command).toMatchObject({ type: value, [fieldOf(choice)]: 'Because' });
    expect(outcome(contract, command)).toBeInstanceOf(Array);
    expect(isOpenDecision(goOn(contract, [command]), decision)).toBe(isAside);
  });

  it.each(choicesOf(decision).filter(({ needsReason }) => !needsReason))('needs no words: $value', (choice) => {
    const command = commandOf(decision, choice.value, { ...details, text: '' }, recipient);
    expect(command).toHaveProperty(fieldOf(choice), null);
    expect(outcome(contract, command)).toBeInstanceOf(Array);
  });

  it('is asked in both languages', () => {
    const { question, choices } = decisionSheet(contract, decision);
    for (const words of [question, ...choices.map(({ label }) => label)]) {
      expect(words.en).toMatch(/^[A-Z][\x20-\x7e–“”]+$/);
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
    expect(question.en).toContain('HT-pumps');
    expect(question['zh-CN']).toContain('HT-pumps');
  });
});

describe('what a decision is asked by', () => {
  it.each<[Decision, Contract, string, string]>([
    [
      { kind: 'approval', revision: 1, stepId: 'finance' },
      contractIn('in_approval'),
      'revision 1 of contract HT-pumps for finance',
      '代表财务',
    ],
    [
      { kind: 'confirmation', revision: 1 },
      contractIn('awaiting_customer'),
      'contract HT-pumps, revision 1',
      '第 1 版',
    ],
    [{ kind: 'acceptance', milestoneId: 'first', attempt: 1 }, reported, 'the delivery “First pumps”', '“First pumps”'],
    [{ ...amendment, side: 'ours' }, amending(), 'amendment HT-pumps-S01', '变更 HT-pumps-S01'],
    [{ ...rescission, side: 'ours' }, rescinding(), 'rescind contract HT-pumps', '解除合同 HT-pumps'],
  ])('names its matter (%#)', (decision, contract, en, zh) => {
    const { question } = decisionSheet(contract, decision);
    expect(question.en).toContain(en);
    expect(question['zh-CN']).toContain(zh);
  });

  it.each<[Decision['kind'], string]>([
    [
      'approval',
      'Approve / 同意, Request changes / 要求修改 *, Reject – back to drafting / 驳回，退回起草 *, Return to an earlier step / 驳回到指定节点 * (step), Delegate to somebody else / 转交他人审批 (person), Add an approver / 加签 (person position), Only comment / 仅发表意见 *, My comment is resolved / 我的意见已解决 (comment)',
    ],
    [
      'confirmation',
      'Confirm this contract / 确认本合同, Ask for changes / 要求修改 *, Decline / 拒绝 *, Forward to the right person / 转交给负责人 (person name)',
    ],
    ['acceptance', 'Accept the delivery / 验收合格, Reject the delivery / 验收不合格 *'],
    ['amendment', 'Agree / 同意变更, Refuse / 不同意变更 *'],
    ['rescission', 'Agree / 同意解除, Refuse / 不同意解除 *'],
  ])('is answered in plain words, a reason and details where they are needed: %s', (kind, expected) => {
    const decision = open.map(([, one]) => one).find((one) => one.kind === kind);
    const labels = (decision ? choicesOf(decision) : []).map(({ label, needsReason, details }) => {
      const more = details.length > 0 ? ` (${details.join(' ')})` : '';
      return `${label.en} / ${label['zh-CN']}${needsReason ? ' *' : ''}${more}`;
    });
    expect(labels.join(', ')).toBe(expected);
  });

  it('sends the answer in the name of the person who got the link', () => {
    const decision = { kind: 'approval', revision: 1, stepId: 'legal', ask: 1 } as const;
    for (const { value } of choicesOf(decision)) {
      const of = { approver: 'deputy@example.com', stepId: 'legal', revision: 1 };
      expect(commandOf(decision, value, { text: 'x' }, person('deputy'))).toMatchObject(
        value === 'comment' || value === 'resolveComment' ? { by: 'deputy@example.com' } : of,
      );
    }
    for (const { value } of choicesOf({ kind: 'confirmation', revision: 1 }))
      expect(commandOf({ kind: 'confirmation', revision: 1 }, value, { text: 'x' }, person('buyer'))).toMatchObject({
        ...{ revision: 1, contact: 'buyer@example.com' },
      });
  });

  it('sends on what was filled in beside the choice', () => {
    const decision = { kind: 'approval', revision: 1, stepId: 'legal' } as const;
    const filled = (value: Choice['value'], more: object) =>
      commandOf(decision, value, { text: 'x', ...more }, approvers.legal);
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
    expect(
      commandOf({ kind: 'confirmation', revision: 1 }, 'forward', forward, {
        ...person('customer'),
        language: 'zh-CN',
      }),
    ).toHaveProperty('to', { name: 'Buyer', email: 'buyer@example.com', language: 'zh-CN' });
  });

  it('offers to go back to steps that are approved, and to no other', () => {
    const names = (contract: Contract) => stepsBefore(contract, 'legal').map(({ stepId }) => stepId);
    expect(names(contractIn('in_approval'))).toEqual([]);
    expect(names(financeApproved)).toEqual(['finance']);
    expect(names(contractIn('draft'))).toEqual([]);
  });
});

describe('a link to a decision', () => {
  it('asks about the revision it was sent for, though the contract has moved on', () => {
    const sheet = decisionSheet(contractIn('draft'), { kind: 'approval', revision: 7, stepId: 'legal' });
    expect(sheet.question.en).toContain('revision 7');
    expect(sheet.question['zh-CN']).toContain('第 7 版');
  });
});
