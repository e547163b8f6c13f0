import { type Contract } from '../../domain/contract';
import { choicesOf, commandOf, type Decision, decisionId, decisionSheet, isOpenDecision } from '../../domain/decisions';
import { aContract, contractId, goOn, outcome } from '../build/ask-contract';
import { amending, contractIn, everyCommand, rescinding } from '../build/every-stage';
import {
  accept,
  agree,
  approve,
  approvers,
  askForRescission,
  confirm,
  createPumpContract,
  deliver,
  person,
  pumpTerms,
  yuan,
} from '../build/pump-contract';

const reported = goOn(contractIn('active'), [deliver('first')]);
const amendment = { kind: 'amendment', amendmentId: 'HT-pumps-S01' } as const;
const rescission = { kind: 'rescission', rescissionId: 'HT-pumps-R01' } as const;

/** Every decision there is, with a contract in which it is open and its id. */
const open: [string, Decision, Contract][] = [
  ['c-1:approval:legal:r1', { kind: 'approval', revision: 1, stepId: 'legal' }, contractIn('in_approval')],
  ['c-1:confirmation:r1', { kind: 'confirmation', revision: 1 }, contractIn('awaiting_customer')],
  ['c-1:acceptance:first:1', { kind: 'acceptance', milestoneId: 'first', attempt: 1 }, reported],
  ['c-1:amendment:HT-pumps-S01:ours', { ...amendment, side: 'ours' }, amending()],
  ['c-1:amendment:HT-pumps-S01:customer', { ...amendment, side: 'customer' }, amending()],
  ['c-1:rescission:HT-pumps-R01:ours', { ...rescission, side: 'ours' }, rescinding()],
  ['c-1:rescission:HT-pumps-R01:customer', { ...rescission, side: 'customer' }, rescinding()],
];

describe.each(open)('the decision %s', (id, decision, contract) => {
  it('has the same id however often it is mailed', () => {
    expect(decisionId('c-1', decision)).toBe(id);
  });

  it('is open', () => {
    expect(isOpenDecision(contract, decision)).toBe(true);
  });

  it('offers at least one yes and one no, and asks for a reason with a no', () => {
    const needs = choicesOf(decision).map(({ needsReason }) => needsReason);
    expect(needs).toEqual([false, ...needs.slice(1).map(() => true)]);
    expect(needs.length).toBeGreaterThan(1);
  });

  it.each(choicesOf(decision))('can be taken as $value and is over then', ({ value, needsReason }) => {
    const command = commandOf(decision, value, 'Because', approvers.legal);
    expect(command).toMatchObject({ type: value, [needsReason ? 'reason' : 'comment']: 'Because' });
    expect(outcome(contract, command)).toBeInstanceOf(Array);
    expect(isOpenDecision(goOn(contract, [command]), decision)).toBe(false);
  });

  it('needs no comment with a yes', () => {
    const [yes] = choicesOf(decision);
    expect(yes && commandOf(decision, yes.value, '', approvers.legal)).toHaveProperty('comment', null);
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
    ['approval', 'Approve / 同意, Reject – back to drafting / 驳回，退回起草'],
    ['confirmation', 'Confirm this contract / 确认本合同, Ask for changes / 要求修改, Decline / 拒绝'],
    ['acceptance', 'Accept the delivery / 验收合格, Reject the delivery / 验收不合格'],
    ['amendment', 'Agree / 同意变更, Refuse / 不同意变更'],
    ['rescission', 'Agree / 同意解除, Refuse / 不同意解除'],
  ])('is answered in plain words: %s', (kind, labels) => {
    const decision = open.map(([, one]) => one).find((one) => one.kind === kind);
    const choices = decision ? choicesOf(decision) : [];
    expect(choices.map(({ label }) => `${label.en} / ${label['zh-CN']}`).join(', ')).toBe(labels);
  });

  it('sends the vote of the person who got the link', () => {
    const decision = { kind: 'approval', revision: 1, stepId: 'legal' } as const;
    for (const { value } of choicesOf(decision))
      expect(commandOf(decision, value, 'x', person('deputy'))).toMatchObject({
        ...{ approver: 'deputy@example.com', stepId: 'legal', revision: 1 },
      });
  });
});

describe('a link to a decision', () => {
  it('asks about the revision it was sent for, though the contract has moved on', () => {
    const sheet = decisionSheet(contractIn('draft'), { kind: 'approval', revision: 7, stepId: 'legal' });
    expect(sheet.question.en).toContain('revision 7');
    expect(sheet.question['zh-CN']).toContain('第 7 版');
  });
});

describe('a decision is not open', () => {
  const terms = pumpTerms({ price: { gross: yuan('1000000.00'), taxRate: '0.13' } });
  const important = aContract([createPumpContract(contractId, terms), everyCommand.submit]);
  const again = goOn(reported, [everyCommand.rejectDelivery, deliver('first')]);

  it.each<[string, Decision, Contract]>([
    [
      'on a step that is approved',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      goOn(contractIn('in_approval'), [approve('legal')]),
    ],
    [
      'on a step that the route does not have',
      { kind: 'approval', revision: 1, stepId: 'executive' },
      contractIn('in_approval'),
    ],
    ['on another revision', { kind: 'approval', revision: 2, stepId: 'legal' }, contractIn('in_approval')],
    ['on a draft', { kind: 'approval', revision: 1, stepId: 'legal' }, contractIn('draft')],
    ['on a step whose turn has not come', { kind: 'approval', revision: 1, stepId: 'executive' }, important],
    [
      'on the approval of a contract that was withdrawn',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      goOn(contractIn('in_approval'), [everyCommand.withdraw]),
    ],
    [
      'on a delivery of a contract that was rescinded before it was accepted',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      goOn(reported, [askForRescission, ...agree('rescission')]),
    ],
    [
      'on an approval that is over',
      { kind: 'approval', revision: 1, stepId: 'legal' },
      contractIn('awaiting_customer'),
    ],
    ['on another revision to confirm', { kind: 'confirmation', revision: 2 }, contractIn('awaiting_customer')],
    ['on a contract that is not to be confirmed yet', { kind: 'confirmation', revision: 1 }, contractIn('in_approval')],
    [
      'on a contract that is confirmed',
      { kind: 'confirmation', revision: 1 },
      goOn(contractIn('awaiting_customer'), [confirm]),
    ],
    ['on an older report', { kind: 'acceptance', milestoneId: 'first', attempt: 1 }, again],
    [
      'on a delivery that is not reported',
      { kind: 'acceptance', milestoneId: 'first', attempt: 0 },
      contractIn('active'),
    ],
    ['on an unknown delivery', { kind: 'acceptance', milestoneId: 'third', attempt: 1 }, reported],
    [
      'on an accepted delivery',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      goOn(reported, [accept('first')]),
    ],
    [
      'on a delivery of a contract that is over',
      { kind: 'acceptance', milestoneId: 'first', attempt: 1 },
      contractIn('completed'),
    ],
    ['on another amendment', { kind: 'amendment', amendmentId: 'HT-pumps-S02', side: 'ours' }, amending()],
    [
      'on an amendment that this side has agreed to',
      { ...amendment, side: 'ours' },
      goOn(amending(), agree('amendment').slice(0, 1)),
    ],
    ['on an amendment before signature', { ...amendment, side: 'ours' }, contractIn('awaiting_signature')],
    ['on another rescission', { kind: 'rescission', rescissionId: 'HT-pumps-R02', side: 'ours' }, rescinding()],
    [
      'on a rescission that this side has agreed to',
      { ...rescission, side: 'ours' },
      goOn(rescinding(), agree('rescission').slice(0, 1)),
    ],
    ['on a rescission that is done', { ...rescission, side: 'ours' }, contractIn('rescinded')],
  ])('%s', (_, decision, contract) => {
    expect(isOpenDecision(contract, decision)).toBe(false);
  });
});
