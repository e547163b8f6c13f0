import { isRefusal } from '../../domain/contract/refusals';
import { type CustomerStanding } from '../../domain/customers/standing';
import { type RouteFacts, type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { ruleSetBody } from '../../domain/routing/rule-set-body';
import { aCompany, rules } from '../build/a-company';
import { aRule, aRuleSet, aStep, people, someFacts, stepIdsOf, stepsOf } from '../build/a-rule-set';
import { decideFor, NOW } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { askForAmendment, yuan } from '../build/pump-contract';

const overLimit: RuleCondition = { credit: 'exceeded' };
const ruled = (when: RuleCondition): RuleSet => aRuleSet({ rules: [aRule('all'), aRule('x', { when })] });

describe('a rule about the customer', () => {
  it.each<[string, RuleCondition, Partial<RouteFacts>, boolean]>([
    ['above its credit applies there', overLimit, { creditExceeded: true }, true],
    ['above its credit does not apply below', overLimit, { creditExceeded: false }, false],
    ['that is watched applies to it', { customerStatus: ['watched'] }, { customerStatus: 'watched' }, true],
    ['that is watched does not apply to another', { customerStatus: ['watched'] }, { customerStatus: 'normal' }, false],
    ['in either standing applies', { customerStatus: ['normal', 'watched'] }, { customerStatus: 'normal' }, true],
    ['applies to none outside the directory', { customerStatus: ['normal', 'watched'] }, {}, false],
    ['of two parts needs both', { ...overLimit, customerStatus: ['watched'] }, { creditExceeded: true }, false],
  ])('%s', (_what, when, facts, expected) => {
    expect(stepIdsOf(someFacts(facts), ruled(when))).toEqual(expected ? ['all', 'x'] : ['all']);
  });

  it.each<[RuleCondition, Partial<RouteFacts>, string, string]>([
    [overLimit, { creditExceeded: true }, 'the customer goes above its credit limit', '客户超出信用额度'],
    [
      { customerStatus: ['watched'] },
      { customerStatus: 'watched' },
      'the customer is being watched',
      '客户处于关注状态',
    ],
    [
      { customerStatus: ['normal'] },
      { customerStatus: 'normal' },
      'the customer is in normal standing',
      '客户状态正常',
    ],
    [
      { ...overLimit, customerStatus: ['normal', 'watched'] },
      { creditExceeded: true, customerStatus: 'watched' },
      'the customer is being watched, and the customer goes above its credit limit',
      '客户处于关注状态，且客户超出信用额度',
    ],
  ])('says so: %j', (when, facts, en, zh) => {
    expect(stepsOf(someFacts(facts), ruled(when))[1]?.because).toEqual({
      ...{ en: `Rule “Rule x”: ${en}.`, 'zh-CN': `规则“规则x”：${zh}。` },
    });
  });
});

describe('the check of a rule set', () => {
  const faults = (set: RuleSet) => checkRuleSet(set, people).map(({ pointer, code }) => `${pointer} ${code}`);
  const only = (...conditions: RuleCondition[]) =>
    aRuleSet({ rules: conditions.map((when, index) => aRule(`r${index}`, { when })) });
  const twice = (one: RuleCondition, other: RuleCondition) => {
    const steps = [aStep('same'), aStep('same', { order: 2 })];
    const conditions = [one, other].map((when, n) => aRule(`r${n}`, { when, steps: steps.slice(n, n + 1) }));
    return aRuleSet({ rules: [aRule('all'), ...conditions] });
  };

  it('finds whom nobody is asked about, for neither standing nor credit does more than add steps', () => {
    const set = only({ customerStatus: ['normal', 'watched'] }, overLimit, { riskMarks: ['x'] });
    expect(checkRuleSet(set, people)).toMatchObject([
      {
        ...{ pointer: '/rules', code: 'no_approver' },
        message: {
          en: 'Nobody is asked about a contract for which all of this holds: it bears no risk mark, its customer is not in the directory, it stays within the credit.',
          'zh-CN': '以下情形的合同无人审批：没有风险标记，客户不在客户库中，未超出信用额度。',
        },
      },
    ]);
    expect(faults(only({}, overLimit, { customerStatus: ['watched'] }))).toEqual([]);
  });

  it('tells two standings apart, and a credit from nothing', () => {
    expect(faults(twice({ customerStatus: ['normal'] }, { customerStatus: ['watched'] }))).toEqual([]);
    expect(faults(twice({ customerStatus: ['normal'] }, {}))).toEqual(['/rules/2/steps/0/stepId overlap']);
    expect(faults(twice(overLimit, {}))).toEqual(['/rules/2/steps/0/stepId overlap']);
  });

  it('finds a list without a standing, and one that repeats itself', () => {
    expect(faults(ruled({ customerStatus: [] }))).toEqual(['/rules/1/when/customerStatus empty_list']);
    expect(faults(ruled({ customerStatus: ['watched', 'watched'] }))).toEqual([
      '/rules/1/when/customerStatus/1 repeated',
    ]);
  });
});

describe('a rule set as typed', () => {
  const read = (when: object) => {
    const { currency, rates, routeOwner, fourEyes } = aRuleSet();
    const typed = { currency, rates, routeOwner, fourEyes, rules: [{ ...aRule('x'), when }] };
    return ruleSetBody.safeParse(typed).error?.issues.map(({ path }) => `/${path.join('/')}`) ?? [];
  };

  it.each<[object, string[]]>([
    [{ credit: 'exceeded', customerStatus: ['normal', 'watched'] }, []],
    [{ credit: 'kept' }, ['/rules/0/when/credit']],
    [{ customerStatus: ['blocked'] }, ['/rules/0/when/customerStatus/0']],
  ])('with %j is read', (when, pointers) => {
    expect(read(when)).toEqual(pointers);
  });
});

describe('the route of a contract', () => {
  const controller = aRule('credit', { when: overLimit, steps: [aStep('control')] });
  const withCredit = (limit: string, committed: string, status: CustomerStanding['status'] = 'normal') => {
    const customer: CustomerStanding = {
      ...{ customerId: 'k', name: 'K', status, reason: null },
      ...{ creditLimit: yuan(limit), committed: yuan(committed) },
    };
    return aCompany({ inputs: { customer }, ruleSet: { ...rules, rules: [...rules.rules, controller] } });
  };
  const stepsAfter = (...asked: Parameters<typeof decideFor>) => {
    const decision = decideFor(...asked);
    if (isRefusal(decision)) throw new Error(decision.sentence);
    return decision.flatMap((event) => {
      if (event.type === 'ContractSubmitted') return event.steps.map(({ stepId }) => stepId);
      const isChange = event.type === 'AmendmentRequested' || event.type === 'TerminationRequested';
      return isChange ? event.route.steps.map(({ stepId }) => stepId) : [];
    });
  };

  // The pump contract comes to 113000.00.
  it.each([
    ['at the limit does not ask about it', '113000.00', '0.00', false],
    ['a fen above the limit does', '113000.00', '0.01', true],
  ])('%s', (_what, limit, committed, expected) => {
    const steps = stepsAfter(contractIn('draft'), everyCommand.submit, NOW, withCredit(limit, committed));
    expect(steps.includes('control')).toBe(expected);
  });

  it('of an amendment counts the price as it will stand', () => {
    const dearer = askForAmendment({
      gross: yuan('200000.00'),
      paymentPlan: [
        { paymentLineId: 'advance', amount: yuan('100000.00') },
        { paymentLineId: 'balance', amount: yuan('100000.00') },
      ],
    });
    const active = contractIn('active');
    expect(stepsAfter(active, dearer, NOW, withCredit('200000.00', '0.00'))).not.toContain('control');
    expect(stepsAfter(active, dearer, NOW, withCredit('199999.99', '0.00'))).toContain('control');
    expect(stepsAfter(active, everyCommand.requestTermination, NOW, withCredit('1.00', '0.00'))).toContain('control');
  });
});
