import { currencies } from '../../domain/kernel/money';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { type RouteFacts } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { inCurrencyOf } from '../../domain/routing/rule-prices';
import { anAmendment, aRuleSet, people, someFacts, stepIdsOf, stepsOf } from '../build/a-rule-set';

const yuan = (amount: string) => ({ gross: { amount, currency: 'CNY' } });
const dollars = (amount: string) => ({ gross: { amount, currency: 'USD' } });

describe('the default rules', () => {
  it.each<[string, string, string[]]>([
    ['999999.99', 'CNY', ['legal', 'finance', 'business']],
    ['1000000.00', 'CNY', ['legal', 'finance', 'business', 'executive']],
    ['140845.07', 'USD', ['legal', 'finance', 'business']],
    ['140845.08', 'USD', ['legal', 'finance', 'business', 'executive']],
  ])('ask about %s %s: %j', (amount, currency, expected) => {
    expect(stepIdsOf(someFacts({ gross: { amount, currency } }), aRuleSet())).toEqual(expected);
  });

  const all = ['legal', 'finance', 'business'];
  it.each<[string, string, Partial<RouteFacts>, string[]]>([
    ['a small revision', '500000.00', {}, all],
    ['a termination', '500000.00', { subject: 'termination' }, all],
    ['a termination of an important contract', '1000000.00', { subject: 'termination' }, [...all, 'executive']],
    ['an amendment that moves no price', '500000.00', anAmendment(), all],
    ['an amendment that moves it by less than a tenth', '500000.00', anAmendment(yuan('99999.99').gross), all],
    ['an amendment by a tenth', '500000.00', anAmendment(yuan('100000.00').gross), [...all, 'executive']],
    ['an amendment in dollars', '1.00', anAmendment(dollars('14084.50').gross), all],
    ['one in a cent more', '1.00', anAmendment(dollars('14084.51').gross), [...all, 'executive']],
    ['a small one of an important contract', '1000000.00', anAmendment(), [...all, 'executive']],
    ['both important', '1000000.00', anAmendment(yuan('100000.00').gross), [...all, 'executive']],
  ])('ask about %s', (_, amount, overrides, expected) => {
    expect(stepIdsOf(someFacts({ ...overrides, ...yuan(amount) }), aRuleSet())).toEqual(expected);
  });

  it('give both reasons where an amendment of an important contract moves much', () => {
    const facts = someFacts({ ...yuan('2000000.00'), ...anAmendment(yuan('120000.00').gross) });
    expect(stepsOf(facts, aRuleSet()).at(-1)).toMatchObject({
      ruleId: 'important',
      because: {
        en:
          'Rule “Important contracts”: the price of CNY 2,000,000.00 is at or above CNY 1,000,000.00. ' +
          'Rule “Amendments that move much”: it is about an amendment, and ' +
          'the amendment moves the price by CNY 120,000.00, at or above CNY 100,000.00.',
        'zh-CN':
          '规则“重要合同”：合同金额（含税）¥2,000,000.00 不低于 ¥1,000,000.00。' +
          '规则“重大变更”：审批对象为合同变更，且变更使价款变动 ¥120,000.00，不低于 ¥100,000.00。',
      },
    });
  });

  it.each<[string, string, string]>([
    ['999999999999999.99', 'CNY', '99999999999999.999'],
    ['0', 'CNY', '0'],
    ['1', 'JPY', '0.1'],
  ])('with a threshold of %s %s are sound and ask about amendments from %s on', (amount, currency, from) => {
    const ruleSet = defaultRuleSet({ amount, currency }, 'eve@example.com');
    expect(ruleSet.rules.at(-1)?.when).toEqual({ subjects: ['amendment'], difference: { from } });
    expect(checkRuleSet(ruleSet, people)).toEqual([]);
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
