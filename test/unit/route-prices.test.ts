import { type RouteFacts, type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { inCurrencyOf } from '../../domain/routing/rule-prices';
import { anAmendment, aRule, aRuleSet, noRouteOf, someFacts, stepIdsOf } from '../build/a-rule-set';

const dollars = (amount: string) => ({ gross: { amount, currency: 'USD' } });
const ruled = (when: RuleCondition, overrides: Partial<RuleSet> = {}) =>
  aRuleSet({ rules: [aRule('x', { when })], ...overrides });

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
    expect(noRouteOf(someFacts(dollars('100.00')), ruleSet)?.code).toBe('NO_ROUTE');
    expect(stepIdsOf(someFacts(dollars('100.01')), ruleSet)).toEqual(['x']);
  });

  it('without a rate is refused where a rule compares amounts', () => {
    expect(noRouteOf(someFacts(dollars('1.00')), aRuleSet({ rates: {} }))).toMatchObject({
      code: 'NO_EXCHANGE_RATE',
      sentence: 'The approval rules have no exchange rate for USD, which decides who must agree.',
      sentenceZh: '审批规则中没有 USD 的汇率，无法判断应由谁审批。',
    });
  });

  it('without a rate is no matter where no rule that could apply compares amounts', () => {
    const rules = [aRule('all'), aRule('x', { when: { contractTypes: ['services'], amount: { from: '1' } } })];
    const ruleSet = aRuleSet({ rates: {}, rules });
    expect(stepIdsOf(someFacts(dollars('1.00')), ruleSet)).toEqual(['all']);
    expect(noRouteOf(someFacts({ ...dollars('1.00'), contractType: 'services' }), ruleSet)?.code).toBe(
      'NO_EXCHANGE_RATE',
    );
  });

  const movedDollars = (amount: string, more: Partial<RouteFacts> = {}) =>
    someFacts({ ...dollars('1.00'), ...anAmendment({ amount, currency: 'USD' }), ...more });

  it('is compared before it is rounded where an amendment moves it', () => {
    const ruleSet = ruled({ difference: { from: '710.00' } }, { rates: { USD: '7.09999999' } });
    expect(noRouteOf(movedDollars('100.00'), ruleSet)?.code).toBe('NO_ROUTE');
    expect(stepIdsOf(movedDollars('100.01'), ruleSet)).toEqual(['x']);
  });

  it.each<[string, RuleCondition, RouteFacts, string | null]>([
    ['an amendment moves it', { difference: { from: '1' } }, movedDollars('1'), 'NO_EXCHANGE_RATE'],
    ['an amendment does not move it', { difference: { below: '1' } }, movedDollars('0.00'), null],
    ['there is a revision', { difference: { below: '1' } }, someFacts(dollars('1.00')), null],
    ['the amendment touches other parts', { difference: { from: '1' }, parts: ['dates'] }, movedDollars('1'), null],
    ['the rule is for revisions', { subjects: ['revision'], difference: { below: '1' } }, movedDollars('1'), null],
    [
      'the price does not move although the rule asks for it, and the amount is unknown',
      { amount: { from: '1' }, difference: { from: '1' } },
      movedDollars('0'),
      null,
    ],
    [
      'the price moves, and the amount is unknown',
      { amount: { from: '1' }, difference: { from: '1' } },
      movedDollars('1'),
      'NO_EXCHANGE_RATE',
    ],
  ])('without a rate where %s', (_, when, facts, expected) => {
    const rules = [aRule('all'), aRule('x', { when })];
    const only = facts.subject === 'amendment' ? { ...facts, touched: ['money' as const] } : facts;
    expect(noRouteOf(only, aRuleSet({ rates: {}, rules }))?.code ?? null).toBe(expected);
  });

  it('names the currency without a rate', () => {
    const facts = someFacts(anAmendment({ amount: '1', currency: 'EUR' }));
    expect(noRouteOf(facts, ruled({ difference: { from: '1' } }, { rates: {} }))?.sentence).toBe(
      'The approval rules have no exchange rate for EUR, which decides who must agree.',
    );
  });
});
