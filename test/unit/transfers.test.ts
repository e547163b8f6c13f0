import { upcast } from '../../domain/contract/upcast';
import { type EventBody } from '../../domain/contract/events';
import { isRefusal } from '../../domain/contract/refusals';
import { stamp, type Recorded } from '../../domain/kernel/stream';
import {
  aContract,
  active,
  contractId,
  decideFor,
  eventsOf,
  goOn,
  letPass,
  lineOf,
  NOW,
  outcome,
  planOf,
  somebody,
  waitingOf,
  waitUntil,
} from '../build/ask-contract';
import { booksOf, fold, trailBehind } from '../build/contract-library';
import { keyOf } from '../build/deadline-key';
import { contractIn, everythingDone } from '../build/every-stage';
import { allocate, pay, pumpTerms, reverse, transfer, untilActive, yuan } from '../build/pump-contract';
import { mails } from '../build/told';

const contract = contractIn('active');
const kept = goOn(contract, [transfer('200.00', 'A', ['advance', '50.00'])]);

describe('one bank transfer', () => {
  it('pays several lines, under one reference', () => {
    const both = goOn(contract, [transfer('45300.00', 'A', ['advance', '45200.00'], ['balance', '100.00'])]);
    expect(lineOf(both)).toBeUndefined();
    expect(lineOf(both, 'balance')?.outstanding).toEqual(yuan('67700.00'));
    expect(active(both).payment.unallocated).toBeUndefined();
    expect(booksOf(both)).toMatchObject([{ reference: 'A', amount: yuan('45300.00') }]);
    expect(outcome(both, transfer('1.00', 'ａ', ['balance', '1.00']))).toBe('DUPLICATE_RECEIPT');
  });

  it('of more than is open pays the line, and the rest is kept: what happened is never refused for its size', () => {
    const over = goOn(contract, [pay('advance', '99999999.00', 'A')]);
    expect(lineOf(over)).toBeUndefined();
    expect(lineOf(over, 'balance')?.outstanding).toEqual(yuan('67800.00'));
    expect(active(over).payment.unallocated).toEqual(yuan('99954799.00'));
  });

  it('for nothing yet is kept whole', () => {
    expect(eventsOf(contract, transfer('10.00', 'A'))).toMatchObject([{ allocations: [], unallocated: yuan('10.00') }]);
  });

  it('pays the last lines and completes the contract, in one', () => {
    const delivered = goOn(contract, everythingDone.slice(0, 4));
    const all = transfer('113000.01', 'A', ['advance', '45200.00'], ['balance', '67800.00']);
    expect(outcome(delivered, all)).toEqual(['ReceiptRecorded', 'ContractCompleted', 'ArchivingAsked']);
    expect(goOn(delivered, [all])).toMatchObject({ stage: 'completed', payment: { unallocated: yuan('0.01') } });
  });

  it('comes for a contract that is over, too', () => {
    const twice = goOn(contractIn('completed'), [transfer('67800.00', 'again')]);
    expect(twice).toMatchObject({ stage: 'completed', payment: { open: [], unallocated: yuan('67800.00') } });
    expect(outcome(contractIn('archived'), transfer('1.00', 'again'))).toBe('WRONG_STAGE');
  });

  it('has no places behind the point where the currency has none', () => {
    const price = { gross: { amount: '113000', currency: 'JPY' }, taxRate: '0.13' };
    const inYen = aContract(untilActive(contractId, pumpTerms({ price })));
    const yen = (amount: string, allocated = amount) => ({
      ...transfer('1.00', 'A'),
      amount: { amount, currency: 'JPY' },
      allocations: [{ paymentLineId: 'advance', amount: { amount: allocated, currency: 'JPY' } }],
    });
    expect(outcome(inYen, yen('100', '99'))).toEqual(['ReceiptRecorded']);
    expect([outcome(inYen, yen('100.5')), outcome(inYen, yen('100', '0.5'))]).toEqual([
      'NOT_AN_AMOUNT',
      'NOT_AN_AMOUNT',
    ]);
  });

  it.each([
    ['a line twice', transfer('9.00', 'B', ['advance', '1.00'], ['advance', '1.00']), 'LINE_ALLOCATED_TWICE'],
    ['a line that there is not', transfer('9.00', 'B', ['third', '1.00']), 'UNKNOWN_PAYMENT_LINE'],
    ['nothing for a line', transfer('9.00', 'B', ['advance', '0.00']), 'NOT_AN_AMOUNT'],
    ['less than nothing', transfer('9.00', 'B', ['advance', '-1.00']), 'NOT_AN_AMOUNT'],
    ['more than is open', transfer('99999.00', 'B', ['advance', '45150.01']), 'ALLOCATION_EXCEEDS_OUTSTANDING'],
    ['more than came', transfer('9.00', 'B', ['advance', '5.00'], ['balance', '4.01']), 'ALLOCATIONS_EXCEED_RECEIPT'],
  ])('cannot be allocated as %s', (_, command, code) => {
    expect(outcome(kept, command)).toBe(code);
  });
});

describe('money that is kept', () => {
  it('counts for a line once somebody says so, and no more of it than there is', () => {
    expect(outcome(kept, allocate('A', ['balance', '150.01']))).toBe('ALLOCATIONS_EXCEED_RECEIPT');
    const part = goOn(kept, [allocate('a', ['balance', '100.00'])]);
    expect(lineOf(part, 'balance')?.outstanding).toEqual(yuan('67700.00'));
    expect(active(part).payment.unallocated).toEqual(yuan('50.00'));
    const all = goOn(part, [allocate('A', ['balance', '20.00'], ['advance', '30.00'])]);
    expect(active(all).payment.unallocated).toBeUndefined();
    expect(outcome(all, allocate('A', ['balance', '0.01']))).toBe('RECEIPT_ALLOCATED');
  });

  it('stays kept when the contract takes effect, and when it is amended', () => {
    const signed = goOn(contractIn('signed'), [transfer('5.00', 'kept'), pay('advance', '45200.00', 'bank-1')]);
    const inForce = goOn(signed, [{ type: 'meetCondition', conditionId: 'bond', metOn: '2029-12-01', evidence: 'B' }]);
    expect(active(inForce).payment).toMatchObject({ settled: 1, unallocated: yuan('5.00') });
  });

  it('that would pay a line keeps the customer from being asked for it; the owner is asked what it is for', () => {
    const covered = goOn(contract, [transfer('45200.00', 'A')]);
    const keys = planOf(covered)
      .map(keyOf)
      .filter((key) => key.includes('advance'));
    expect(keys).toEqual(['payment_overdue:advance:2030-02-01']);
    expect(waitingOf(covered).find(({ topic }) => topic.kind === 'payment')).toMatchObject({ role: 'owner' });
    const late = letPass(covered, '2030-06-01T00:00:00.000Z').map(({ type }) => type);
    expect(late).toContain('PaymentOverdue');
    expect(late).not.toContain('PaymentChased');
    const short = goOn(contract, [transfer('45199.99', 'A')]);
    expect(letPass(short, '2030-06-01T00:00:00.000Z').map(({ type }) => type)).toContain('PaymentChased');
  });
});

describe('a receipt that is reversed', () => {
  const paid = goOn(contract, [transfer('45300.00', 'A', ['advance', '45200.00'], ['balance', '60.00'])]);

  it('leaves everything owed as if it had not come, and its reference free', () => {
    const back = goOn(paid, [reverse('A')]);
    expect(active(back).payment.unallocated).toBeUndefined();
    expect(active(back).payment.settled).toBe(0);
    expect([lineOf(back)?.outstanding, lineOf(back, 'balance')?.outstanding]).toEqual([
      yuan('45200.00'),
      yuan('67800.00'),
    ]);
    expect(outcome(back, reverse('A'))).toBe('RECEIPT_REVERSED');
    expect(outcome(back, transfer('1.00', 'A', ['advance', '1.00']))).toEqual(['ReceiptRecorded']);
  });

  it('after a part of it was allocated later takes that back, too', () => {
    const later = goOn(kept, [allocate('A', ['advance', '10.00'], ['balance', '20.00'])]);
    const [event] = eventsOf(later, reverse('A'));
    expect(event).toMatchObject({
      ...{ type: 'ReceiptReversed', amount: yuan('200.00'), unallocated: yuan('120.00'), reason: 'Dishonoured' },
      allocations: [
        { paymentLineId: 'advance', amount: yuan('60.00'), outstanding: yuan('45200.00') },
        { paymentLineId: 'balance', amount: yuan('20.00'), outstanding: yuan('67800.00') },
      ],
    });
  });

  it('has its lines reminded of and overdue from now on', () => {
    const before = planOf(contract).map(keyOf);
    expect(planOf(goOn(paid, [reverse('A')])).map(keyOf)).toEqual(before);
    const now = '2030-03-04T04:00:00.000Z';
    const late = goOn(waitUntil(goOn(paid, []), now), [reverse('A')], now);
    const overdue = letPass(late, '2030-03-04T05:00:00.000Z').filter(({ type }) => type === 'PaymentOverdue');
    expect(overdue).toMatchObject([{ paymentLineId: 'advance', at: now, outstanding: yuan('45200.00') }]);
  });

  it('of a completed contract makes it active again, and paid anew completes it again', () => {
    const completed = contractIn('completed');
    const back = goOn(completed, [reverse('bank-2', '退票')]);
    expect(back).toMatchObject({
      ...{ stage: 'active', delivery: { open: [] }, term: { ended: false } },
      payment: { open: [{ paymentLineId: 'balance', outstanding: yuan('67800.00') }], settled: 1 },
    });
    expect(outcome(back, pay('balance', '67800.00', 'bank-2'))).toEqual([
      'ReceiptRecorded',
      'ContractCompleted',
      'ArchivingAsked',
    ]);
    const years = '2039-01-01T04:00:00.000Z';
    expect(goOn(completed, [reverse('bank-2')], years)).toMatchObject({ stage: 'active', term: { ended: true } });
  });

  it('of which nothing was for a line leaves a completed contract completed', () => {
    const over = goOn(contractIn('completed'), [transfer('5.00', 'again')]);
    expect(outcome(over, reverse('again'))).toEqual(['ReceiptReversed']);
  });

  it('had met a condition, which is then waited for again, unless the contract is in force', () => {
    const met = goOn(contractIn('signed'), [pay('advance', '45200.00', 'bank-1')]);
    expect(met).toMatchObject({ stage: 'signed', effect: { open: [{ conditionId: 'bond' }] } });
    expect(outcome(met, reverse('bank-1'))).toEqual(['ReceiptReversed', 'ConditionReopened']);
    const back = goOn(met, [reverse('bank-1')]);
    expect(back).toMatchObject({
      effect: { open: [{ conditionId: 'bond' }, { conditionId: 'money', kind: 'advance', paymentLineId: 'advance' }] },
      payment: { settled: 0 },
    });
    const bond = { type: 'meetCondition', conditionId: 'bond', metOn: '2029-12-01', evidence: 'B' } as const;
    expect(outcome(back, bond)).toEqual(['ConditionMet']);
    const inForce = goOn(met, [bond]);
    expect(outcome(inForce, reverse('bank-1'))).toEqual(['ReceiptReversed']);
    const waived = goOn(met, [{ ...bond, type: 'meetCondition' }]);
    expect(mails(waived, [reverse('bank-1')])[0]?.notice.text.en).toContain('stays in force');
  });

  it('is not there for another contract, or for one that is archived', () => {
    expect(outcome(contract, reverse('A'))).toBe('UNKNOWN_RECEIPT');
    expect(outcome(contractIn('archived'), reverse('bank-1'))).toBe('WRONG_STAGE');
  });
});

describe('people are told', () => {
  const said = (commands: Parameters<typeof mails>[1], before = contract) =>
    mails(before, commands).map(({ notice }) => [notice.kind, notice.text.en, notice.text['zh-CN']]);

  it('what one transfer counts for, and what is kept', () => {
    const [owner, customer] = said([transfer('45300.00', 'A', ['advance', '45200.00'], ['balance', '60.00'])]);
    expect(owner).toEqual([
      'receipt_booked',
      "CNY 45,300.00 came in on 2029-12-01, under the bank's reference “A”. It counts for: CNY 45,200.00 for “Advance” (it is paid in full), CNY 60.00 for “Balance” (CNY 67,740.00 of it is still to come). CNY 40.00 is for no payment line yet and is kept with the contract; allocate it, or settle with the customer what becomes of it.",
      '2029-12-01 收到 ¥45,300.00，银行流水号为“A”。其中：“Advance”¥45,200.00（已付清）、“Balance”¥60.00（尚余 ¥67,740.00）。¥40.00 尚未对应付款项，暂留于合同；请予以分配，或与客户商定如何处理。',
    ]);
    expect(customer).toEqual([
      'receipt_confirmed',
      'Thank you: CNY 45,300.00 reached us on 2029-12-01. It counts for: CNY 45,200.00 for “Advance” (it is paid in full), CNY 60.00 for “Balance” (CNY 67,740.00 of it is still to come). CNY 40.00 of it is for no payment of the plan yet; we keep it for you under the contract.',
      '我方已于 2029-12-01 收到 ¥45,300.00，谢谢。其中：“Advance”¥45,200.00（已付清）、“Balance”¥60.00（尚余 ¥67,740.00）。¥40.00 尚未对应付款计划中的款项，我方已在本合同项下为贵方留存。',
    ]);
  });

  it('that a receipt is reversed, with its reason and what is owed again', () => {
    const [told, ...others] = said([reverse('bank-2', '退票')], contractIn('completed') as never);
    expect(others).toEqual([]);
    expect(told?.[1]).toContain('The reason given: “退票”. Owed again: “Balance” (CNY 67,800.00 outstanding).');
    expect(told?.[1]).toContain('is active again');
  });
});

describe('a receipt of before one transfer could be for several lines', () => {
  it('is read as one for its line', () => {
    const amount = yuan('200.00');
    const old = { type: 'ReceiptRecorded', paymentLineId: 'advance', amount, outstanding: yuan('45000.00') };
    const decided = decideFor(contract, pay('advance', '200.00', 'A'), NOW);
    if (isRefusal(decided)) throw new Error(decided.sentence);
    const recorded = stamp(decided, contract.seq, NOW, somebody, 'c-1');
    const stored = stamp(
      [{ ...old, receivedOn: '2029-12-01', reference: 'A' } as unknown as EventBody],
      ...([contract.seq, NOW, somebody, 'c-1'] as const),
    ) as Recorded<{ type: string }>[];
    expect(stored.map(upcast)).toEqual(recorded);
    expect(recorded.map(upcast)).toEqual(recorded);
    expect(fold([...trailBehind(contract), ...stored.map(upcast)])).toEqual(
      goOn(contract, [pay('advance', '200.00', 'A')]),
    );
  });
});
