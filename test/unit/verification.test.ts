import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { valueIn } from '../../domain/contract/fact-lines';
import { type Actor } from '../../domain/kernel/people';
import { aCompany, withPeople } from '../build/a-company';
import {
  aContract,
  active,
  contractId,
  decideFor,
  eventsOf,
  expectStage,
  goOn,
  NOW,
  outcome,
  planOf,
  waitingOf,
  waitUntil,
} from '../build/ask-contract';
import { changed } from '../build/contract-library';
import { keyOf } from '../build/deadline-key';
import { archive, contractIn, everyCommand, everythingDone, frameworkTerms } from '../build/every-stage';
import { ownerLink, recordedByOwner, verify } from '../build/owner-entries';
import {
  allocate,
  askForTermination,
  conclude,
  pay,
  reverse,
  transfer,
  untilActive,
  yuan,
} from '../build/pump-contract';
import { mails } from '../build/told';

const { recordReceipt, meetCondition, rejectEntry } = everyCommand;
const user = (name: string): Actor => ({
  ...{ kind: 'user', id: name, name, email: `${name}@example.com`, side: 'ours' },
});
const by = (actor: Actor, contract: Contract = contractIn('active'), company = aCompany()) =>
  outcome(contract, recordReceipt, NOW, company, actor);
const rejecting = (contract: Contract) => ({ ...rejectEntry, entryId: verify(contract).entryId });

describe('money that somebody records', () => {
  it('counts at once from a system, such as the bank’s feed, and from finance', () => {
    expect(by({ kind: 'service', id: 'bank', name: 'Bank feed' })).toEqual(['ReceiptRecorded']);
    expect(by(user('finance'))).toEqual(['ReceiptRecorded']);
  });

  it('waits for finance from the owner and from anybody else, and changes nothing until then', () => {
    for (const actor of [ownerLink, user('owner'), user('legal'), user('stranger')])
      expect(by(actor)).toEqual(['EntryMade']);
    const entered = active(recordedByOwner(contractIn('active'), recordReceipt));
    expect(entered.payment).toEqual(active(contractIn('active')).payment);
    expect(waitingOf(entered).map(({ sentence }) => sentence.en)).toContain(
      'Waiting for the finance department to verify the receipt of CNY 100.00, since 2029-12-01 12:00. On 2029-12-04 12:00 a reminder goes out.',
    );
  });

  it('of a contract whose owner approves for finance waits for another of finance', () => {
    const company = withPeople({ owner: { approvesFor: ['finance'] } });
    expect(by(ownerLink, contractIn('active'), company)).toEqual(['EntryMade']);
    const entered = recordedByOwner(contractIn('active'), recordReceipt, company);
    expect(outcome(entered, verify(entered, 'owner@example.com'), NOW, company)).toBe('NOT_ENTITLED_TO_VERIFY');
    expect(outcome(entered, verify(entered), NOW, company)).toEqual(['EntryVerified', 'ReceiptRecorded']);
  });

  it('is refused at once where it is wrong, before finance is asked', () => {
    expect(outcome(contractIn('active'), pay('third', '1.00', 'b'), NOW, aCompany(), ownerLink)).toBe(
      'UNKNOWN_PAYMENT_LINE',
    );
  });
});

describe('what the owner records of money that is booked', () => {
  const booked = goOn(contractIn('active'), [transfer('200.00', 'A', ['advance', '50.00'])]);

  it.each([allocate('A', ['balance', '100.00']), reverse('A', 'Of another contract')])(
    'waits for finance, which sees what it is: $type',
    (command) => {
      const entered = recordedByOwner(booked, command);
      expect(active(entered).payment).toEqual(active(booked).payment);
      const [, recorded] = outcome(entered, verify(entered));
      expect(recorded).toBe(command.type === 'allocateReceipt' ? 'ReceiptAllocated' : 'ReceiptReversed');
      const told = mails(booked, [command], aCompany(), ownerLink).map(({ notice }) => notice);
      expect(told.map(({ kind, to }) => `${kind} → ${to.name}`)).toEqual(['entry_request → finance']);
      expect(told[0]?.text.en).toContain('receipt “A”');
      expect(told[0]?.facts.map((line) => valueIn(line, 'en'))).toContain(
        command.type === 'allocateReceipt' ? 'Balance: CNY 100.00' : 'Of another contract',
      );
    },
  );

  it('says for which lines a transfer is', () => {
    const of = (command: Command) =>
      mails(booked, [command], aCompany(), ownerLink)[0]
        ?.notice.facts.map((line) => valueIn(line, 'en'))
        .slice(0, 2);
    expect(of(transfer('9.00', 'B', ['advance', '1.00'], ['balance', '2.00']))).toEqual([
      ...['Advance: CNY 1.00', 'Balance: CNY 2.00'],
    ]);
    expect(of(transfer('9.00', 'B'))).toEqual(['none yet; it is kept with the contract', 'CNY 9.00']);
  });
});

describe('finance', () => {
  const entered = recordedByOwner(contractIn('active'), recordReceipt);

  it('verifies it, and it counts', () => {
    expect(outcome(entered, verify(entered))).toEqual(['EntryVerified', 'ReceiptRecorded']);
    const verified = active(goOn(entered, [verify(entered)]));
    expect(verified.payment.open[0]?.outstanding).toEqual(yuan('45100.00'));
    expect(verified.entries).toBeUndefined();
    expect(outcome(verified, verify(entered))).toBe('UNKNOWN_ENTRY');
  });

  it('does so for themselves alone', () => {
    expect(outcome(entered, verify(entered), NOW, aCompany(), user('legal'))).toBe('NOT_YOURSELF');
    expect(outcome(entered, verify(entered), NOW, aCompany(), user('FINANCE'))).toEqual([
      ...['EntryVerified', 'ReceiptRecorded'],
    ]);
  });

  it('refuses to, with a reason, and nothing is booked', () => {
    const [rejected] = eventsOf(entered, rejecting(entered));
    expect(rejected).toMatchObject({ type: 'EntryRejected', reason: 'Not on the statement', by: { name: 'finance' } });
    expect(active(goOn(entered, [rejecting(entered)])).payment).toEqual(active(contractIn('active')).payment);
  });

  it('cannot verify what has become impossible: the bank’s feed was quicker', () => {
    const paid = goOn(entered, [recordReceipt]);
    expect(outcome(paid, verify(paid))).toBe('DUPLICATE_RECEIPT');
    expect(outcome(paid, rejecting(paid))).toEqual(['EntryRejected']);
  });

  it('that is away is asked only where nobody of finance is there', () => {
    const away = { absences: [{ from: '2029-12-01', to: '2029-12-05', deputy: null }] };
    const asked = (company = aCompany()) =>
      eventsOf(contractIn('active'), recordReceipt, NOW, company, ownerLink).map((event) =>
        event.type === 'EntryMade' ? event.verifiers.map(({ name }) => name) : [],
      );
    expect(asked(withPeople({ finance: away, cashier: { approvesFor: ['finance'] } }))).toEqual([['cashier']]);
    expect(asked(withPeople({ finance: away }))).toEqual([['finance']]);
  });

  it('is reminded every three days', () => {
    const keys = planOf(entered).map((deadline) => `${deadline.at} ${keyOf(deadline)}`);
    expect(keys).toContain(`2029-12-04T04:00:00.000Z entry_reminder:${verify(entered).entryId}`);
  });
});

describe('a condition that the owner records as met', () => {
  const signed = contractIn('signed');

  it('waits for finance where it is a security, and for nobody where it is something else', () => {
    expect(outcome(signed, meetCondition, NOW, aCompany(), ownerLink)).toEqual(['EntryMade']);
    const entered = recordedByOwner(signed, meetCondition);
    expect(expectStage(entered, 'signed').effect.open).toHaveLength(2);
    expect(outcome(entered, verify(entered))).toEqual(['EntryVerified', 'ConditionMet']);
    const { effect } = expectStage(signed, 'signed');
    const open = effect.open.map((one) => (one.conditionId === 'bond' ? { ...one, kind: 'other' as const } : one));
    const other = changed(signed, { effect: { ...effect, open } });
    expect(outcome(other, meetCondition, NOW, aCompany(), ownerLink)).toEqual(['ConditionMet']);
  });

  it('needs nobody to verify it once it is waived, which the trail says; a receipt still does', () => {
    const both = recordedByOwner(recordedByOwner(signed, meetCondition), recordReceipt);
    const [bond, money] = ['bond', 'money'].map((conditionId) => ({ ...everyCommand.waiveCondition, conditionId }));
    expect(bond && outcome(both, bond)).toEqual(['ConditionWaived', 'EntryLapsed']);
    const inForce = active(
      goOn(
        both,
        [bond, money].flatMap((command) => command ?? []),
      ),
    );
    expect(inForce.entries).toMatchObject([{ command: { type: 'recordReceipt' } }]);
  });
});

describe('money that waits for finance when the contract ends', () => {
  const last = { ...transfer('5.00', 'late'), type: 'recordReceipt' } as const;

  it.each([
    ['completed', () => goOn(recordedByOwner(contractIn('active'), last), everythingDone)],
    [
      'terminated',
      () => goOn(recordedByOwner(contractIn('active'), last), [askForTermination, ...conclude('termination')]),
    ],
    [
      'expired',
      () =>
        waitUntil(
          recordedByOwner(aContract(untilActive(contractId, frameworkTerms)), last),
          '2031-06-30T16:00:00.000Z',
        ),
    ],
  ] as const)('is verified, or not, after it is %s', (stage, story) => {
    const over = expectStage(story(), stage);
    expect(waitingOf(over).map(({ sentence }) => sentence.en)).toContainEqual(
      expect.stringContaining('Waiting for the finance department to verify the receipt of CNY 5.00'),
    );
    expect(planOf(over).map(keyOf)).toContain(`entry_reminder:${verify(over).entryId}`);
    expect(outcome(over, archive)).toBe('ENTRIES_OPEN');
    expect(outcome(over, verify(over))).toEqual(['EntryVerified', 'ReceiptRecorded']);
    const booked = expectStage(goOn(over, [verify(over)]), stage);
    expect(booked.payment?.unallocated).toEqual(yuan('5.00'));
    expect(outcome(goOn(booked, [archive]), archive)).toBe('WRONG_STAGE');
    expect(outcome(goOn(over, [rejecting(over)]), archive)).toEqual(['ContractArchived']);
  });

  it('still waits where the contract becomes active again by a reversal, and a reversal by the owner does that', () => {
    const reversal = reverse('bank-1', 'Dishonoured');
    const paid = goOn(contractIn('active'), everythingDone.slice(0, -1));
    const over = goOn(recordedByOwner(recordedByOwner(paid, last), reversal), everythingDone.slice(-1));
    expect(outcome(over, verify(over))).toEqual(['EntryVerified', 'ReceiptReversed', 'ContractReopened']);
    expect(active(goOn(over, [verify(over)])).entries).toMatchObject([{ command: { reference: 'late' } }]);
  });
});

describe('one transfer that is recorded twice before finance has looked', () => {
  const entered = recordedByOwner(contractIn('active'), transfer('9300', 'ICBC-1', ['advance', '9.5']));

  it('is refused, however its reference is written, and the refusal names the record that waits', () => {
    const { entryId } = verify(entered);
    const again = decideFor(entered, transfer('1.00', 'icbc 1'), NOW, aCompany(), ownerLink);
    expect(again).toMatchObject({ code: 'DUPLICATE_RECEIPT', sentence: expect.stringContaining(entryId) as string });
    expect(outcome(entered, transfer('1.00', 'ICBC-2'), NOW, aCompany(), ownerLink)).toEqual(['EntryMade']);
  });

  it('is refused where it waits for another contract, which is named; finance and the bank’s feed record it all the same', () => {
    const company = aCompany({ inputs: { waitingReference: 'HT-valves' } });
    const command = transfer('1.00', 'ICBC-2');
    const again = decideFor(contractIn('active'), command, NOW, company, ownerLink);
    expect(again).toMatchObject({
      code: 'DUPLICATE_RECEIPT',
      sentence: 'The bank reference ICBC-2 is booked already, in contract HT-valves (where it waits to be verified).',
      sentenceZh: '银行流水号 ICBC-2 已在合同 HT-valves（待复核）中登记。',
    });
    expect(outcome(contractIn('active'), command, NOW, company)).toEqual(['ReceiptRecorded']);
  });

  it('keeps amounts with the places of their currency, however they were typed', () => {
    expect(active(entered).entries?.[0]?.command).toMatchObject({
      ...{ amount: yuan('9300.00'), allocations: [{ amount: yuan('9.50') }] },
    });
  });
});
