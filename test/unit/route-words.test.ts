import { type RouteFacts, type RuleCondition } from '../../domain/routing/route';
import { anAmendment, aRule, aRuleSet, someFacts, stepsOf } from '../build/a-rule-set';

const dollars = (amount: string) => ({ gross: { amount, currency: 'USD' } });

describe('the explanation of a step', () => {
  const price = 'the price of CNY 5,000,000.00 is';
  const priceZh = '合同金额（含税）¥5,000,000.00';
  it.each<[string, RuleCondition, Partial<RouteFacts>, string, string]>([
    ['the type', { contractTypes: ['goods-sale'] }, {}, 'the contract type is goods-sale', '合同类型为 goods-sale'],
    [
      'an amount',
      { amount: { from: '1000000' } },
      {},
      `${price} at or above CNY 1,000,000.00`,
      `${priceZh} 不低于 ¥1,000,000.00`,
    ],
    [
      'a limit',
      { amount: { below: '6000000.5' } },
      {},
      `${price} below CNY 6,000,000.50`,
      `${priceZh} 低于 ¥6,000,000.50`,
    ],
    [
      'a range',
      { amount: { from: '5000000', below: '6000000' } },
      {},
      `${price} at or above CNY 5,000,000.00 and below CNY 6,000,000.00`,
      `${priceZh} 不低于 ¥5,000,000.00 且低于 ¥6,000,000.00`,
    ],
    [
      'a converted amount',
      { amount: { from: '700000' } },
      dollars('100000.00'),
      'the price of USD 100,000.00 (CNY 710,000.00) is at or above CNY 700,000.00',
      '合同金额（含税）USD 100,000.00（折合 ¥710,000.00）不低于 ¥700,000.00',
    ],
    [
      'a converted amount that just misses the bound',
      { amount: { below: '0.05' } },
      { gross: { amount: '1', currency: 'JPY' } },
      'the price of JPY 1 (CNY 0.047) is below CNY 0.05',
      '合同金额（含税）JPY 1（折合 ¥0.047）低于 ¥0.05',
    ],
    ['the department', { departments: ['sales'] }, {}, 'the department is sales', '所属部门为 sales'],
    ['the customer', { customerClasses: ['A'] }, {}, 'the customer is of class A', '客户类别为 A'],
    [
      'a risk mark, only that which counted',
      { riskMarks: ['credit', 'new'] },
      { riskMarks: ['export', 'credit'] },
      'the contract bears the risk mark credit',
      '合同带有风险标记 credit',
    ],
    [
      'risk marks',
      { riskMarks: ['credit', 'new'] },
      { riskMarks: ['new', 'credit'] },
      'the contract bears the risk marks new, credit',
      '合同带有风险标记 new、credit',
    ],
    [
      'a departure',
      { departures: true },
      { departures: ['liability'] },
      'clause liability departs from the standard',
      '条款 liability 偏离标准文本',
    ],
    [
      'departures',
      { departures: true },
      { departures: ['liability', 'law'] },
      'clauses liability, law depart from the standard',
      '条款 liability、law 偏离标准文本',
    ],
    ['no departure', { departures: false }, {}, 'no clause departs from the standard', '没有条款偏离标准文本'],
    ['a revision', { subjects: ['revision'] }, {}, 'it is about a revision', '审批对象为合同版本'],
    ['an amendment', { subjects: ['amendment'] }, anAmendment(), 'it is about an amendment', '审批对象为合同变更'],
    [
      'a termination',
      { subjects: ['revision', 'termination'] },
      { subject: 'termination' },
      'it is about a termination',
      '审批对象为合同解除',
    ],
    [
      'a difference',
      { difference: { from: '100000' } },
      anAmendment({ amount: '120000.00', currency: 'CNY' }),
      'the amendment moves the price by CNY 120,000.00, at or above CNY 100,000.00',
      '变更使价款变动 ¥120,000.00，不低于 ¥100,000.00',
    ],
    [
      'a range of differences',
      { difference: { from: '1', below: '3' } },
      anAmendment({ amount: '2', currency: 'CNY' }),
      'the amendment moves the price by CNY 2.00, at or above CNY 1.00 and below CNY 3.00',
      '变更使价款变动 ¥2.00，不低于 ¥1.00 且低于 ¥3.00',
    ],
    [
      'a converted difference',
      { difference: { below: '0.05' } },
      anAmendment({ amount: '1', currency: 'JPY' }),
      'the amendment moves the price by JPY 1 (CNY 0.047), below CNY 0.05',
      '变更使价款变动 JPY 1（折合 ¥0.047），低于 ¥0.05',
    ],
    ['no difference', { difference: { below: '5' } }, {}, 'the price does not move', '价款没有变动'],
    [
      'a part, only that which counted',
      { parts: ['dates', 'scope'] },
      anAmendment(undefined, ['money', 'dates']),
      'it touches dates',
      '涉及日期',
    ],
    [
      'parts',
      { parts: ['dates', 'money'] },
      anAmendment(undefined, ['money', 'dates']),
      'it touches money and dates',
      '涉及价款和日期',
    ],
    [
      'every part of a revision that the rule names',
      { parts: ['scope', 'parties', 'clauses'] },
      {},
      'it touches parties, clauses and scope',
      '涉及当事人、条款和标的范围',
    ],
    [
      'two conditions',
      { contractTypes: ['goods-sale'], departments: ['sales'] },
      {},
      'the contract type is goods-sale, and the department is sales',
      '合同类型为 goods-sale，且所属部门为 sales',
    ],
    [
      'every condition',
      {
        ...{ contractTypes: ['goods-sale'], amount: { from: '1' }, departments: ['sales'], customerClasses: ['A'] },
        ...{
          subjects: ['amendment'],
          difference: { from: '1' },
          parts: ['money'],
          riskMarks: ['new'],
          departures: true,
        },
      },
      { ...anAmendment({ amount: '1', currency: 'CNY' }), riskMarks: ['new'], departures: ['law'] },
      `it is about an amendment, the contract type is goods-sale, ${price} at or above CNY 1.00, the amendment moves the price by CNY 1.00, at or above CNY 1.00, it touches money, the department is sales, the customer is of class A, the contract bears the risk mark new, and clause law departs from the standard`,
      `审批对象为合同变更，合同类型为 goods-sale，${priceZh} 不低于 ¥1.00，变更使价款变动 ¥1.00，不低于 ¥1.00，涉及价款，所属部门为 sales，客户类别为 A，合同带有风险标记 new，且条款 law 偏离标准文本`,
    ],
  ])('names the rule and %s', (_, when, overrides, en, zh) => {
    const [step] = stepsOf(someFacts(overrides), aRuleSet({ rules: [aRule('x', { when })] }));
    expect(step?.because).toEqual({ en: `Rule “Rule x”: ${en}.`, 'zh-CN': `规则“规则x”：${zh}。` });
  });

  it('of important contracts reads as the trade would say it', () => {
    expect(stepsOf(someFacts(), aRuleSet()).find(({ stepId }) => stepId === 'executive')?.because).toEqual({
      en: 'Rule “Important contracts”: the price of CNY 5,000,000.00 is at or above CNY 1,000,000.00.',
      'zh-CN': '规则“重要合同”：合同金额（含税）¥5,000,000.00 不低于 ¥1,000,000.00。',
    });
  });
});
