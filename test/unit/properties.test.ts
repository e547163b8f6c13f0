import fc from 'fast-check';
import { zoneClock } from '../../config/zone-clock';
import { isApproved } from '../../domain/approval/steps';
import { type Contract } from '../../domain/contract/contract';
import { addMs, daysToMs } from '../../domain/kernel/days';
import { type AnyCommand, type Command } from '../../domain/contract/commands';
import { type ContractEvent } from '../../domain/contract/events';
import { isRefusal } from '../../domain/contract/refusals';
import { add, compare, isMoney, normalise, priceFromGross, splitByPercent, sum, zero } from '../../domain/kernel/money';
import { stamp } from '../../domain/kernel/stream';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { actorOf, contractId, decideFor, NOW, planOf, trailOf } from '../build/ask-contract';
import { anyCommand } from '../build/any-command';
import { fold } from '../build/contract-library';
import { expectEveryCent } from '../build/every-cent';
import { archive, everythingDone, longStopTerms } from '../build/every-stage';
import { askForTermination, conclude, untilActive } from '../build/pump-contract';

const currency = fc.constantFrom('CNY', 'USD', 'JPY');
const amountOf = (code: string) =>
  fc.bigInt(0n, 10n ** 13n).map((units) => {
    const digits = units.toString().padStart(3, '0');
    const amount = code === 'JPY' ? units.toString() : `${digits.slice(0, -2)}.${digits.slice(-2)}`;
    return { amount, currency: code };
  });
const money = currency.chain(amountOf);

describe('money', () => {
  it('net and tax always add up to the gross price', () => {
    const rate = fc
      .integer({ min: 0, max: 9999 })
      .map((tenThousandths) => `0.${String(tenThousandths).padStart(4, '0')}`);
    fc.assert(
      fc.property(money, rate, (gross, taxRate) => {
        const price = priceFromGross(gross, taxRate);
        expect(compare(add(price.net, price.tax), price.gross)).toBe(0);
        expect([isMoney(price.net), isMoney(price.tax)]).toEqual([true, true]);
      }),
    );
  });

  it('split by percentages loses nothing, and no part is below zero', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 9 });
    fc.assert(
      fc.property(money, cuts, (total, at) => {
        const marks = [0, ...at.toSorted((a, b) => a - b), 1_000_000];
        const percents = marks.slice(1).map((mark, index) => ((mark - (marks[index] ?? 0)) / 10_000).toFixed(4));
        const parts = splitByPercent(total, percents);
        expect(compare(sum(parts, total.currency), total)).toBe(0);
        const digits = (text: string) => BigInt(text.replace('.', ''));
        for (const [index, part] of parts.entries()) {
          expect(compare(part, zero(total.currency))).toBeGreaterThanOrEqual(0);
          const exact = digits(normalise(total).amount) * digits(percents[index] ?? ''); // in millionths of a minor unit
          const off = digits(part.amount) * 1_000_000n - exact;
          expect(off > -1_000_000n && off < 1_000_000n).toBe(true);
        }
      }),
    );
  });
});

interface Walk {
  contract: Contract;
  trail: ContractEvent[];
}

/** One command at one time; a refusal must be a whole one and change nothing. */
function step({ contract, trail }: Walk, command: AnyCommand, now: string): Walk {
  const decision = decideFor(contract, command, now);
  if (isRefusal(decision)) {
    expect(decision.code).toMatch(/^[A-Z_]+$/);
    for (const sentence of [decision.sentence, decision.sentenceZh]) expect(sentence).toMatch(/\S.*[.。]$/s);
    expect(`${decision.sentence}${decision.sentenceZh}`).not.toMatch(/undefined|\[object/);
    return { contract, trail };
  }
  const events = stamp(decision, contract.seq, now, actorOf(command), command.type);
  return { contract: fold(events, contract) ?? contract, trail: [...trail, ...events] };
}

/** Deadlines that have come by `now` pass, one instant after the other. */
function passAll(walk: Walk, now: string): Walk {
  let { contract, trail } = walk;
  for (let turn = 0; turn < 500; turn += 1) {
    const [next] = planOf(contract, now);
    if (next === undefined || next.at > now) return { contract, trail };
    const passing = { type: 'passDeadlines', at: next.at } as const;
    const decision = decideFor(contract, passing, now);
    if (isRefusal(decision)) throw new Error(decision.sentence);
    expect(decision.length).toBeGreaterThan(0); // otherwise the workflow would turn on the spot for ever
    const events = stamp(decision, contract.seq, now, actorOf(passing), `pass-${turn}`);
    contract = fold(events, contract) ?? contract;
    trail = [...trail, ...events];
  }
  throw new Error('Deadlines come without end.');
}

/**
 * The customer is asked only when every step has as many votes as it needs: for the content as it is, of different people, none from
 * before a rejection.
 */
function expectVotesBeforeTheCustomer(trail: readonly ContractEvent[]): void {
  trail.forEach((event, index) => {
    if (event.type !== 'CustomerConfirmationRequested') return;
    const before = trail.slice(0, index);
    const contract = fold(before);
    const approval = contract?.stage === 'in_approval' ? contract.approval : null;
    const rejected = before.findLastIndex((one) => one.type === 'ContractReturned' && one.cause === 'rejected');
    expect(approval?.revision).toBe(event.revision);
    expect(approval?.steps.length).toBeGreaterThanOrEqual(3);
    for (const { stepId, digest, needed } of approval?.steps ?? []) {
      const votes = before
        .slice(rejected + 1)
        .filter((one) => one.type === 'ApprovalGiven')
        .filter((one) => one.subject.kind === 'revision' && one.stepId === stepId && one.digest === digest);
      const voters = new Set(votes.map(({ by }) => by.email));
      expect(needed).toBeGreaterThanOrEqual(1);
      expect(voters.size).toBeGreaterThanOrEqual(needed ?? 1);
      expect(voters).not.toContain(contract?.owner.email);
    }
  });
}

function expectSound({ contract, trail }: Walk, now: string): void {
  const plan = planOf(contract, now);
  const byTheMachine = planOf(contract, now, { clock: zoneClock, calendar: plainCalendar });
  expect(byTheMachine).toEqual(plan); // the clock of the machine agrees with the one of the tests
  expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_, index) => index + 1));
  expectVotesBeforeTheCustomer(trail);
  expect(fold(trail)).toEqual(contract);
  expect(fold(JSON.parse(JSON.stringify(trail)) as ContractEvent[])).toEqual(contract);
  expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
  if ('approval' in contract && contract.approval && !['draft', 'in_approval', 'withdrawn'].includes(contract.stage)) {
    expect(contract.approval.revision).toBe(contract.revision);
    expect(isApproved(contract.approval)).toBe(true);
  }
  if ('payment' in contract && contract.payment) expectEveryCent(contract, contract.payment);
}

/** Where a walk may begin: anywhere on the way to the archive, to an end by agreement, or to conditions that are waited for. */
const beginnings: readonly Command[][] = [
  [...untilActive(contractId), ...everythingDone, archive],
  [...untilActive(contractId), askForTermination, ...conclude('termination')],
  untilActive(contractId, longStopTerms),
];

describe('any contract, whatever is asked of it in whatever order', () => {
  it('accepts or refuses with a code, never skips a vote, never takes more than is due, and loses nothing in storage', () => {
    const stages = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 5, max: 40 }), (gen, steps) => {
        let now = NOW;
        const story = beginnings[gen(fc.nat, { max: beginnings.length - 1 })] ?? [];
        const trail = trailOf(story.slice(0, gen(fc.integer, { min: 1, max: story.length })));
        const contract = fold(trail);
        if (!contract) throw new Error('Nothing was created.');
        let walk: Walk = { contract, trail };
        stages.add(contract.stage);
        for (let turn = 0; turn < steps; turn += 1) {
          walk = step(walk, gen(anyCommand, walk.contract), now);
          stages.add(walk.contract.stage);
          now = addMs(now, daysToMs(gen(fc.integer, { min: 0, max: 20 })));
          walk = passAll(walk, now);
        }
        expectSound(walk, now);
      }),
      { numRuns: 100 },
    );
    expect(stages.size).toBeGreaterThanOrEqual(8); // of twelve: the walks go far enough to mean something
  });
});
