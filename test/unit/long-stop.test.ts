import { type Contract } from '../../domain/contract/contract';
import { stageWordsOf } from '../../domain/contract/stage-words';
import { isCalledOff } from '../../domain/drafting/framework';
import { toGiveBackOf } from '../../domain/payment/to-give-back';
import { aCompany, withPeople } from '../build/a-company';
import {
  aContract,
  contractId,
  eventsOf,
  goOn,
  letPass,
  outcome,
  planOf,
  waitingOf,
  waitUntil,
} from '../build/ask-contract';
import { changed, termsOf } from '../build/contract-library';
import { keyOf } from '../build/deadline-key';
import {
  afterLongStop,
  archive,
  everyCommand,
  lapsed,
  longStopPasses,
  longStopTerms,
  signedWithLongStop,
} from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { recordedByOwner } from '../build/owner-entries';
import { pay, person, reverse, sign, untilActive, yuan } from '../build/pump-contract';
import { mails, noticesAfter } from '../build/told';

const { lapse, waiveCondition, meetCondition } = everyCommand;
const after = longStopPasses;
const by = (name: string, contract: Contract, company = aCompany()) =>
  outcome(contract, { ...lapse, decidedBy: person(name).email }, after, company);
const toGiveBack = (contract: Contract) => toGiveBackOf(contract, termsOf(contract));
const asks = (contract: Contract) =>
  waitingOf(contract).map(({ role, person: whom, sentence }) => `${role} ${whom?.name ?? '–'}: ${sentence.en}`);

describe('the long-stop day of a signed contract', () => {
  it('stands in what is waited for, and nothing is decided before it is over', () => {
    const signed = signedWithLongStop();
    expect(asks(signed)[0]).toContain('see to “Performance bond” on or before 2029-12-31, by which');
    expect(planOf(signed).map((deadline) => `${deadline.at} ${keyOf(deadline)}`)).toContain(
      `${after} long_stop:2029-12-31`,
    );
    const lastMinute = '2029-12-31T15:59:59.999Z';
    expect(outcome(waitUntil(signed, lastMinute), lapse, lastMinute)).toBe('LONG_STOP_AHEAD');
  });

  it('that is a day of rest gives way to the next working day, unless due days stay as they are written', () => {
    const on = (changes: object) =>
      planOf(aContract(untilActive(contractId, { ...longStopTerms, longStopOn: '2029-12-29', ...changes })))
        .map(({ about, at }) => (about.kind === 'long_stop' ? at : ''))
        .join('');
    expect(on({})).toBe('2029-12-31T16:00:00.000Z');
    expect(on({ dueOnRestDays: 'as_written' })).toBe('2029-12-29T16:00:00.000Z');
  });

  it('asks legal first, then everybody who may decide, week after week, and ends nothing by itself', () => {
    const passed = afterLongStop();
    expect(asks(passed).filter((line) => line.startsWith('decider'))).toEqual([
      'decider legal: Waiting for legal (decides on conditions of effect) to waive the open conditions or let the contract lapse, since 2030-01-01 00:00. Overdue. On 2030-01-08 00:00 a reminder goes out.',
    ]);
    const later = waitUntil(passed, '2030-12-01T00:00:00.000Z');
    expect(later.stage).toBe('signed');
    expect(asks(later).filter((line) => line.startsWith('decider'))).toHaveLength(2);
    const reminders = letPass(passed, '2030-12-01T00:00:00.000Z').filter(({ type }) => type === 'LongStopReminderDue');
    expect(reminders).toHaveLength(47);
  });

  it('of an important contract asks executives alone; where nobody may decide the owner is asked to find somebody', () => {
    const signed = signedWithLongStop();
    const important = changed(signed, { policy: { executiveThreshold: signed.terms.gross } });
    expect(asks(waitUntil(important, after)).at(-1)).toMatch(/^decider executive: /);
    const nobody = withPeople({ legal: { active: false }, executive: { active: false } });
    expect(asks(waitUntil(signed, after, shanghai, nobody)).at(-1)).toMatch(/^owner owner: .* have somebody named/);
  });

  it('is of no matter any more once the conditions are there', () => {
    const met = goOn(signedWithLongStop(), [meetCondition, pay('advance', '45200.00', 'bank-1')]);
    expect(met.stage).toBe('active');
    const events = letPass(met, '2030-02-01T00:00:00.000Z').map(({ type }) => type);
    expect(events).not.toContain('LongStopDayPassed');
  });

  it('in the past when both have signed is over at once', () => {
    const ready = aContract(untilActive(contractId, { ...longStopTerms, longStopOn: '2029-11-01' }).slice(0, -1));
    const signed = goOn(ready, [sign('customer')]);
    expect(letPass(signed, signed.updatedAt).map(({ type }) => type)).toEqual(['LongStopDayPassed']);
  });
});

describe('letting a contract lapse', () => {
  it('is decided by whoever may waive a condition, in their own name', () => {
    const passed = afterLongStop();
    expect(by('legal', passed)).toEqual(['ContractLapsed', 'ArchivingAsked']);
    expect(by('executive', passed)).toEqual(['ContractLapsed', 'ArchivingAsked']);
    for (const name of ['owner', 'finance', 'nobody']) expect(by(name, passed)).toBe('NOT_ENTITLED_TO_LAPSE');
    const owning = withPeople({ owner: { approvesFor: ['executive'] } });
    expect(by('owner', passed, owning)).toBe('NOT_ENTITLED_TO_LAPSE');
    const link = { kind: 'link', id: 'l', name: 'executive', email: 'executive@example.com', side: 'ours' } as const;
    expect(outcome(passed, lapse, after, aCompany(), link)).toBe('NOT_YOURSELF');
    expect(outcome(passed, { ...lapse, decidedBy: link.email }, after, aCompany(), link)).toEqual([
      'ContractLapsed',
      'ArchivingAsked',
    ]);
  });

  it('ends it as terminated, told from one that was in force; nothing is due and no ceiling counts it', () => {
    const ended = lapsed();
    expect(ended).toMatchObject({ stage: 'terminated', ending: { lapsed: true, reason: 'The bank refuses the bond' } });
    expect(stageWordsOf(ended)['zh-CN']).toBe('未生效终止');
    expect(isCalledOff(ended)).toBe(false);
    expect(planOf(ended).filter(({ about }) => !about.kind.startsWith('archive'))).toEqual([]);
    for (const command of [lapse, waiveCondition, meetCondition]) expect(outcome(ended, command)).toBe('WRONG_STAGE');
  });

  it('leaves money that came to be given back, before the contract is archived', () => {
    const ended = lapsed();
    expect(toGiveBack(ended)).toEqual(yuan('200.00'));
    expect(asks(ended)[0]).toMatch(/^owner owner: .*give CNY 200\.00 back to the customer/);
    expect(outcome(ended, archive)).toBe('MONEY_TO_GIVE_BACK');
    const late = goOn(ended, [pay('balance', '50.00', 'bank-2')]);
    expect(toGiveBack(late)).toEqual(yuan('250.00'));
    const back = goOn(late, [reverse('bank-1', 'Paid back, bank-9'), reverse('bank-2', 'Paid back, bank-9')]);
    expect(toGiveBack(back)).toEqual(yuan('0.00'));
    expect(outcome(back, archive)).toEqual(['ContractArchived']);
    expect(mails(late, [reverse('bank-1')])[0]?.notice.text.en).toContain('It is no more to be given back.');
  });

  it('closes what waits to be verified of its conditions, and keeps what waits of money', () => {
    const entered = recordedByOwner(
      recordedByOwner(afterLongStop(), meetCondition),
      pay('advance', '200.00', 'bank-1'),
    );
    expect(outcome(entered, lapse, after)).toEqual(['ContractLapsed', 'EntryLapsed', 'ArchivingAsked']);
    expect(goOn(entered, [lapse], after)).toMatchObject({ entries: [{ command: { type: 'recordReceipt' } }] });
  });

  it('is told to both sides, each in its own words', () => {
    const paid = goOn(afterLongStop(), [pay('advance', '200.00', 'bank-1')], after);
    const told = noticesAfter(paid, eventsOf(paid, lapse, after));
    const texts = told.map(({ notice }) => `${notice.to.name}: ${notice.text.en}`);
    expect(texts[0]).toContain(
      'owner: By the long-stop day, 2029-12-31, “Performance bond”, “Advance received” had not',
    );
    expect(texts[0]).toContain(
      'legal decided so: “The bank refuses the bond”. CNY 200.00 that came in for it is to be',
    );
    expect(texts[2]).toMatch(/^customer: .* Neither side has to perform it\. What you have paid under it, CNY 200\.00/);
    expect(texts[2]).not.toContain('The bank refuses');
  });
});
