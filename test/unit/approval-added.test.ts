import { candidatesFor } from '../../domain/approval/candidates';
import { approvalFacts } from '../../domain/approval/facts';
import { questionSheet } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { upcast } from '../../domain/contract/upcast';
import { withPeople } from '../build/a-company';
import { as, begun, caseOf, rulesOf, stepOf } from '../build/approval-case';
import { NOW, waitingOf } from '../build/ask-contract';
import { fold, readingOf, trailBehind } from '../build/contract-library';
import { ofRevision } from '../build/pump-contract';

const open = begun(rulesOf(stepOf('law', ['ann']), stepOf('money', ['ann', 'bob'], { quorum: 'all' })));

describe('adding an approver', () => {
  it('is called by the department and by who wanted it, and says why', () => {
    const added = open.ask({ ...as('ann', 'law').add('after', 'dan'), reason: 'Taxes' });
    expect(added.step('added-1').name).toEqual({ en: 'added by law', 'zh-CN': '步骤law 加签' });
    const inDepartment = withPeople({ dan: { approvesFor: ['tax'] } }, open.company);
    const { contract } = caseOf(open.contract, inDepartment).ask(as('ann', 'law').add('after', 'dan'));
    expect(caseOf(contract, inDepartment).step('added-1').name).toEqual({
      en: 'tax, added by law',
      'zh-CN': 'tax（步骤law 加签）',
    });
    const facts = approvalFacts(
      added.contract,
      { subject: ofRevision(1), stepId: 'added-1', ask: 1 },
      readingOf(added.contract),
    );
    expect(facts).toContainEqual({
      label: { en: 'Why you are asked', 'zh-CN': '加签说明' },
      value: { en: 'Added by ann after law: Taxes', 'zh-CN': '由 ann 在“步骤law”之后加签：Taxes' },
    });
  });

  it('is told from another of the same department by the person, and from one of the same person by a number', () => {
    const inDepartment = withPeople({ dan: { approvesFor: ['tax'] }, eve: { approvesFor: ['tax'] } }, open.company);
    const [law, by] = ['law', 'ann'] as const;
    const once = caseOf(open.contract, inDepartment).ask(as(by, law).add('after', 'dan'));
    const twice = caseOf(once.contract, inDepartment).ask(as(by, law).add('after', 'eve'));
    const named = (stepId: string) => caseOf(twice.contract, inDepartment).step(stepId).name;
    expect([named('added-1').en, named('added-2').en]).toEqual(['tax, added by law', 'tax, added by law (eve)']);
    expect(named('added-2')['zh-CN']).toBe('tax（步骤law 加签）（eve）');
  });

  it('offers whoever may approve and is not asked yet, and not the drafter', () => {
    const names = (stepId: string) =>
      candidatesFor(open.contract, { subject: ofRevision(1), stepId }, { company: open.company, now: NOW }).map(
        ({ name }) => name,
      );
    expect(names('law')).toEqual(['bob', 'cat', 'dan', 'eve', 'head', 'boss']);
    expect(names('money')).not.toContain('bob');
  });
});

/** What the page asks the approver of a step, and what the lists say of them. */
function asked(contract: Contract, stepId: string) {
  const { title } = questionSheet(
    contract,
    { kind: 'approval', subject: ofRevision(1), stepId, ask: 1 },
    readingOf(contract),
  );
  const waiting = waitingOf(contract).find((item) => item.stepId === stepId);
  return [title.en, title['zh-CN'], waiting?.sentence.en];
}

describe('whoever is asked', () => {
  it('by the rules approves for the step, whatever it is called', () => {
    const name = { en: 'added by the board', 'zh-CN': '董事会加签' };
    const { contract } = begun(rulesOf(stepOf('board', ['ann'], { name })));
    expect(asked(contract, 'board')).toEqual([
      'Do you approve revision 1 of contract HT-pumps for added by the board?',
      '您是否代表董事会加签同意合同 HT-pumps 第 1 版？',
      expect.stringContaining('approve revision 1 for added by the board') as string,
    ]);
  });

  it.each<[string, string[], string, string]>([
    ['of no department', [], 'added by law', '步骤law 加签'],
    ['of a department', ['tax'], 'tax, added by law', 'tax（步骤law 加签）'],
  ])('by an approver, approves as an additional one: %s', (_of, approvesFor, en, chinese) => {
    const company = withPeople({ dan: { approvesFor } }, open.company);
    const { contract } = caseOf(open.contract, company).ask(as('ann', 'law').add('before', 'dan'));
    expect(asked(contract, 'added-1')).toEqual([
      `Do you approve revision 1 of contract HT-pumps as an additional approver (${en})?`,
      `您是否以“${chinese}”审批人的身份同意合同 HT-pumps 第 1 版？`,
      expect.stringContaining(`approve revision 1 as an additional approver (${en})`) as string,
    ]);
  });

  it('is asked in the same words where the event is so old that only the event says where the step was added', () => {
    const { contract } = open.ask(as('ann', 'law').add('before', 'dan'));
    const trail = trailBehind(contract);
    const old = trail.map((event): object => {
      if (event.type !== 'ApproverAdded') return event;
      const { addedTo: _, ...step } = event.step;
      return { ...event, step };
    });
    expect(old).not.toEqual(trail);
    const read = old.map((event) => upcast(event as ContractEvent)); // in the shape of before
    expect(read).toEqual(trail);
    expect(trail.map(upcast)).toEqual(trail);
    expect(fold(read)).toEqual(contract);
  });
});
