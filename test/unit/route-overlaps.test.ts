import {
  type ApproverSource,
  type RouteRule,
  type RuleCondition,
  type RuleSet,
  type StepRule,
} from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { aRule, aRuleSet, aStep, people } from '../build/a-rule-set';

const problemsOf = (overrides: Partial<RuleSet>) => checkRuleSet(aRuleSet(overrides), people);
const faults = (overrides: Partial<RuleSet>) => problemsOf(overrides).map(({ pointer, code }) => `${pointer} ${code}`);

/** Rules beside one for every contract, so that nothing but what they are about can be wrong. */
const beside = (...rules: RouteRule[]): Partial<RuleSet> => ({ rules: [aRule('all'), ...rules] });

const ann: ApproverSource = { kind: 'person', email: 'ann@example.com' };
const legal: ApproverSource = { kind: 'department', department: 'legal' };

/** Two rules that give a step of one id in two ways, each under its own condition. */
const twice = (one: RuleCondition, other: RuleCondition): Partial<RuleSet> =>
  beside(
    aRule('x', { when: one, steps: [aStep('same')] }),
    aRule('y', { when: other, steps: [aStep('same', { order: 2 })] }),
  );

describe('two rules that give the same step', () => {
  it.each<[string, RuleCondition, RuleCondition]>([
    ['contract types', { contractTypes: ['a', 'b'] }, { contractTypes: ['c'] }],
    ['departments', { departments: ['a'] }, { departments: ['b'] }],
    ['customer classes', { customerClasses: ['a'] }, { customerClasses: ['b'] }],
    ['departures', { departures: true }, { departures: false }],
    ['amounts that touch', { amount: { below: '100' } }, { amount: { from: '100.00' } }],
    ['amounts the other way round', { amount: { from: '100' } }, { amount: { from: '5', below: '100' } }],
    ['what is approved', { subjects: ['revision', 'termination'] }, { subjects: ['amendment'] }],
    ['differences that touch', { difference: { below: '100' } }, { difference: { from: '100.00' } }],
    ['a difference that revisions do not have', { subjects: ['revision'] }, { difference: { from: '0.01' } }],
    [
      'a difference that terminations do not have',
      { subjects: ['termination', 'amendment'], difference: { below: '0.01' } },
      { difference: { from: '0.01' } },
    ],
    ['one condition of several', { departures: true, departments: ['a'] }, { departures: true, departments: ['b'] }],
  ])('are sound when told apart by %s', (_, one, other) => {
    expect(faults(twice(one, other))).toEqual([]);
  });

  it.each<[string, RuleCondition, RuleCondition]>([
    ['have no conditions', {}, {}],
    ['share a contract type', { contractTypes: ['a', 'b'] }, { contractTypes: ['b', 'c'] }],
    ['look at different things', { contractTypes: ['a'] }, { departments: ['b'] }],
    ['share an amount', { amount: { from: '10', below: '100.01' } }, { amount: { from: '100' } }],
    ['share an end of their amounts', { amount: { below: '100' } }, { amount: { below: '50' } }],
    ['share a start of their amounts', { amount: { from: '100' } }, { amount: { from: '50' } }],
    ['ask for different risk marks', { riskMarks: ['a'] }, { riskMarks: ['b'] }],
    ['share what is approved', { subjects: ['revision', 'amendment'] }, { subjects: ['amendment', 'termination'] }],
    ['share a difference', { difference: { from: '10', below: '100.01' } }, { difference: { from: '100' } }],
    ['are about terminations, and about any difference', { subjects: ['termination'] }, { difference: { from: '0' } }],
    ['are about revisions, and about small differences', { subjects: ['revision'] }, { difference: { below: '0.01' } }],
    ['are about amendments, and about differences', { subjects: ['amendment'] }, { difference: { from: '0.01' } }],
    ['ask for different parts', { subjects: ['amendment'], parts: ['money'] }, { parts: ['dates'] }],
    ['both ask for departures', { departures: true }, { departures: true }],
    ['are told apart in one way only by silence', { departures: true }, {}],
  ])('overlap when they %s', (_, one, other) => {
    const problems = problemsOf(twice(one, other));
    expect(problems.map(({ pointer, ruleId, code }) => [pointer, ruleId, code])).toEqual([
      ['/rules/2/steps/0/stepId', 'y', 'overlap'],
    ]);
    expect(problems[0]?.message).toEqual({
      en: 'Rule “Rule y”: step same is also given by rule “Rule x” in another way, and both can apply at once.',
      'zh-CN': '规则“规则y”：规则“规则x”也包含环节 same，但内容不同，两条规则可能同时适用。',
    });
  });

  it.each<[string, Partial<StepRule>, Partial<StepRule>]>([
    ['in everything', {}, {}],
    ['but for the order of its parts', { parts: ['money', 'dates'] }, { parts: ['dates', 'money'] }],
    ['but for the order of its approvers', { approvers: [ann, legal] }, { approvers: [legal, ann] }],
  ])('may both apply when it is the same %s', (_, one, other) => {
    const [x, y] = [one, other].map((overrides) => [aStep('same', overrides)]);
    expect(faults(beside(aRule('x', { steps: x ?? [] }), aRule('y', { steps: y ?? [] })))).toEqual([]);
  });

  it('are told of the first rule that gives it in another way', () => {
    const late = aStep('same', { order: 2 });
    const rules = [
      aRule('x', { steps: [late] }),
      aRule('y', { steps: [aStep('same')] }),
      aRule('z', { steps: [late] }),
    ];
    expect(problemsOf(beside(...rules)).map(({ pointer, code, message }) => [pointer, code, message.en])).toEqual([
      ['/rules/2/steps/0/stepId', 'overlap', expect.stringContaining('by rule “Rule x” in')],
      ['/rules/3/steps/0/stepId', 'overlap', expect.stringContaining('by rule “Rule y” in')],
    ]);
  });
});
