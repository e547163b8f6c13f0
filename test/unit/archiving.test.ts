import { type Contract } from '../../domain/contract/contract';
import { fileKey } from '../../domain/ending/file-key';
import { aCompany, withPeople } from '../build/a-company';
import { goOn, letPass, NOW, outcome, waitingOf } from '../build/ask-contract';
import { archive, contractIn, lapsed } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { reverse } from '../build/pump-contract';
import { noticesAfter } from '../build/told';

const keeping = withPeople({
  keeper: { roles: ['archive_keeper'] },
  second: { roles: ['archive_keeper'], absences: [{ from: '2029-11-01', to: '2029-12-31', deputy: null }] },
  gone: { roles: ['archive_keeper'], active: false },
});
const passed = (contract: Contract, until: string, company = aCompany()) => letPass(contract, until, shanghai, company);
const asked = (contract: Contract) =>
  waitingOf(contract).map(({ role, person }) => `${role} ${person?.name ?? 'nobody'}`);

describe.each(['completed', 'terminated'] as const)('a contract that is %s', (stage) => {
  const over = contractIn(stage);
  const since = over.since;

  it('is archived by the keepers who are at work, and by its owner where the company has none', () => {
    const told = (company = aCompany()) =>
      noticesAfter(over, passed(over, since, company)).map(({ notice }) => `${notice.kind} → ${notice.to.name}`);
    expect(told()).toEqual(['archive_request → owner']);
    expect(told(keeping)).toEqual(['archive_request → keeper']);
  });

  it('says on whom it waits, and reminds them every two weeks', () => {
    const events = passed(over, since, keeping);
    const waiting = goOn(over, [{ type: 'passDeadlines', at: since }], since, keeping);
    expect(asked(waiting)[0]).toBe('archive_keeper keeper');
    expect(waitingOf(waiting)[0]?.sentence.en).toMatch(
      /^Waiting for keeper \(archive keeper\) to archive .* a reminder/,
    );
    expect(events.map(({ type }) => type)).toEqual(['ArchivingAsked']);
    const year = new Date(Date.parse(since) + 365 * 86_400_000).toISOString();
    expect(passed(over, year).filter(({ type }) => type === 'ArchiveReminderDue')).toHaveLength(26);
  });
});

describe('the mail to whoever archives', () => {
  it('has a link for the keeper, and for an owner that to their page', () => {
    const over = contractIn('completed');
    const question = (company = aCompany()) =>
      noticesAfter(over, passed(over, over.since, company)).map(({ notice }) => notice.question?.kind);
    expect([question(), question(keeping)]).toEqual([['ownership'], ['archive']]);
  });

  it('says what is to be put right before', () => {
    const ended = lapsed();
    const [mail] = noticesAfter(ended, passed(ended, ended.since));
    expect(mail?.notice.facts[0]).toMatchObject({ value: { en: 'CNY 200.00 is to be given back to the customer' } });
  });
});

describe('a file number', () => {
  it('is one contract’s in the whole company', () => {
    const taken = aCompany({ inputs: { filedContract: 'HT-2026-0001' } });
    expect(outcome(contractIn('completed'), archive, NOW, taken)).toBe('FILE_NUMBER_TAKEN');
  });

  it('is the same in other widths, cases and dashes, and another one where the figures are grouped otherwise', () => {
    expect(new Set(['DA-2026-1', 'da‐2026‐1', 'ＤＡ－２０２６－１', ' DA-2026-1 '].map(fileKey)).size).toBe(1);
    expect(fileKey('DA-1-23')).not.toBe(fileKey('DA-12-3'));
  });
});

it('a contract that is active again and ends once more is asked about anew', () => {
  const asking = { type: 'passDeadlines', at: NOW } as const;
  const over = goOn(contractIn('completed'), [asking]);
  const again = goOn(over, [reverse('bank-1')]);
  expect(again.stage).toBe('active');
  expect('archiving' in again).toBe(false);
});
