import fc from 'fast-check';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { isRefusal } from '../../domain/contract/refusals';
import { compare, sum } from '../../domain/kernel/money';
import { stamp } from '../../domain/kernel/stream';
import { aCompany } from '../build/a-company';
import { aContract, actorOf, decideFor, NOW } from '../build/ask-contract';
import { anyOrderCommand, counts, type Family, grossOf, inputsIn, newFramework, newOrder } from '../build/any-orders';
import { fold } from '../build/contract-library';
import { untilActive } from '../build/pump-contract';

const names = ['order-a', 'order-b', 'order-c'];
const toActive = untilActive('framework', newFramework.terms).slice(1);

/** What was asked, and what came of it. */
interface Step {
  family: Family;
  refusal?: string;
  events: string[];
}

function ask(family: Family, contract: Contract, command: Command): Step {
  const company = aCompany({ inputs: inputsIn(family, contract) });
  const decision = decideFor(contract, command, NOW, company);
  if (isRefusal(decision)) return { family, refusal: decision.code, events: [] };
  const after = fold(stamp(decision, contract.seq, NOW, actorOf(command), command.type), contract) ?? contract;
  return {
    family: {
      framework: family.framework === contract ? after : family.framework,
      orders: family.orders.map((order) => (order === contract ? after : order)),
    },
    events: decision.map(({ type }) => type),
  };
}

function expectBelowCeiling({ framework, orders }: Family): void {
  const total = sum(orders.filter(counts).map(grossOf), 'CNY');
  expect([total.amount, compare(total, grossOf(framework)) <= 0]).toEqual([total.amount, true]);
}

describe('any orders under a framework contract, whatever is asked of either in whatever order', () => {
  it('never come to more than its ceiling, and are approved and confirmed only while it is active', () => {
    const seen = new Set<string | undefined>();
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 40, max: 160 }), (gen, steps) => {
        let family: Family = {
          framework: aContract([newFramework, ...toActive]),
          orders: names.map((name) => aContract([newOrder(name)])),
        };
        for (let turn = 0; turn < steps; turn += 1) {
          const { framework, orders } = family;
          // By its place: a generator may give an equal contract in the place of this one.
          const contract = orders[gen(fc.integer, { min: 0, max: 3 })] ?? framework;
          const step = ask(family, contract, gen(anyOrderCommand, contract));
          if (step.events.includes('CustomerConfirmed')) expect(framework.stage).toBe('active');
          if (step.events.includes('CustomerConfirmed')) seen.add('confirmed');
          // Once its framework has ended, our side approves no order any more either.
          if (step.events.includes('CustomerConfirmationRequested')) expect(framework.stage).toBe('active');
          if (step.refusal === 'FRAMEWORK_NOT_ACTIVE') seen.add(`refused while ${contract.stage}`);
          if (step.events.includes('AmendmentExecuted')) seen.add('amended');
          seen.add(step.refusal);
          family = step.family;
          expectBelowCeiling(family);
        }
      }),
      { numRuns: 40 },
    );
    // The walks go far enough to mean something.
    const reached = [
      ...['confirmed', 'amended', 'CEILING_EXCEEDED', 'CEILING_BELOW_ORDERS'],
      ...['draft', 'in_approval', 'awaiting_customer', 'active'].map((stage) => `refused while ${stage}`),
    ];
    expect(reached.filter((one) => !seen.has(one))).toEqual([]);
  });
});
