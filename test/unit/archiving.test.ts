import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { fileKey } from '../../domain/ending/file-key';
import { aCompany, withPeople } from '../build/a-company';
import { eventsOf, goOn, letPass, NOW, outcome, waitingOf } from '../build/ask-contract';
import { afterLongStop, archive, contractIn, everyCommand, everythingDone, longStopPasses } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { askForTermination, conclude, pay, reverse, signChange } from '../build/pump-contract';
import { noticesAfter } from '../build/told';

const keeping = withPeople({
  keeper: { roles: ['archive_keeper'] },
  second: { roles: ['archive_keeper'], absences: [{ from: '2029-11-01', to: '2029-12-31', deputy: null }] },
  gone: { roles: ['archive_keeper'], active: false },
});
const passed = (contract: Contract, until: string, company = aCompany()) => letPass(contract, until, shanghai, company);
const asked = (contract: Contract) =>
  waitingOf(contract).map(({ role, person }) => `${role} ${person?.name ?? 'nobody'}`);

/** Contracts one command before their end, and that command. */
const ends: Record<string, [Contract, Command, string]> = {
  completed: [goOn(contractIn('active'), everythingDone.slice(0, -1)), pay('balance', '67800.00', 'bank-2'), NOW],
  terminated: [
    goOn(contractIn('active'), [askForTermination, ...conclude('termination').slice(0, -1)]),
    signChange('termination', 'customer'),
    NOW,
  ],
  lapsed: [
    goOn(afterLongStop(), [pay('advance', '200.00', 'bank-1')], longStopPasses),
    everyCommand.lapse,
    longStopPasses,
  ],
};
function endOf(how: string) {
  const [before, last, at] = ends[how] ?? [];
  if (!before || !last || !at) throw new Error(`Nothing ends as ${how}.`);
  return { before, last, at };
}

/** What the end tells whoever archives. */
function requests(how: string, company = aCompany()) {
  const { before, last, at } = endOf(how);
  const told = noticesAfter(before, eventsOf(before, last, at, company)).map(({ notice }) => notice);
  return told.filter(({ kind }) => kind === 'archive_request');
}

describe.each(['completed', 'terminated'] as const)('a contract that is %s', (stage) => {
  const over = contractIn(stage);
  const { since } = over;

  it('is archived by the keepers who are at work, and by its owner where the company has none', () => {
    expect(requests(stage).map(({ to }) => to.name)).toEqual(['owner']);
    expect(requests(stage, keeping).map(({ to }) => to.name)).toEqual(['keeper']);
  });

  it('says on whom it waits, and reminds them every two weeks', () => {
    const { before, last, at } = endOf(stage);
    const waiting = goOn(before, [last], at, keeping);
    expect(asked(waiting)[0]).toBe('archive_keeper keeper');
    expect(waitingOf(waiting)[0]?.sentence.en).toMatch(
      /^Waiting for keeper \(archive keeper\) to archive .* a reminder/,
    );
    const year = new Date(Date.parse(since) + 365 * 86_400_000).toISOString();
    expect(passed(over, year).filter(({ type }) => type === 'ArchiveReminderDue')).toHaveLength(26);
  });
});

describe('the mail to whoever archives', () => {
  it('has a link for the keeper, and for an owner that to their page', () => {
    const kinds = (company = aCompany()) => requests('completed', company).map(({ question }) => question?.kind);
    expect(kinds()).toEqual(['ownership']);
    expect(new Set(kinds(keeping))).toEqual(new Set(['archive']));
  });

  it('says what is to be put right before', () => {
    expect(requests('lapsed')[0]?.facts[0]).toMatchObject({
      value: { en: 'CNY 200.00 is to be given back to the customer' },
    });
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
  const again = goOn(contractIn('completed'), [reverse('bank-1')]);
  expect(again.stage).toBe('active');
  expect('archiving' in again).toBe(false);
});
