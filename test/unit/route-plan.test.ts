import { defaultRuleSet } from '../../domain/routing/default-rules';
import { currencies } from '../../domain/kernel/money';
import { inCurrencyOf, isApplicable, planRoute } from '../../domain/routing/plan-route';
import { isRefusal } from '../../domain/contract/refusals';
import { type RouteFacts, type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { aRule, aRuleSet, aStep, someFacts } from '../build/a-rule-set';

function plan(facts: RouteFacts, ruleSet: RuleSet) {
  const planned = planRoute(facts, ruleSet);
  if (isRefusal(planned)) throw new Error(planned.sentence);
  return planned.steps;
}

const refusalOf = (facts: RouteFacts, ruleSet: RuleSet) => {
  const planned = planRoute(facts, ruleSet);
  return isRefusal(planned) ? planned : null;
};
const stepIds = (facts: RouteFacts, ruleSet: RuleSet) => plan(facts, ruleSet).map(({ stepId }) => stepId);
const yuan = (amount: string) => ({ gross: { amount, currency: 'CNY' } });
const dollars = (amount: string) => ({ gross: { amount, currency: 'USD' } });
const ruled = (when: RuleCondition, overrides: Partial<RuleSet> = {}) =>
  aRuleSet({ rules: [aRule('x', { when })], ...overrides });

describe('a rule', () => {
  it.each<[string, RuleCondition, Partial<RouteFacts>, boolean]>([
    ['without a condition applies', {}, {}, true],
    ['for the contract type applies', { contractTypes: ['services', 'goods-sale'] }, {}, true],
    ['for other contract types does not', { contractTypes: ['services'] }, {}, false],
    ['for no contract type does not', { contractTypes: [] }, {}, false],
    ['for the department applies', { departments: ['sales'] }, {}, true],
    ['for another department does not', { departments: ['export'] }, {}, false],
    ['for a department does not where there is none', { departments: ['sales'] }, { department: null }, false],
    ['for the class of customer applies', { customerClasses: ['B', 'A'] }, {}, true],
    ['for another class of customer does not', { customerClasses: ['B'] }, {}, false],
    [
      'for a class of customer does not where there is none',
      { customerClasses: ['A'] },
      { customerClass: null },
      false,
    ],
    ['for one of the risk marks applies', { riskMarks: ['credit', 'export'] }, { riskMarks: ['new', 'export'] }, true],
    ['for other risk marks does not', { riskMarks: ['credit'] }, { riskMarks: ['new'] }, false],
    ['for a risk mark does not where there is none', { riskMarks: ['credit'] }, {}, false],
    ['for departures applies with one', { departures: true }, { departures: ['liability'] }, true],
    ['for departures does not without', { departures: true }, {}, false],
    ['for no departures applies without', { departures: false }, {}, true],
    ['for no departures does not with one', { departures: false }, { departures: ['liability'] }, false],
    ['from an amount applies at it', { amount: { from: '100.00' } }, yuan('100'), true],
    ['from an amount does not just below', { amount: { from: '100' } }, yuan('99.99'), false],
    ['below an amount applies just below', { amount: { below: '100' } }, yuan('99.99'), true],
    ['below an amount does not at it', { amount: { below: '100' } }, yuan('100.00'), false],
    ['for a range applies at its start', { amount: { from: '10', below: '20' } }, yuan('10.00'), true],
    ['for a range applies just before its end', { amount: { from: '10', below: '20' } }, yuan('19.99'), true],
    ['for a range does not at its end', { amount: { from: '10', below: '20' } }, yuan('20.00'), false],
    ['of two parts applies when both hold', { departures: false, departments: ['sales'] }, {}, true],
    ['of two parts does not when one does not hold', { departures: true, departments: ['sales'] }, {}, false],
    [
      'from an amount beyond floats does not just below',
      { amount: { from: '999999999999999.0001' } },
      yuan('999999999999999'),
      false,
    ],
    ['whose bound cannot be read is not limited by it', { amount: { from: 'a lot' } }, yuan('1.00'), true],
  ])('%s', (_, when, overrides, expected) => {
    const facts = someFacts(overrides);
    expect(isApplicable(aRule('x', { when }), facts, facts.gross.amount)).toBe(expected);
    expect(refusalOf(facts, ruled(when))?.code).toBe(expected ? undefined : 'NO_ROUTE');
  });

  it('about amounts does not apply where the amount is unknown', () => {
    expect(isApplicable(aRule('x', { when: { amount: { below: '100' } } }), someFacts(), null)).toBe(false);
    expect(isApplicable(aRule('x'), someFacts(), null)).toBe(true);
  });
});

describe('a price in another currency', () => {
  it.each<[string, string, string]>([
    ['USD', '100.01', '710.071'],
    ['JPY', '1', '0.047'],
    ['CNY', '100.10', '100.10'],
    ['EUR', '999999999999999.9999', '8199999999999999.99918'],
  ])('of %s %s is worth CNY %s, unrounded', (currency, amount, expected) => {
    expect(inCurrencyOf(aRuleSet(), { amount, currency })).toBe(expected);
  });

  it('keeps every digit of a long rate', () => {
    const ruleSet = aRuleSet({ rates: { USD: '123456789012345.123456789012' } });
    expect(inCurrencyOf(ruleSet, { amount: '999999999999999.99', currency: 'USD' })).toBe(
      '123456789012345122222221121876.54876543210988',
    );
  });

  it.each<[string, Record<string, string>]>([
    ['is missing', {}],
    ['is not a number', { USD: 'seven' }],
    ['is below zero', { USD: '-7.1' }],
  ])('is worth nothing known where the rate %s', (_, rates) => {
    expect(inCurrencyOf(aRuleSet({ rates }), { amount: '1', currency: 'USD' })).toBeNull();
    expect(inCurrencyOf(aRuleSet({ rates }), { amount: '1', currency: 'constructor' })).toBeNull();
  });

  it('is compared before it is rounded', () => {
    const ruleSet = ruled({ amount: { from: '710.00' } }, { rates: { USD: '7.09999999' } });
    expect(refusalOf(someFacts(dollars('100.00')), ruleSet)?.code).toBe('NO_ROUTE');
    expect(stepIds(someFacts(dollars('100.01')), ruleSet)).toEqual(['x']);
  });

  it('without a rate is refused where a rule compares amounts', () => {
    expect(refusalOf(someFacts(dollars('1.00')), aRuleSet({ rates: {} }))).toMatchObject({
      code: 'NO_EXCHANGE_RATE',
      sentence: 'The approval rules have no exchange rate for USD, which decides who must agree.',
      sentenceZh: '审批规则中没有 USD 的汇率，无法判断应由谁审批。',
    });
  });

  it('without a rate is no matter where no rule that could apply compares amounts', () => {
    const rules = [aRule('all'), aRule('x', { when: { contractTypes: ['services'], amount: { from: '1' } } })];
    const ruleSet = aRuleSet({ rates: {}, rules });
    expect(stepIds(someFacts(dollars('1.00')), ruleSet)).toEqual(['all']);
    expect(refusalOf(someFacts({ ...dollars('1.00'), contractType: 'services' }), ruleSet)?.code).toBe(
      'NO_EXCHANGE_RATE',
    );
  });
});

describe('a route', () => {
  it('has the steps of every rule that applies, by order and then as the rules stand', () => {
    const rules = [
      aRule('a', { steps: [aStep('late', { order: 3 }), aStep('first'), aStep('second')] }),
      aRule('not', { when: { departures: true } }),
      aRule('b', { steps: [aStep('middle', { order: 2 }), aStep('third')] }),
    ];
    const steps = plan(someFacts(), aRuleSet({ rules }));
    expect(steps.map(({ stepId, ruleId }) => `${ruleId} ${stepId}`)).toEqual([
      ...['a first', 'a second', 'b third', 'b middle', 'a late'],
    ]);
  });

  it('keeps a step as its rule has it', () => {
    const step = aStep('x', { quorum: { atLeast: 2 }, executive: true, limitHours: 0.5 });
    const because = { en: 'Rule “Rule x” applies to every contract.', 'zh-CN': '规则“规则x”适用于所有合同。' };
    const rules = [aRule('x', { steps: [step] })];
    expect(plan(someFacts(), aRuleSet({ rules }))).toEqual([{ ...step, ruleId: 'x', because }]);
  });

  it('without a step is refused', () => {
    expect(refusalOf(someFacts(), ruled({ departures: true }))).toMatchObject({
      code: 'NO_ROUTE',
      sentence: 'No approval rule asks anybody about this contract of type goods-sale.',
      sentenceZh: '没有任何审批规则适用于此“goods-sale”类型的合同。',
    });
    expect(refusalOf(someFacts(), aRuleSet({ rules: [aRule('x', { steps: [] })] }))?.code).toBe('NO_ROUTE');
  });
});

describe('the default rules', () => {
  it.each<[string, string, string[]]>([
    ['999999.99', 'CNY', ['legal', 'finance', 'business']],
    ['1000000.00', 'CNY', ['legal', 'finance', 'business', 'executive']],
    ['140845.07', 'USD', ['legal', 'finance', 'business']],
    ['140845.08', 'USD', ['legal', 'finance', 'business', 'executive']],
  ])('ask about %s %s: %j', (amount, currency, expected) => {
    expect(stepIds(someFacts({ gross: { amount, currency } }), aRuleSet())).toEqual(expected);
  });

  it('let nobody approve what they drafted, and have a vote on everything', () => {
    const { fourEyes, rules } = aRuleSet();
    expect(fourEyes).toBe(true);
    const voted = rules.slice(0, 1).flatMap(({ steps }) => steps.flatMap(({ parts }) => parts));
    expect(voted.toSorted()).toEqual(['clauses', 'dates', 'money', 'parties', 'scope']);
  });

  it.each(currencies)('with a threshold in %s know the rate of every other currency', (currency) => {
    const ruleSet = defaultRuleSet({ amount: '1000', currency }, 'eve@example.com');
    expect(Object.keys(ruleSet.rates).toSorted()).toEqual(currencies.filter((code) => code !== currency).toSorted());
    const [usd, jpy] = ['USD', 'JPY'].map((code) => Number(inCurrencyOf(ruleSet, { amount: '1000', currency: code })));
    expect((usd ?? 0) / (jpy ?? 1)).toBeCloseTo(7.1 / 0.047, 1);
  });
});
