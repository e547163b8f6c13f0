import fc from 'fast-check';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { isRefusal } from '../../domain/contract/refusals';
import { addMs, daysToMs } from '../../domain/kernel/days';
import { add, type Money, splitByPercent, sum, zero } from '../../domain/kernel/money';
import { type PaymentState } from '../../domain/payment/state';
import { isCovered } from '../../domain/payment/unallocated';
import { contractId, decideFor, eventsOf, letPass, NOW } from '../build/ask-contract';
import { fold, evolve, booksOf, trailBehind } from '../build/contract-library';
import { afterLongStop, everythingDone, conditionalTerms } from '../build/every-stage';
import { expectEveryCent } from '../build/every-cent';
import { untilActive, yuan } from '../build/pump-contract';
import { aContract, goOn } from '../build/ask-contract';

const cent = yuan('0.01');
const shares: ((money: Money) => Money)[] = [
  ({ currency }) => zero(currency),
  () => cent,
  (money) => splitByPercent(money, ['30', '70'])[0] ?? money,
  (money) => splitByPercent(money, ['50', '50'])[0] ?? money,
  (money) => money,
  (money) => money,
  (money) => add(money, cent),
  (money) => sum([money, money, money], money.currency),
];
const share = fc.constantFrom(...shares);

/** Money that mostly fits: shares of what is open and of what is kept, under references that come back. */
function aStep(gen: fc.GeneratorValue, contract: Contract): Command {
  const open = 'payment' in contract ? (contract.payment?.open ?? []) : [];
  const kept = 'payment' in contract ? contract.payment?.unallocated : undefined;
  const books = booksOf(contract);
  const reference =
    books.length > 0 && gen(fc.boolean)
      ? (books[gen(fc.nat, books.length - 1)]?.reference ?? '')
      : `T${gen(fc.integer, { min: 0, max: 30 })}`;
  const allocations = open
    .filter(() => gen(fc.boolean))
    .map(({ paymentLineId, outstanding }) => ({
      paymentLineId,
      amount: gen(() => share)(outstanding),
    }));
  const receivedOn = '2029-12-01';
  const amount = gen(() => share)(kept ?? open[0]?.outstanding ?? yuan('100.00'));
  const kind = gen(fc.nat, 5);
  if (kind <= 1) return { type: 'recordReceipt', allocations, amount, receivedOn, reference };
  if (kind === 2)
    return { type: 'recordReceipt', paymentLineId: open[0]?.paymentLineId ?? 'advance', amount, receivedOn, reference };
  if (kind === 3) return { type: 'allocateReceipt', reference, allocations };
  return { type: 'reverseReceipt', reference, reason: 'Dishonoured' };
}

const paymentOf = (contract: Contract): PaymentState | null => ('payment' in contract ? contract.payment : null);

/** The customer is reminded of a line only while it is open, and while nothing is kept that would pay it. */
function expectNoDunningOfWhatIsPaid(contract: Contract): void {
  let before: Contract | null = null;
  for (const event of trailBehind(contract)) {
    if (before && (event.type === 'PaymentChased' || event.type === 'PaymentReminderDue')) {
      const payment = paymentOf(before);
      const line = payment?.open.find(({ paymentLineId }) => paymentLineId === event.paymentLineId);
      expect(line).toBeDefined();
      expect(payment && line && isCovered({ ...before, payment }, line)).toBe(false);
    }
    before = evolve(before, event);
  }
}

const starts = {
  'in force': () => aContract(untilActive(contractId)),
  'signed, with its long-stop day over': () => afterLongStop(),
  'signed and waiting for its advance': () => aContract(untilActive(contractId, conditionalTerms)),
  'delivered, so that the last money completes it': () =>
    goOn(aContract(untilActive(contractId)), everythingDone.slice(0, 4)),
};

describe.each(Object.entries(starts))('a contract that is %s', (_, start) => {
  it('has every cent on a line or kept, whatever comes, is allocated and is reversed, and nobody is dunned for what they paid', () => {
    const seen = new Set<string>();
    const from = start();
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 5, max: 30 }), (gen, steps) => {
        let contract = from;
        let now = NOW;
        for (let turn = 0; turn < steps; turn += 1) {
          const command = aStep(gen, contract);
          const decision = decideFor(contract, command, now);
          if (!isRefusal(decision)) contract = fold(eventsOf(contract, command, now), contract) ?? contract;
          now = addMs(now, daysToMs(gen(fc.integer, { min: 0, max: 60 })));
          contract = fold(letPass(contract, now), contract) ?? contract;
          const payment = paymentOf(contract);
          if (payment) expectEveryCent(contract, payment);
          // Completed is what has nothing open, and nothing else.
          if (contract.stage === 'completed') expect(payment?.open).toEqual([]);
        }
        const trail = trailBehind(contract);
        for (const { type } of trail) seen.add(type);
        expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_one, index) => index + 1));
        expect(fold(trail)).toEqual(contract);
        expectNoDunningOfWhatIsPaid(contract);
      }),
      { numRuns: 25 },
    );
    for (const type of ['ReceiptRecorded', 'ReceiptAllocated', 'ReceiptReversed'] as const)
      expect(seen).toContain(type);
  });
});
