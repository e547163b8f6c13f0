import { Decimal } from 'decimal.js';
import { type Money } from '../kernel/money';
import { type RouteRule, type RuleSet, type StepRule, parts } from './route';
import { multiply } from './rule-amounts';

/** Approximate value of one unit in CNY: initial exchange rates, which the finance department must keep up to date. */
const inYuan: Readonly<Record<string, string>> = {
  CNY: '1',
  USD: '7.1',
  EUR: '8.2',
  GBP: '9.5',
  HKD: '0.91',
  SGD: '5.5',
  JPY: '0.047',
  KRW: '0.0051',
};

function ratesIn(currency: string): Record<string, string> {
  const own = inYuan[currency] ?? '1';
  const others = Object.entries(inYuan).filter(([code]) => code !== currency);
  return Object.fromEntries(
    others.map(([code, worth]) => [code, new Decimal(worth).div(own).toSignificantDigits(6).toFixed()]),
  );
}

type Particulars = Pick<StepRule, 'stepId' | 'name' | 'order' | 'parts' | 'executive'>;

/** A step for the department with the same id: any one of its approvers decides, within two working days. */
function departmentStep(particulars: Particulars): StepRule {
  return {
    ...particulars,
    approvers: [{ kind: 'department', department: particulars.stepId }],
    quorum: 'any',
    ...{ limitHours: 16, remindAt: [50, 100], escalateAt: 150 },
  };
}

const departments: Particulars[] = [
  {
    ...{ stepId: 'legal', name: { en: 'legal', 'zh-CN': '法务' } },
    ...{ order: 1, parts: ['parties', 'clauses'], executive: false },
  },
  {
    ...{ stepId: 'finance', name: { en: 'finance', 'zh-CN': '财务' } },
    ...{ order: 1, parts: ['money', 'dates'], executive: false },
  },
  {
    ...{ stepId: 'business', name: { en: 'business', 'zh-CN': '业务' } },
    ...{ order: 1, parts: ['scope'], executive: false },
  },
];

const executive: Particulars = {
  ...{ stepId: 'executive', name: { en: 'executive', 'zh-CN': '高管' } },
  ...{ order: 2, parts: [...parts], executive: true },
};

/**
 * The rules that a new company starts with: three departments for every contract; an executive from the threshold on, and for amendments that
 * change the price by a tenth of it or more. Both rules contain the same step, so an executive is asked once if both apply.
 * @param routeOwner mail address of an active employee
 */
export function defaultRuleSet(threshold: Money, routeOwner: string): RuleSet {
  const everyContract: RouteRule = {
    ...{ ruleId: 'departments', name: { en: 'Every contract', 'zh-CN': '所有合同' }, when: {} },
    steps: departments.map(departmentStep),
  };
  const important: RouteRule = {
    ...{ ruleId: 'important', name: { en: 'Important contracts', 'zh-CN': '重要合同' } },
    when: { amount: { from: threshold.amount } },
    steps: [departmentStep(executive)],
  };
  const importantAmendments: RouteRule = {
    ...{ ruleId: 'important-amendments', name: { en: 'Amendments that move much', 'zh-CN': '重大变更' } },
    when: { subjects: ['amendment'], difference: { from: multiply(threshold.amount, '0.1') } },
    steps: [departmentStep(executive)],
  };
  return {
    ...{ ruleSetId: 'default', version: 1, currency: threshold.currency, rates: ratesIn(threshold.currency) },
    ...{ routeOwner, fourEyes: true, rules: [everyContract, important, importantAmendments] },
  };
}
