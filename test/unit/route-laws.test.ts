import fc from 'fast-check';
import { currencies } from '../../domain/kernel/money';
import { isRefusal } from '../../domain/contract/refusals';
import { planRoute } from '../../domain/routing/plan-route';
import {
  type Part,
  parts,
  type RouteFacts,
  type RouteRule,
  type RuleCondition,
  type RuleSet,
} from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { anAmendment, aRule, aRuleSet, aStep, people, someFacts } from '../build/a-rule-set';

const some = <T extends string>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const range = fc.constantFrom(
  { from: '10' },
  { below: '10' },
  { from: '20' },
  { below: '20' },
  { from: '10', below: '20' },
);

const conditions = {
  subjects: some('revision', 'amendment', 'termination'),
  contractTypes: some('a', 'b'),
  amount: range,
  difference: range,
  parts: some('money', 'dates', 'scope'),
  departments: some('d'),
  customerClasses: some('k'),
  riskMarks: some('m', 'n'),
  departures: fc.boolean(),
  credit: fc.constant('exceeded' as const),
  customerStatus: some('normal', 'watched'),
};

/** Conditions of few parts and values out of those named, so that rules meet often. */
const conditionOf = (names: string[]): fc.Arbitrary<RuleCondition> =>
  fc
    .subarray(names, { maxLength: 2 })
    .chain((kept) =>
      fc
        .record(conditions)
        .map((all) => Object.fromEntries(Object.entries(all).filter(([part]) => kept.includes(part)))),
    );

/** Up to six rules, each with a step of its own or one that others may give too. */
const ruleSetOf = (condition: fc.Arbitrary<RuleCondition>): fc.Arbitrary<RuleSet> =>
  fc
    .array(
      fc.record({
        when: condition,
        stepId: fc.constantFrom('own', 'own', 'same'),
        order: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((drawn) =>
      drawn.map(({ when, stepId, order }, index): RouteRule => {
        const steps = [aStep(stepId === 'own' ? `own-${index}` : stepId, { order })];
        return aRule(`r${index}`, { when, steps });
      }),
    )
    .map((rules) => aRuleSet({ rules }));

/** Rules about anything, and rules about what is approved. */
const anyRules = ruleSetOf(conditionOf(Object.keys(conditions)));
const subjectRules = ruleSetOf(conditionOf(['subjects', 'difference', 'parts', 'contractTypes']));

const price = fc.record({
  amount: fc.constantFrom('0', '1', '2', '3', '9', '10', '19', '20', '300', '400', '999999999999999'),
  currency: fc.constantFrom(...currencies),
});

/** Only an amendment moves the price, and then it touches money. */
const subject = fc.oneof(
  fc.constantFrom({ subject: 'revision' } as const, { subject: 'termination' } as const),
  fc
    .record({ difference: price, touched: some(...parts) })
    .map(({ difference, touched }) =>
      anAmendment(difference, difference.amount === '0' ? touched : [...new Set<Part>([...touched, 'money'])]),
    ),
);

/** How the customer stands; of one that the directory does not have nothing is known. */
const standings: Pick<RouteFacts, 'customerStatus' | 'creditExceeded'>[] = [
  { customerStatus: null, creditExceeded: false },
  ...(['normal', 'watched'] as const).flatMap((customerStatus) =>
    [false, true].map((creditExceeded) => ({ customerStatus, creditExceeded })),
  ),
];

const facts: fc.Arbitrary<RouteFacts> = fc
  .tuple(
    subject,
    fc.constantFrom(...standings),
    fc.record({
      contractType: fc.constantFrom('a', 'b', 'z'),
      gross: price,
      department: fc.constantFrom('d', 'z', null),
      customerClass: fc.constantFrom('k', 'z', null),
      riskMarks: fc.subarray(['m', 'n', 'z']),
      departures: fc.subarray(['liability', 'law']),
    }),
  )
  .map(([about, standing, contract]) => someFacts({ ...contract, ...standing, ...about }));

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** Everything approved that the rules above can tell from another; of what an amendment touches more than they need. */
const everySubject: Partial<RouteFacts>[] = [
  { subject: 'revision' },
  { subject: 'termination' },
  ...(['parties', 'money', 'dates', 'scope'] as const).map((part) => anAmendment(yuan('0'), [part])),
  anAmendment(yuan('0'), ['dates', 'scope']),
  anAmendment(yuan('0')),
  ...['0.01', '9.99', '10', '19.99', '20'].flatMap((amount) => [
    ...[anAmendment(yuan(amount), ['money']), anAmendment(yuan(amount), ['money', 'dates'])],
    ...[anAmendment(yuan(amount), ['scope', 'money']), anAmendment(yuan(amount))],
  ]),
];

const ofEveryType = (others: Partial<RouteFacts>[]): RouteFacts[] =>
  ['a', 'b', 'z'].flatMap((contractType) => others.map((other) => someFacts({ contractType, ...other })));

/** Every contract that the rules above can tell from another, but for its type. */
const everyContract: Partial<RouteFacts>[] = ['d', null].flatMap((department) =>
  ['k', null].flatMap((customerClass) =>
    [[], ['m', 'n']].flatMap((riskMarks) =>
      [[], ['law']].flatMap((departures) =>
        ['0', '9.99', '10', '19.99', '20'].map((amount) => ({
          ...{ department, customerClass, riskMarks, departures, gross: yuan(amount) },
        })),
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
      fc.property(anyRules, fc.array(facts, { minLength: 5, maxLength: 20 }), (rules, contracts) => {
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

  it.each<[string, fc.Arbitrary<RuleSet>, RouteFacts[]]>([
    [
      'contracts',
      ruleSetOf(conditionOf(['contractTypes', 'amount', 'departments', 'customerClasses', 'riskMarks', 'departures'])),
      ofEveryType(everyContract),
    ],
    [
      'customers',
      ruleSetOf(conditionOf(['contractTypes', 'amount', 'credit', 'customerStatus'])),
      ofEveryType(
        standings.flatMap((standing) => ['9.99', '10', '20'].map((amount) => ({ ...standing, gross: yuan(amount) }))),
      ),
    ],
    ['what is approved', subjectRules, ofEveryType(everySubject)],
    [
      'what is approved at which price',
      ruleSetOf(conditionOf(['subjects', 'amount', 'difference', 'parts'])),
      everySubject.flatMap((about) =>
        ['9.99', '10', '20'].map((amount) => someFacts({ ...about, gross: yuan(amount) })),
      ),
    ],
  ])('about %s is told that nobody is asked or that a step overlaps exactly when it is so', (_, rulesOf, contracts) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(rulesOf, (rules) => {
        const codes = checkRuleSet(rules, people).map(({ code }) => code);
        const routes = contracts.map((contract) => stepIds(contract, rules));
        const isGap = routes.some((ids) => ids.length === 0);
        const isOverlap = routes.some((ids) => new Set(ids).size < ids.length);
        expect([codes.includes('no_approver'), codes.includes('overlap')]).toEqual([isGap, isOverlap]);
        seen.add(`${isGap} ${isOverlap}`);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(4); // each answer came up with the other and without
  });

  it('asks no fewer when the contract bears one more risk mark', () => {
    let more = 0;
    fc.assert(
      fc.property(anyRules, facts, fc.constantFrom('m', 'n', 'z'), (rules, contract, mark) => {
        const before = stepIds(contract, rules);
        const after = stepIds({ ...contract, riskMarks: [...contract.riskMarks, mark] }, rules);
        expect(after).toEqual(expect.arrayContaining(before));
        if (after.length > before.length) more += 1;
      }),
      { numRuns: 1000 },
    );
    expect(more).toBeGreaterThan(10);
  });

  it('asks no fewer when an amendment touches one more part', () => {
    let more = 0;
    fc.assert(
      fc.property(subjectRules, some(...parts), fc.constantFrom(...parts), (rules, touched, part) => {
        const before = stepIds(someFacts(anAmendment(yuan('0'), touched)), rules);
        const after = stepIds(someFacts(anAmendment(yuan('0'), [...touched, part])), rules);
        expect(after).toEqual(expect.arrayContaining(before));
        if (after.length > before.length) more += 1;
      }),
      { numRuns: 1000 },
    );
    expect(more).toBeGreaterThan(10);
  });
});
