import { currencies, isCurrency } from '../kernel/money';
import { type Employee } from './company';
import { addedRule, type RouteRule, type RuleSet } from './route';
import { checkCondition } from './route-condition-checks';
import { checkCoverage } from './route-coverage';
import { checkPairs, type StepsById, stepsById } from './route-pair-checks';
import { ruleProblem, type RuleSetProblem, setProblem } from './route-problem';
import { cyclesIn, type Staff, staffOf } from './route-staff';
import { checkSteps } from './route-step-checks';
import { compareAmounts, isPlainDecimal } from './rule-amounts';

function checkRule(rules: readonly RouteRule[], index: number, staff: Staff, given: StepsById): RuleSetProblem[] {
  const rule = rules[index];
  if (!rule) return [];
  const at = `/rules/${index}`;
  const isRepeated = rules.findIndex(({ ruleId }) => ruleId === rule.ruleId) < index;
  return [
    ...(isRepeated
      ? [
          ruleProblem(
            rule,
            `${at}/ruleId`,
            'repeated',
            `an earlier rule has the id ${rule.ruleId} already.`,
            `规则编号 ${rule.ruleId} 已被前面的规则使用。`,
          ),
        ]
      : []),
    ...(rule.ruleId === addedRule
      ? [
          ruleProblem(
            rule,
            `${at}/ruleId`,
            'reserved',
            `the id ${addedRule} is kept for approvers who are added.`,
            `编号 ${addedRule} 保留用于加签环节。`,
          ),
        ]
      : []),
    ...checkCondition(rule, `${at}/when`),
    ...checkSteps(rule, at, staff),
    ...checkPairs(rules, index, given),
  ];
}

/** Two years of working time: the longest approval that is allowed. */
const longestHours = 4000;

/** Checks the longest possible route: every rule applies, and each order takes its full time limit. */
function checkLength(rules: readonly RouteRule[]): RuleSetProblem[] {
  const longest = new Map<number, number>();
  for (const { order, limitHours } of rules.flatMap(({ steps }) => steps))
    longest.set(order, Math.max(longest.get(order) ?? 0, limitHours));
  const hours = [...longest.values()].reduce((sum, limit) => sum + limit, 0);
  if (!(hours > longestHours)) return []; // also passes NaN, which is reported elsewhere
  return [
    setProblem(
      '/rules',
      'route_too_long',
      `One after the other the steps may take ${hours} working hours; give ${longestHours} at most.`,
      `全部环节依次最长需 ${hours} 个工作小时，不得超过 ${longestHours}。`,
    ),
  ];
}

function checkRates({ currency, rates, rules }: RuleSet): RuleSetProblem[] {
  const unreadable = Object.entries(rates)
    .filter(([, rate]) => !isPlainDecimal(rate) || compareAmounts(rate, '0') === 0)
    .map(([code, rate]) =>
      setProblem(
        `/rates/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        'not_a_rate',
        `The rate of ${code} is ${rate}; give a plain decimal above zero.`,
        `${code} 的汇率为 ${rate}，应为大于零的十进制数。`,
      ),
    );
  const comparing = rules.find(({ when }) => when.amount !== undefined || when.difference !== undefined);
  if (!comparing) return unreadable;
  const missing = currencies.filter((code) => code !== currency && !Object.hasOwn(rates, code));
  return [
    ...unreadable,
    ...missing.map((code) =>
      ruleProblem(
        comparing,
        '/rates',
        'missing_currency',
        `it compares amounts, and there is no rate for ${code}.`,
        `需要比较金额，但缺少 ${code} 的汇率。`,
      ),
    ),
  ];
}

function checkPeople({ routeOwner }: RuleSet, people: readonly Employee[], staff: Staff): RuleSetProblem[] {
  const cycles = cyclesIn(people).map((cycle) => {
    const names = [...cycle, ...cycle.slice(0, 1)].map(({ name }) => name);
    return setProblem(
      '',
      'cycle',
      `The reporting line goes round in a circle: ${names.join(' → ')}.`,
      `汇报关系形成循环：${names.join(' → ')}。`,
    );
  });
  if (staff.isActive(routeOwner)) return cycles;
  return [
    setProblem(
      '/routeOwner',
      'route_owner',
      `The route owner ${routeOwner} is not an active employee.`,
      `审批路线负责人 ${routeOwner} 不是在用员工。`,
    ),
    ...cycles,
  ];
}

/**
 * Checks a rule set against today's staff. It may be published if the list of problems is empty: then every contract, amendment and
 * termination gets a step, no step occurs twice, and each step has somebody to ask.
 */
export function checkRuleSet(ruleSet: RuleSet, people: readonly Employee[]): RuleSetProblem[] {
  const staff = staffOf(people);
  const { currency, rules } = ruleSet;
  const given = stepsById(rules);
  return [
    ...(isCurrency(currency)
      ? []
      : [
          setProblem(
            '/currency',
            'unknown_currency',
            `${currency} is not a currency we keep books in.`,
            `系统不支持币种 ${currency}。`,
          ),
        ]),
    ...checkRates(ruleSet),
    ...checkPeople(ruleSet, people, staff),
    ...rules.flatMap((_, index) => checkRule(rules, index, staff, given)),
    ...checkLength(rules),
    ...checkCoverage(ruleSet),
  ];
}
