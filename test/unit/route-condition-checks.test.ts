import { type RuleCondition } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { aRule, aRuleSet, people } from '../build/a-rule-set';

/** Beside a rule for every contract, so that nothing but the condition can be wrong. */
const problemsOf = (when: RuleCondition) =>
  checkRuleSet(aRuleSet({ rules: [aRule('all'), aRule('x', { when })] }), people);
const faults = (when: RuleCondition) => problemsOf(when).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the condition of a rule', () => {
  it.each<[string, RuleCondition]>([
    ['with a range of one cent', { amount: { from: '0.01', below: '0.02' } }],
    ['that is about each kind', { subjects: ['revision', 'amendment', 'termination'] }],
    ['with a difference of one cent', { difference: { from: '0.01', below: '0.02' } }],
    ['with any difference, for terminations', { subjects: ['termination'], difference: { from: '0.00' } }],
    [
      'with the least difference, for amendments too',
      { subjects: ['amendment', 'revision'], difference: { from: '0.01' } },
    ],
    ['about every part', { parts: ['parties', 'clauses', 'money', 'dates', 'scope'] }],
  ])('%s is sound', (_, when) => {
    expect(faults(when)).toEqual([]);
  });

  it.each<[string, RuleCondition, string[]]>([
    ['an empty list', { departments: [], riskMarks: [] }, ['departments empty_list', 'riskMarks empty_list']],
    ['a rule about nothing', { subjects: [] }, ['subjects empty_list']],
    ['a rule about no part', { parts: [] }, ['parts empty_list']],
    [
      'values listed twice',
      { subjects: ['amendment', 'amendment'], parts: ['money', 'dates', 'money'], riskMarks: ['a', 'a', 'a'] },
      ['subjects/1 repeated', 'parts/2 repeated', ...['riskMarks/1 repeated', 'riskMarks/2 repeated']],
    ],
    ['a range of nothing', { amount: { from: '10', below: '10.00' } }, ['amount empty_range']],
    ['a reversed range', { amount: { from: '10', below: '9.99' } }, ['amount empty_range']],
    ['amounts below zero only', { amount: { below: '0' } }, ['amount empty_range']],
    ['a range without bounds', { amount: {} }, ['amount empty_range']],
    [
      'bounds that are no amounts',
      { amount: { from: '-1', below: '1e6' } },
      ['amount/from not_an_amount', 'amount/below not_an_amount'],
    ],
    ['a difference without bounds', { difference: {} }, ['difference empty_range']],
    ['a difference of nothing', { difference: { from: '10', below: '10.00' } }, ['difference empty_range']],
    ['a difference below zero only', { difference: { below: '0' } }, ['difference empty_range']],
    [
      'a reversed difference, told once',
      { subjects: ['revision'], difference: { from: '10', below: '9.99' } },
      ['difference empty_range'],
    ],
    [
      'a difference that is no amount',
      { difference: { from: '-1', below: '1e6' } },
      ['difference/from not_an_amount', 'difference/below not_an_amount'],
    ],
    [
      'a difference that nothing it is about can have',
      { subjects: ['revision', 'termination'], difference: { from: '0.01' } },
      ['difference never_holds'],
    ],
  ])('is not sound with %s', (_, when, expected) => {
    expect(faults(when)).toEqual(expected.map((fault) => `/rules/1/when/${fault}`));
  });

  it.each<[string, RuleCondition, string, string]>([
    ['twice', { parts: ['money', 'money'] }, 'its parts list money twice.', 'parts 中 money 重复。'],
    ['no amount', { amount: {} }, 'its amounts have no bound.', '金额范围没有上下限。'],
    ['no difference', { difference: {} }, 'its difference has no bound.', '变动范围没有上下限。'],
    [
      'crossed amounts',
      { amount: { from: '2', below: '1' } },
      'no amount is from 2 on and below 1.',
      '没有金额既不低于 2 又低于 1。',
    ],
    [
      'crossed differences',
      { difference: { below: '0' } },
      'no difference is from 0 on and below 0.',
      '没有变动金额既不低于 0 又低于 0。',
    ],
    [
      'what never holds',
      { subjects: ['revision'], difference: { from: '1' } },
      'only an amendment moves the price, and it is not about amendments.',
      '只有变更会使价款变动，而此规则不适用于变更。',
    ],
  ])('says in whole sentences what is wrong: %s', (_, condition, en, zh) => {
    const [problem, ...more] = problemsOf(condition);
    expect(more).toEqual([]);
    expect(problem?.message).toEqual({ en: `Rule “Rule x”: ${en}`, 'zh-CN': `规则“规则x”：${zh}` });
  });
});
