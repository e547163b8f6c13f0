import fc from 'fast-check';
import { currencies } from '../../domain/kernel/money';
import { planRoute } from '../../domain/routing/plan-route';
import { isRefusal } from '../../domain/contract/refusals';
import { type RouteFacts, type RouteRule, type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { aRule, aRuleSet, aStep, people, someFacts } from '../build/a-rule-set';

const some = <T extends string>(...values: T[]) => fc.subarray(values, { minLength: 1 });

const parts = {
  contractTypes: some('a', 'b'),
  departments: some('d'),
  customerClasses: some('k'),
  riskMarks: some('m', 'n'),
  departures: fc.boolean(),
  amount: fc.constantFrom(
    { from: '10' },
    { below: '10' },
    { from: '20' },
    { below: '20' },
    { from: '10', below: '20' },
  ),
};

/** Conditions of few parts and values, so that rules meet often. */
const condition: fc.Arbitrary<RuleCondition> = fc
  .subarray(Object.keys(parts), { maxLength: 2 })
  .chain((kept) =>
    fc.record(parts).map((all) => Object.fromEntries(Object.entries(all).filter(([part]) => kept.includes(part)))),
  );

/** Up to six rules, each with a step of its own or one that others may give too. */
const ruleSet: fc.Arbitrary<RuleSet> = fc
  .array(
    fc.record({
      when: condition,
      stepId: fc.constantFrom('own', 'own', 'same'),
      order: fc.integer({ min: 1, max: 3 }),
    }),
    {
      ...{ minLength: 1, maxLength: 6 },
    },
  )
  .map((drawn) =>
    drawn.map(({ when, stepId, order }, index): RouteRule => {
      const steps = [aStep(stepId === 'own' ? `own-${index}` : stepId, { order })];
      return aRule(`r${index}`, { when, steps });
    }),
  )
  .map((rules) => aRuleSet({ rules }));

const facts: fc.Arbitrary<RouteFacts> = fc.record({
  contractType: fc.constantFrom('a', 'b', 'z'),
  gross: fc.record({
    amount: fc.constantFrom('0', '1', '2', '3', '9', '10', '19', '20', '300', '400', '999999999999999'),
    currency: fc.constantFrom(...currencies),
  }),
  department: fc.constantFrom('d', 'z', null),
  customerClass: fc.constantFrom('k', 'z', null),
  riskMarks: fc.subarray(['m', 'n', 'z']),
  departures: fc.subarray(['liability', 'law']),
});

/** Every contract that the rules above can tell from another. */
const everyContract: RouteFacts[] = ['a', 'b', 'z'].flatMap((contractType) =>
  ['d', null].flatMap((department) =>
    ['k', null].flatMap((customerClass) =>
      [[], ['m', 'n']].flatMap((riskMarks) =>
        [[], ['law']].flatMap((departures) =>
          ['0', '9.99', '10', '19.99', '20'].map((amount) =>
            someFacts({
              contractType,
              department,
              customerClass,
              riskMarks,
              departures,
              gross: { amount, currency: 'CNY' },
            }),
          ),
        ),
      ),
    ),
  ),
);

function stepIds(of: RouteFacts, rules: RuleSet): string[] {
  const planned = planRoute(of, rules);
  return isRefusal(planned) ? [] : planned.steps.map(({ stepId }) => stepId);
}

describe('any rule set', () => {
  it('that passes the checks gives any contract at least one step, and no step twice', () => {
    let sound = 0;
    fc.assert(
      fc.property(ruleSet, fc.array(facts, { minLength: 5, maxLength: 20 }), (rules, contracts) => {
        if (checkRuleSet(rules, people).length > 0) return;
        sound += 1;
        for (const contract of contracts) {
          const ids = stepIds(contract, rules);
          expect(ids.length).toBeGreaterThan(0);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: 1000 },
    );
    expect(sound).toBeGreaterThan(100);
  });

  it('is told that nobody is asked or that a step overlaps exactly when there is such a contract', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(ruleSet, (rules) => {
        const codes = checkRuleSet(rules, people).map(({ code }) => code);
        const routes = everyContract.map((contract) => stepIds(contract, rules));
        const isGap = routes.some((ids) => ids.length === 0);
        const isOverlap = routes.some((ids) => new Set(ids).size < ids.length);
        expect([codes.includes('no_approver'), codes.includes('overlap')]).toEqual([isGap, isOverlap]);
        seen.add(`${isGap} ${isOverlap}`);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(4); // each answer came up with the other and without
  });

  it('asks no fewer when the contract bears one more risk mark', () => {
    let more = 0;
    fc.assert(
      fc.property(ruleSet, facts, fc.constantFrom('m', 'n', 'z'), (rules, contract, mark) => {
        const before = stepIds(contract, rules);
        const after = stepIds({ ...contract, riskMarks: [...contract.riskMarks, mark] }, rules);
        expect(after).toEqual(expect.arrayContaining(before));
        if (after.length > before.length) more += 1;
      }),
      { numRuns: 1000 },
    );
    expect(more).toBeGreaterThan(10);
  });
});
