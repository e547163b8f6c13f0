import { type ApproverSource, type StepRule } from '../../domain/routing/route';
import { aRule, aRuleSet, aStep, noRouteOf, someFacts, stepIdsOf, stepsOf } from '../build/a-rule-set';

const ann: ApproverSource = { kind: 'person', email: 'ann@example.com' };
const bob: ApproverSource = { kind: 'person', email: 'bob@example.com' };

describe('a route', () => {
  it('has the steps of every rule that applies, by order and then as the rules stand', () => {
    const rules = [
      aRule('a', { steps: [aStep('late', { order: 3 }), aStep('first'), aStep('second')] }),
      aRule('not', { when: { departures: true } }),
      aRule('b', { steps: [aStep('middle', { order: 2 }), aStep('third')] }),
    ];
    const steps = stepsOf(someFacts(), aRuleSet({ rules }));
    expect(steps.map(({ stepId, ruleId }) => `${ruleId} ${stepId}`)).toEqual([
      ...['a first', 'a second', 'b third', 'b middle', 'a late'],
    ]);
  });

  it('keeps a step as its rule has it', () => {
    const step = aStep('x', { quorum: { atLeast: 2 }, executive: true, limitHours: 0.5 });
    const because = { en: 'Rule “Rule x” asks for this step.', 'zh-CN': '依据审批规则“规则x”，须经本环节审批。' };
    const rules = [aRule('x', { steps: [step] })];
    expect(stepsOf(someFacts(), aRuleSet({ rules }))).toEqual([{ ...step, ruleId: 'x', because }]);
  });

  it('has a step of two rules once, for the first of them, with both reasons', () => {
    const step = aStep('same', { order: 2, approvers: [ann, bob], parts: ['money', 'dates'] });
    const turned = aStep('same', { order: 2, approvers: [bob, ann], parts: ['dates', 'money'] });
    const rules = [
      aRule('a', { when: { contractTypes: ['goods-sale'] }, steps: [step] }),
      aRule('b', { when: { departments: ['sales'] }, steps: [aStep('late', { order: 3 }), turned] }),
      aRule('c', { steps: [step] }),
    ];
    const [same, late, ...none] = stepsOf(someFacts(), aRuleSet({ rules }));
    expect([late?.stepId, none]).toEqual(['late', []]);
    const en = 'Rule “Rule a”: the contract type is goods-sale. Rule “Rule b”: the department is sales.';
    const zh = '规则“规则a”：合同类型为 goods-sale。规则“规则b”：所属部门为 sales。';
    expect(same).toEqual({
      ...{ ...step, ruleId: 'a' },
      because: {
        en: `${en} Rule “Rule c” asks for this step.`,
        'zh-CN': `${zh}依据审批规则“规则c”，须经本环节审批。`,
      },
    });
  });

  it.each<[string, Partial<StepRule>]>([
    ['order', { order: 2 }],
    ['name', { name: { en: 'other', 'zh-CN': '他' } }],
    ['approvers', { approvers: [ann, bob] }],
    ['quorum', { quorum: 'all' }],
    ['parts', { parts: ['clauses', 'money'] }],
    ['level', { executive: true }],
    ['limit', { limitHours: 17 }],
    ['reminders', { remindAt: [50] }],
    ['escalation', { escalateAt: 151 }],
  ])('has two steps of one id that differ in their %s, as drafts may have them', (_, difference) => {
    const rules = [aRule('a', { steps: [aStep('x')] }), aRule('b', { steps: [aStep('x', difference)] })];
    expect(stepIdsOf(someFacts(), aRuleSet({ rules }))).toEqual(['x', 'x']);
  });

  it('without a step is refused', () => {
    expect(noRouteOf(someFacts(), aRuleSet({ rules: [aRule('x', { when: { departures: true } })] }))).toMatchObject({
      code: 'NO_ROUTE',
      sentence: 'No approval rule applies to this contract of type goods-sale.',
      sentenceZh: '没有任何审批规则适用于此“goods-sale”类型的合同。',
    });
    expect(noRouteOf(someFacts(), aRuleSet({ rules: [aRule('x', { steps: [] })] }))?.code).toBe('NO_ROUTE');
  });
});
