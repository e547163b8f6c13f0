import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { checkTerms } from '../../domain/drafting/check-terms';
import { aCompany, withPeople } from '../build/a-company';
import {
  aContract,
  active,
  contractId,
  expectStage,
  goOn,
  letPass,
  NOW,
  outcome,
  planOf,
  waitingOf,
  waitUntil,
} from '../build/ask-contract';
import { changed } from '../build/contract-library';
import { keyOf } from '../build/deadline-key';
import { conditionalTerms, contractIn, everyCommand } from '../build/every-stage';
import { mails, timed } from '../build/told';
import { deliver, pay, person, pumpTerms, sign, untilActive, yuan } from '../build/pump-contract';

const { meetCondition, waiveCondition } = everyCommand;
const advance = pay('advance', '45200.00', 'bank-1');
const later = (effectiveOn: string) => aContract(untilActive(contractId, pumpTerms({ effectiveOn })));
const sentences = (contract: Contract) => waitingOf(contract).map(({ sentence }) => sentence.en);
const told = (contract: Contract, commands: Command[]) =>
  mails(contract, commands).map(({ notice }) => `${notice.kind} → ${notice.to.name}: ${notice.text.en}`);

describe('a contract that both have signed', () => {
  it('is in force at once where nothing else is agreed, or its day is here', () => {
    for (const effectiveOn of ['2029-11-30', '2029-12-01']) expect(later(effectiveOn).stage).toBe('active');
    expect(contractIn('active').stage).toBe('active');
  });

  it('waits for its effective day, whose first minute in its own zone puts it in force', () => {
    const signed = later('2030-01-15');
    expect(signed.stage).toBe('signed');
    expect(planOf(signed).map((deadline) => `${deadline.at} ${keyOf(deadline)}`)).toEqual([
      '2030-01-14T16:00:00.000Z effective_day:2030-01-15',
    ]);
    expect(sentences(signed)).toEqual([
      'Waiting for owner (contract owner) to wait for the effective day, 2030-01-15, since 2029-12-01 12:00. On 2030-01-15 00:00 its effective day begins.',
    ]);
    expect(letPass(signed, '2030-01-15T00:00:00.000Z').map(({ type, at }) => `${at} ${type}`)).toEqual([
      '2030-01-14T16:00:00.000Z EffectiveDayCame',
      '2030-01-14T16:00:00.000Z ContractActivated',
    ]);
  });

  it('waits for its conditions, and says for which', () => {
    const signed = contractIn('signed');
    expect(sentences(signed)).toEqual([
      'Waiting for owner (contract owner) to see to “Performance bond”, by which the contract takes effect, since 2029-12-01 12:00. On 2029-12-08 12:00 a reminder goes out.',
      'Waiting for customer (customer) to pay “Advance received”, by which the contract takes effect, since 2029-12-01 12:00. On 2029-12-08 12:00 a reminder goes out.',
    ]);
    expect(outcome(signed, meetCondition)).toEqual(['ConditionMet']);
    expect(outcome(goOn(signed, [meetCondition]), advance)).toEqual([
      'ReceiptRecorded',
      'ConditionMet',
      'ContractActivated',
    ]);
  });

  it('owes and delivers nothing yet: no due day passes, nothing is overdue, nothing is delivered', () => {
    const year = letPass(contractIn('signed'), '2030-12-01T00:00:00.000Z').map(({ type }) => type);
    expect(new Set(year)).toEqual(new Set(['ConditionReminderDue']));
    expect(year).toHaveLength(52);
    expect(outcome(contractIn('signed'), deliver('first'))).toBe('WRONG_STAGE');
  });

  it('keeps the money that came before it was in force', () => {
    const half = goOn(contractIn('signed'), [meetCondition, pay('advance', '45000.00', 'bank-1')]);
    expect(half.stage).toBe('signed');
    const whole = goOn(half, [pay('balance', '100.00', 'bank-2'), pay('advance', '200.00', 'bank-3')]);
    expect(active(whole).payment).toEqual({
      open: [{ paymentLineId: 'balance', dueOn: '2030-07-01', outstanding: yuan('67700.00') }],
      settled: 1,
    });
  });

  it('that takes effect after a due day is overdue at once, not from before', () => {
    const late = '2030-03-20T04:00:00.000Z';
    const signed = waitUntil(contractIn('signed'), late);
    const inForce = goOn(signed, [advance, meetCondition], late);
    expect(
      planOf(inForce)
        .slice(0, 1)
        .map((deadline) => `${deadline.at} ${keyOf(deadline)}`),
    ).toEqual([`${late} milestone_overdue:first:2030-03-01`]);
  });
});

describe('a condition of effect', () => {
  const signed = contractIn('signed');

  it('is waived by somebody entitled who is not the owner', () => {
    const by = (decidedBy: string, contract: Contract = signed, company = aCompany()) =>
      outcome(contract, { ...waiveCondition, decidedBy }, NOW, company);
    expect(by('legal@example.com')).toEqual(['ConditionWaived']);
    expect(by('EXECUTIVE@example.com')).toEqual(['ConditionWaived']);
    for (const name of ['finance', 'owner', 'boss', 'nobody'])
      expect(by(person(name).email)).toBe('NOT_ENTITLED_TO_WAIVE');
    const gone = withPeople({ legal: { active: false } });
    expect(by('legal@example.com', signed, gone)).toBe('NOT_ENTITLED_TO_WAIVE');
    const owning = withPeople({ owner: { approvesFor: ['executive'] } });
    expect(by('owner@example.com', signed, owning)).toBe('NOT_ENTITLED_TO_WAIVE');
  });

  it('of an important contract is waived by an executive alone', () => {
    const contract = expectStage(signed, 'signed');
    const important = changed(contract, { policy: { executiveThreshold: contract.terms.gross } });
    const by = (name: string) => outcome(important, { ...waiveCondition, decidedBy: person(name).email });
    expect([by('legal'), by('executive')]).toEqual(['NOT_ENTITLED_TO_WAIVE', ['ConditionWaived']]);
  });

  it('is waived by a person in their own name alone', () => {
    const user = { kind: 'user', id: 'u', name: 'legal', email: 'legal@example.com', side: 'ours' } as const;
    expect(outcome(signed, waiveCondition, NOW, aCompany(), user)).toEqual(['ConditionWaived']);
    expect(outcome(signed, waiveCondition, NOW, aCompany(), { ...user, email: 'owner@example.com' })).toBe(
      'NOT_YOURSELF',
    );
  });

  it('may be the money, too: the line stays open', () => {
    const waived = goOn(signed, [meetCondition, { ...waiveCondition, conditionId: 'money' }]);
    expect(active(waived).payment.open).toHaveLength(2);
  });

  it('of an advance names its payment line, of anything else none, and each its own id', () => {
    const faults = (conditions: object[]) =>
      checkTerms({ ...conditionalTerms, conditions: conditions as never }).map(
        ({ pointer, code }) => `${pointer} ${code}`,
      );
    const bond = { conditionId: 'bond', title: 'Bond', kind: 'guarantee' };
    expect(faults([bond, { conditionId: 'a', title: 'A', kind: 'advance', paymentLineId: 'advance' }])).toEqual([]);
    expect(
      faults([
        ...[bond, bond, { ...bond, conditionId: 'b', paymentLineId: 'advance' }],
        ...[
          { conditionId: 'c', title: 'C', kind: 'advance' },
          { conditionId: 'd', title: 'D', kind: 'advance', paymentLineId: 'x' },
        ],
      ]),
    ).toEqual([
      '/conditions/1/conditionId repeated',
      '/conditions/2/paymentLineId not_an_advance',
      '/conditions/3/paymentLineId unknown_payment_line',
      '/conditions/4/paymentLineId unknown_payment_line',
    ]);
  });
});

describe('mails about a contract that is signed', () => {
  it('say that it is not in force, and what it waits for; then that it is', () => {
    const ready = aContract(untilActive(contractId, conditionalTerms).slice(0, -1));
    expect(told(ready, [sign('customer')])).toEqual(
      ['owner', 'customer'].map(
        (name) =>
          `signed → ${name}: Both sides have signed. The contract takes effect once this is there: “Performance bond”, “Advance received”. You will be told then.`,
      ),
    );
    expect(told(contractIn('signed'), [meetCondition])).toEqual([
      'condition_met → owner: The contract still waits for: “Advance received”.',
    ]);
    expect(told(contractIn('signed'), [waiveCondition])).toEqual([
      'condition_waived → owner: legal waived it: “A known customer”. The contract still waits for: “Advance received”.',
    ]);
    expect(told(goOn(contractIn('signed'), [meetCondition]), [advance]).at(-1)).toBe(
      'activated → customer: Everything that it waited for is there or has been waived. Performance begins.',
    );
  });

  it('remind the owner every week', () => {
    const [reminder] = timed(contractIn('signed'), '2029-12-08T04:00:00.000Z');
    expect(reminder?.notice).toMatchObject({ kind: 'condition_reminder', to: { name: 'owner' } });
  });
});
