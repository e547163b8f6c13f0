import { candidatesFor } from '../../domain/approval/candidates';
import { approvalFacts } from '../../domain/approval/facts';
import { withPeople } from '../build/a-company';
import { as, begun, caseOf, rulesOf, stepOf } from '../build/approval-case';
import { NOW } from '../build/ask-contract';
import { readingOf } from '../build/contract-library';
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
    const facts = approvalFacts(added.contract, ofRevision(1), 'added-1', readingOf(added.contract));
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
