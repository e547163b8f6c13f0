import { type Command } from '../../domain/contract/commands';
import { type Language } from '../../domain/kernel/people';
import { historyOf } from '../../api/links/owner-history';
import { as, begun, rulesOf, stepOf } from '../build/approval-case';
import { contractId, trailOf } from '../build/ask-contract';
import { trailBehind } from '../build/contract-library';
import { askForAmendment, askForTermination, conclude, person, untilActive } from '../build/pump-contract';

const question = { kind: 'ownership', owner: person('owner').email } as const;

function historyAfter(commands: readonly Command[], language: Language): string[] {
  const events = trailOf([...untilActive(contractId), ...commands]);
  return historyOf(events, question).map(({ what }) => what[language]);
}

describe('the history on the owner’s page', () => {
  const changes: [string, Command[]][] = [
    ['an executed amendment', [askForAmendment({ endsOn: '2032-01-31' }), ...conclude('amendment')]],
    ['an executed termination', [askForTermination, ...conclude('termination')]],
  ];

  it.each(changes)('names the steps that approved %s in the reader’s language', (_what, commands) => {
    const approvals = (language: Language, verb: string) =>
      historyAfter(commands, language).filter((line) => line.startsWith(verb));
    expect(approvals('zh-CN', '已同意（')).toHaveLength(6); // three steps for the contract, three for the change
    expect(approvals('zh-CN', '已同意（').filter((line) => /[a-z]/.test(line))).toEqual([]);
    expect(approvals('zh-CN', '已同意（法务）')).toHaveLength(2);
    expect(approvals('en', 'Approved (legal)')).toHaveLength(2);
  });

  it('names a step that an approver added', () => {
    const law = rulesOf(stepOf('law', ['ann']));
    const { contract } = begun(law).ask(as('ann', 'law').add('before', 'dan'), as('dan', 'added-1').approve);
    const [line] = historyOf(trailBehind(contract), question);
    expect(line?.what).toEqual({ en: 'Approved (added by law)', 'zh-CN': '已同意（步骤law 加签）' });
  });
});
