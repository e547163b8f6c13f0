import { type Command } from '../../domain/contract/commands';
import { type Language } from '../../domain/kernel/people';
import { historyOf } from '../../api/links/owner-history';
import { as, begun, rulesOf, stepOf } from '../build/approval-case';
import { contractId, trailOf } from '../build/ask-contract';
import { trailBehind } from '../build/contract-library';
import {
  accept,
  askForAmendment,
  askForTermination,
  conclude,
  deliver,
  pay,
  person,
  pumpTerms,
  untilActive,
} from '../build/pump-contract';

const question = { kind: 'ownership', owner: person('owner').email } as const;

function historyAfter(commands: readonly Command[], language: Language): string[] {
  const events = trailOf([...untilActive(contractId), ...commands]);
  return historyOf(events, question, pumpTerms()).map(({ what }) => what[language]);
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
    expect(approvals('zh-CN', '已同意（').filter((line) => /[a-z]{2}/.test(line.split('：')[0] ?? ''))).toEqual([]);
    expect(approvals('zh-CN', '已同意（法务）：')).toHaveLength(1);
    expect(approvals('zh-CN', '已同意（法务）')).toHaveLength(2);
    expect(approvals('en', 'Approved (legal)')).toHaveLength(2);
  });

  it('says which delivery was reported and accepted and which payment came, and who recorded what others decided', () => {
    const commands = [deliver('first'), accept('first'), pay('advance', '100.00', 'B-1')];
    const events = trailOf([...untilActive(contractId), ...commands]);
    const [received, accepted, reported] = historyOf(events, question, pumpTerms());
    expect([received, accepted, reported].map((one) => one?.what.en)).toEqual([
      expect.stringMatching(/^Received: .* – “Advance”$/),
      'Accepted – “First pumps”',
      expect.stringMatching(/^Delivery reported: .* – “First pumps”$/),
    ]);
    const recorded = events.map((event) =>
      event.type === 'ApprovalGiven' || event.type === 'DeliveryAccepted'
        ? { ...event, actor: { kind: 'service' as const, id: 'erp', name: 'ERP' } }
        : event,
    );
    const lines = historyOf(recorded, question, pumpTerms());
    const by = (verb: string) => lines.find(({ what }) => what['zh-CN'].startsWith(verb))?.by?.['zh-CN'];
    expect(by('验收合格')).toBe('由系统“ERP”录入');
    expect(by('已同意')).toMatch(/^.+，由系统“ERP”录入$/);
  });

  it('names a step that an approver added', () => {
    const law = rulesOf(stepOf('law', ['ann']));
    const { contract } = begun(law).ask(as('ann', 'law').add('before', 'dan'), as('dan', 'added-1').approve);
    const [line] = historyOf(trailBehind(contract), question, pumpTerms());
    expect(line?.what).toEqual({ en: 'Approved (added by law)', 'zh-CN': '已同意（步骤law 加签）' });
  });
});
