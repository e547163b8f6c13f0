import { currencies } from '../../domain/kernel/money';
import {
  type ApproverSource,
  type Quorum,
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
const when = (condition: RuleCondition) => beside(aRule('x', { when: condition }));
const step = (overrides: Partial<StepRule>) => beside(aRule('x', { steps: [aStep('x', overrides)] }));
const ask = (approvers: ApproverSource[], quorum: Quorum = 'any') => step({ approvers, quorum });

const ann: ApproverSource = { kind: 'person', email: 'Ann@Example.com' };
const legal: ApproverSource = { kind: 'department', department: 'legal' };
const manager: ApproverSource = { kind: 'line', role: 'manager' };
const director: ApproverSource = { kind: 'line', role: 'director' };

describe('a rule set', () => {
  it.each<[string, Partial<RuleSet>]>([
    ['of the default rules', {}],
    ['without amounts needs no rates', { rates: {}, rules: [aRule('all')] }],
    ['with the shortest limit', step({ limitHours: 0.25 })],
    ['with the longest limit', step({ limitHours: 1000 })],
    ['without reminders', step({ remindAt: [] })],
    ['with the first and last reminders', step({ remindAt: [1, 100], escalateAt: 400 })],
    ['that escalates right after the limit', step({ remindAt: [], escalateAt: 100.5 })],
    ['with the last order', step({ order: 99 })],
    ['with the shortest step id', beside(aRule('x', { steps: [aStep('x')] }))],
    ['with the longest step id', beside(aRule('x', { steps: [aStep('a'.repeat(40))] }))],
    ['that asks all of a department and of the line', ask([legal, manager, director], { atLeast: 4 })],
    ['that asks one of a person', ask([ann], { atLeast: 1 })],
    ['whose owner is written in capitals', { routeOwner: 'EVE@example.com' }],
  ])('%s is sound', (_, overrides) => {
    expect(faults(overrides)).toEqual([]);
  });

  it.each<[string, Partial<RuleSet>, string[]]>([
    ['two rules of one id', beside(aRule('x'), aRule('x', { steps: [aStep('y')] })), ['/rules/2/ruleId repeated']],
    [
      'a step twice in a rule',
      beside(aRule('x', { steps: [aStep('x'), aStep('x')] })),
      ['/rules/1/steps/1/stepId repeated'],
    ],
    [
      'a step of two names',
      beside(
        aRule('x', { when: { departures: true }, steps: [aStep('same')] }),
        aRule('y', { when: { departures: false }, steps: [aStep('same', { name: { en: 'same', 'zh-CN': '他' } })] }),
      ),
      ['/rules/2/steps/0/name different_name'],
    ],
    ['a rule without steps', beside(aRule('x', { steps: [] })), ['/rules/1/steps no_steps']],
    ['an unknown currency', { currency: 'XTS', rates: {}, rules: [aRule('all')] }, ['/currency unknown_currency']],
    ['a rate that is no number', { rates: { ...aRuleSet().rates, USD: 'seven' } }, ['/rates/USD not_a_rate']],
    [
      'a rate that is no number where no rule compares amounts',
      { rates: { USD: 'seven' }, rules: [aRule('all')] },
      ['/rates/USD not_a_rate'],
    ],
    ['a rate of zero', { rates: { ...aRuleSet().rates, USD: '0.00' } }, ['/rates/USD not_a_rate']],
    ['a rate below zero', { rates: { ...aRuleSet().rates, USD: '-7' } }, ['/rates/USD not_a_rate']],
    ['an unknown owner', { routeOwner: 'nobody@example.com' }, ['/routeOwner route_owner']],
    ['an owner who left', { routeOwner: 'gone@example.com' }, ['/routeOwner route_owner']],
    [
      'a step id in capitals',
      beside(aRule('x', { steps: [aStep('Legal')] })),
      ['/rules/1/steps/0/stepId not_a_step_id'],
    ],
    [
      'a step id that ends in a hyphen',
      beside(aRule('x', { steps: [aStep('a-')] })),
      ['/rules/1/steps/0/stepId not_a_step_id'],
    ],
    [
      'a step id of 41 letters',
      beside(aRule('x', { steps: [aStep('a'.repeat(41))] })),
      ['/rules/1/steps/0/stepId not_a_step_id'],
    ],
    [
      'a step id that objects have',
      beside(aRule('x', { steps: [aStep('constructor')] })),
      ['/rules/1/steps/0/stepId not_a_step_id'],
    ],
    [
      'a step called as added ones are',
      beside(aRule('x', { steps: [aStep('added-1')] })),
      ['/rules/1/steps/0/stepId reserved'],
    ],
    ['a rule called as added steps’', beside(aRule('added', { steps: [aStep('x')] })), ['/rules/1/ruleId reserved']],
    [
      'steps that one after the other take too long',
      beside(aRule('x', { steps: [2, 3, 4, 5, 6].map((order) => aStep(`x-${order}`, { order, limitHours: 1000 })) })),
      ['/rules route_too_long'],
    ],
    ['order 0', step({ order: 0 }), ['/rules/1/steps/0/order not_an_order']],
    ['order 100', step({ order: 100 }), ['/rules/1/steps/0/order not_an_order']],
    ['order 1.5', step({ order: 1.5 }), ['/rules/1/steps/0/order not_an_order']],
    ['a step about nothing', step({ parts: [] }), ['/rules/1/steps/0/parts no_parts']],
    ['a limit too short', step({ limitHours: 0.2 }), ['/rules/1/steps/0/limitHours not_a_limit']],
    ['a limit too long', step({ limitHours: 1000.5 }), ['/rules/1/steps/0/limitHours not_a_limit']],
    ['a limit that is no number', step({ limitHours: Number.NaN }), ['/rules/1/steps/0/limitHours not_a_limit']],
    ['a reminder at the start', step({ remindAt: [0, 50] }), ['/rules/1/steps/0/remindAt not_reminders']],
    ['a reminder after the limit', step({ remindAt: [50, 101] }), ['/rules/1/steps/0/remindAt not_reminders']],
    ['two reminders at once', step({ remindAt: [50, 50] }), ['/rules/1/steps/0/remindAt not_reminders']],
    ['reminders out of order', step({ remindAt: [80, 50] }), ['/rules/1/steps/0/remindAt not_reminders']],
    ['an escalation at the limit', step({ escalateAt: 100 }), ['/rules/1/steps/0/escalateAt not_an_escalation']],
    ['an escalation too late', step({ escalateAt: 1001 }), ['/rules/1/steps/0/escalateAt not_an_escalation']],
    [
      'an escalation before the last reminder',
      step({ remindAt: [200], escalateAt: 150 }),
      ['/rules/1/steps/0/remindAt not_reminders', '/rules/1/steps/0/escalateAt not_an_escalation'],
    ],
  ])('is not sound with %s', (_, overrides, expected) => {
    expect(faults(overrides)).toEqual(expected);
  });

  it('that compares amounts needs a rate for every currency we keep books in', () => {
    const rates = Object.fromEntries(
      Object.entries(aRuleSet().rates).filter(([code]) => code !== 'USD' && code !== 'JPY'),
    );
    const problems = problemsOf({ rates });
    expect(problems.map(({ pointer, ruleId, code }) => [pointer, ruleId, code])).toEqual([
      ['/rates', 'important', 'missing_currency'],
      ['/rates', 'important', 'missing_currency'],
    ]);
    expect(problems.map(({ message }) => message['zh-CN'])).toEqual([
      '规则“重要合同”：需要比较金额，但缺少 USD 的汇率。',
      '规则“重要合同”：需要比较金额，但缺少 JPY 的汇率。',
    ]);
    expect(faults({ rates: {} })).toHaveLength(currencies.length - 1);
  });

  it('that compares differences needs the rates as well', () => {
    const problems = problemsOf({ ...when({ difference: { from: '1' } }), rates: {} });
    expect(problems.map(({ ruleId, code }) => [ruleId, code])).toEqual(
      Array.from({ length: currencies.length - 1 }, () => ['x', 'missing_currency']),
    );
  });

  it('names the rule and the reason of every fault, in both languages', () => {
    const [problem] = problemsOf(step({ limitHours: 0 }));
    expect(problem).toEqual({
      ...{ pointer: '/rules/1/steps/0/limitHours', ruleId: 'x', code: 'not_a_limit' },
      message: {
        en: 'Rule “Rule x”: the limit of step x is 0 hours; give 0.25 to 1000.',
        'zh-CN': '规则“规则x”：环节 x 的时限为 0 小时，应在 0.25 至 1000 之间。',
      },
    });
  });

  it('is told everything that is wrong with it at once, in whole sentences', () => {
    const broken = aStep('NO', { approvers: [], parts: [], order: 0, limitHours: 0, remindAt: [0], escalateAt: 1 });
    const rules = [aRule('x', { when: { amount: { from: '?' }, departments: [] }, steps: [broken] })];
    const problems = problemsOf({ currency: 'XTS', rates: { USD: '?' }, routeOwner: '', rules });
    expect([...new Set(problems.map(({ code }) => code))].toSorted()).toEqual([
      ...['empty_list', 'missing_currency', 'no_approver', 'no_parts', 'not_a_limit', 'not_a_rate', 'not_a_step_id'],
      ...['not_an_amount', 'not_an_escalation', 'not_an_order', 'not_reminders', 'route_owner', 'unknown_currency'],
    ]);
    for (const { ruleId, message } of problems) {
      expect(message.en).toMatch(ruleId === null ? /^[A-Z].+\.$/ : /^Rule “Rule x”: .+\.$/);
      expect(message['zh-CN']).toMatch(ruleId === null ? /。$/ : /^规则“规则x”：.+。$/);
    }
  });
});
