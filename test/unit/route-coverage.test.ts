import { type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { aRule, aRuleSet, people } from '../build/a-rule-set';

const problemsOf = (overrides: Partial<RuleSet>) => checkRuleSet(aRuleSet(overrides), people);
const faults = (overrides: Partial<RuleSet>) => problemsOf(overrides).map(({ pointer, code }) => `${pointer} ${code}`);

describe('contracts that no rule asks anybody about', () => {
  const unless = (...conditions: RuleCondition[]): Partial<RuleSet> => ({
    rules: conditions.map((condition, index) => aRule(`r${index}`, { when: condition })),
  });
  const gap = (overrides: Partial<RuleSet>) => {
    const problems = problemsOf(overrides);
    expect(problems.map(({ pointer, ruleId, code }) => [pointer, ruleId, code])).toEqual([
      ['/rules', null, 'no_approver'],
    ]);
    return problems[0]?.message;
  };
  const here = 'Nobody is asked about a contract for which all of this holds:';
  const hereZh = '以下情形的合同无人审批：';

  it.each<[string, RuleCondition[], string, string]>([
    [
      'other types',
      [{ contractTypes: ['a', 'b'] }],
      'its type is none that the rules name',
      '合同类型不在规则所列之内',
    ],
    [
      'a department of one type',
      [{ contractTypes: ['a'], departments: ['d'] }, { departments: ['e'] }],
      'its type is a, its department is none that the rules name',
      '合同类型为 a，所属部门不在规则所列之内',
    ],
    [
      'another class of customers',
      [{ customerClasses: ['A'] }],
      'the class of its customer is none that the rules name',
      '客户类别不在规则所列之内',
    ],
    ['departures', [{ departures: false }], 'a clause departs from the standard', '有条款偏离标准文本'],
    ['no departures', [{ departures: true }], 'no clause departs from the standard', '没有条款偏离标准文本'],
    [
      'small amounts',
      [{ amount: { from: '1000' } }],
      'its price is below CNY 1,000.00',
      '合同金额（含税）低于 ¥1,000.00',
    ],
    [
      'large amounts',
      [{ amount: { below: '1000' } }],
      'its price is at or above CNY 1,000.00',
      '合同金额（含税）不低于 ¥1,000.00',
    ],
    [
      'amounts between',
      [{ amount: { below: '1000' } }, { amount: { from: '1000.01' } }],
      'its price is at or above CNY 1,000.00 and below CNY 1,000.01',
      '合同金额（含税）不低于 ¥1,000.00 且低于 ¥1,000.01',
    ],
    [
      'amendments',
      [{ subjects: ['termination', 'revision'] }],
      'what is approved is an amendment',
      '审批对象为合同变更',
    ],
    [
      'terminations',
      [{ subjects: ['amendment', 'revision'] }],
      'what is approved is a termination',
      '审批对象为合同解除',
    ],
    ['revisions', [{ difference: { from: '0.01' } }], 'what is approved is a revision', '审批对象为合同版本'],
    [
      'revisions of one type',
      [{ contractTypes: ['a'] }, { subjects: ['amendment', 'termination'] }],
      'what is approved is a revision, its type is none that the rules name',
      '审批对象为合同版本，合同类型不在规则所列之内',
    ],
    [
      'amendments that move much',
      [{ difference: { below: '100' } }],
      'what is approved is an amendment that moves the price by an amount at or above CNY 100.00',
      '审批对象为合同变更，价款变动不低于 ¥100.00',
    ],
    [
      'amendments that move little',
      [{ subjects: ['revision', 'termination'] }, { difference: { from: '100' } }],
      'what is approved is an amendment that moves the price by an amount below CNY 100.00',
      '审批对象为合同变更，价款变动低于 ¥100.00',
    ],
    [
      'amendments between',
      [{ difference: { below: '100' } }, { difference: { from: '100.01' } }],
      'what is approved is an amendment that moves the price by an amount at or above CNY 100.00 and below CNY 100.01',
      '审批对象为合同变更，价款变动不低于 ¥100.00 且低于 ¥100.01',
    ],
    [
      'amendments of a part',
      [{ parts: ['parties', 'clauses', 'money', 'scope'] }],
      'what is approved is an amendment that touches nothing but dates',
      '审批对象为合同变更，仅涉及日期',
    ],
    [
      'amendments of the price by much',
      [{ parts: ['parties', 'clauses', 'dates', 'scope'] }, { difference: { below: '100' } }],
      'what is approved is an amendment that moves the price by an amount at or above CNY 100.00 and touches nothing but money',
      '审批对象为合同变更，价款变动不低于 ¥100.00，仅涉及价款',
    ],
    [
      'amendments of nothing but dates, whatever they move',
      [{ parts: ['parties', 'clauses', 'money', 'scope'] }, { difference: { from: '100' } }],
      'what is approved is an amendment that touches nothing but dates',
      '审批对象为合同变更，仅涉及日期',
    ],
    [
      'amendments without departures',
      [{ subjects: ['revision', 'termination'] }, { subjects: ['amendment'], departures: true }],
      'what is approved is an amendment, no clause departs from the standard',
      '审批对象为合同变更，没有条款偏离标准文本',
    ],
    ['no risk marks', [{ riskMarks: ['new'] }], 'it bears no risk mark', '没有风险标记'],
    [
      'no risk marks, and departures',
      [{ riskMarks: ['new'] }, { departures: false }],
      'it bears no risk mark, a clause departs from the standard',
      '没有风险标记，有条款偏离标准文本',
    ],
  ])('are found: %s', (_, conditions, en, zh) => {
    expect(gap(unless(...conditions))).toEqual({ en: `${here} ${en}.`, 'zh-CN': `${hereZh}${zh}。` });
  });

  it.each<[string, RuleCondition[]]>([
    ['both sides of an amount', [{ amount: { below: '1000' } }, { amount: { from: '1000.00' } }]],
    ['every amount from zero on', [{ amount: { from: '0' } }]],
    ['with and without departures', [{ departures: true }, { departures: false }]],
    ['each kind', [{ subjects: ['revision'] }, { subjects: ['termination', 'amendment'] }]],
    ['both sides of a difference', [{ difference: { below: '100' } }, { difference: { from: '100.00' } }]],
    ['every difference from zero on', [{ difference: { from: '0' } }]],
    ['every part', [{ parts: ['parties', 'clauses'] }, { parts: ['money', 'dates', 'scope'] }]],
    [
      'what moves the price, which always touches money, and the rest by parts',
      [{ difference: { below: '100' } }, { parts: ['money'] }],
    ],
    [
      'amendments by difference, and what moves nothing by itself',
      [
        { subjects: ['revision', 'termination'] },
        { subjects: ['amendment'], difference: { below: '5' } },
        { difference: { from: '5' } },
      ],
    ],
    [
      'a type by amounts, and others by departures',
      [
        { contractTypes: ['a'], amount: { below: '10' } },
        { amount: { from: '10' } },
        { departures: true },
        { departures: false, amount: { below: '10' } },
      ],
    ],
  ])('are not found where the rules together cover %s', (_, conditions) => {
    expect(faults(unless(...conditions))).toEqual([]);
  });

  it('are all of them without rules', () => {
    expect(gap({ rules: [] })).toEqual({ en: 'Nobody is asked about any contract.', 'zh-CN': '任何合同都无人审批。' });
  });

  it('are not helped by a rule without steps', () => {
    expect(faults({ rules: [aRule('x', { steps: [] })] })).toEqual(['/rules/0/steps no_steps', '/rules no_approver']);
  });

  it('are not looked for in more than 200 000 combinations', () => {
    const named = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
    const rule = (count: number): RuleCondition => ({
      ...{ contractTypes: named('t', 99), departments: named('d', 49), customerClasses: named('c', count) },
    });
    expect(faults(unless(rule(39)))).toEqual(['/rules no_approver']);
    expect(faults(unless(rule(40)))).toEqual(['/rules too_many_cells']);
    expect(problemsOf(unless(rule(40)))[0]?.message.en).toMatch(
      /^The conditions make 205000 combinations, more than 200000: /,
    );
    expect(faults(unless({}, rule(40)))).toEqual([]);
  });
});
