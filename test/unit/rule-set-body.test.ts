import { ruleSetBody } from '../../domain/routing/rule-set-body';
import { aRule, aRuleSet, aStep } from '../build/a-rule-set';

describe('a rule set as typed', () => {
  const typed = (overrides: object) => {
    const { currency, rates, routeOwner, fourEyes, rules } = aRuleSet();
    const read = ruleSetBody.safeParse({ ...{ currency, rates, routeOwner, fourEyes, rules }, ...overrides });
    return read.error?.issues.map(({ path }) => `/${path.join('/')}`) ?? [];
  };
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const when = (condition: object) => ({ rules: [{ ...aRule('x'), when: condition }] });
  const step = (overrides: object) => ({ rules: [{ ...aRule('x'), steps: [{ ...aStep('x'), ...overrides }] }] });

  it('may be the default rules', () => {
    const { ruleSetId, version, ...body } = aRuleSet();
    expect([ruleSetId, version]).toEqual(['default', 1]);
    expect(ruleSetBody.parse(body)).toEqual(body);
  });

  it.each<[string, object]>([
    [
      'with 200 rules of 30 steps',
      { rules: many(200, (n) => aRule(`r${n}`, { steps: many(30, (s) => aStep(`s${s}`)) })) },
    ],
    ['with faults that the checks will tell', { rules: [], currency: 'XTS', rates: { USD: '-1' } }],
    ['with a step to be mended', step({ stepId: 'Not One', approvers: [], parts: [], order: 0, limitHours: -1 })],
    [
      'with each condition on what is approved',
      {
        rules: [
          aRule('x', {
            when: { subjects: ['amendment'], difference: { from: '1', below: 'a lot' }, parts: ['money'] },
          }),
        ],
      },
    ],
    ['with 50 values in a list', { rules: [aRule('x', { when: { contractTypes: many(50, (n) => `t${n}`) } })] }],
  ])('is read %s', (_, overrides) => {
    expect(typed(overrides)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a field it does not have', { version: 1 }, '/'],
    ['more than 200 rules', { rules: many(201, (n) => aRule(`r${n}`)) }, '/rules'],
    ['more than 30 steps', { rules: [aRule('x', { steps: many(31, (s) => aStep(`s${s}`)) })] }, '/rules/0/steps'],
    [
      'more than 50 values in a list',
      { rules: [aRule('x', { when: { riskMarks: many(51, (n) => `t${n}`) } })] },
      '/rules/0/when/riskMarks',
    ],
    ['a rate of no currency', { rates: { usd: '7' } }, '/rates/usd'],
    [
      'more than 50 rates',
      {
        rates: Object.fromEntries(
          many(51, (n) => [`A${String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26))}`, '1']),
        ),
      },
      '/rates',
    ],
    ['a route owner without an address', { routeOwner: 'eve' }, '/routeOwner'],
    ['a half order', step({ order: 1.5 }), '/rules/0/steps/0/order'],
    ['a quorum of another kind', step({ quorum: 'most' }), '/rules/0/steps/0/quorum'],
    ['a part that no contract has', step({ parts: ['weather'] }), '/rules/0/steps/0/parts/0'],
    ['a condition about such a part', when({ parts: ['money', 'weather'] }), '/rules/0/when/parts/1'],
    ['a condition about more than 50 parts', when({ parts: many(51, () => 'money') }), '/rules/0/when/parts'],
    ['a kind that is not approved', when({ subjects: ['invoice'] }), '/rules/0/when/subjects/0'],
    ['more than 50 kinds', when({ subjects: many(51, () => 'revision') }), '/rules/0/when/subjects'],
    ['a difference that is a number', when({ difference: { from: 5 } }), '/rules/0/when/difference/from'],
    ['a bound of another name', when({ difference: { above: '5' } }), '/rules/0/when/difference'],
    ['a condition it does not have', when({ colors: ['red'] }), '/rules/0/when'],
    ['an approver of another kind', step({ approvers: [{ kind: 'crowd' }] }), '/rules/0/steps/0/approvers/0/kind'],
    ['a name in one language', step({ name: { en: 'x' } }), '/rules/0/steps/0/name/zh-CN'],
  ])('is not read with %s', (_, overrides, pointer) => {
    expect(typed(overrides)).toEqual([pointer]);
  });
});
