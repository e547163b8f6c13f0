import { type Employee } from './company';
import { currencies, isCurrency } from '../kernel/money';
import { type RouteRule, type RuleCondition, type RuleSet } from './route';
import { checkCoverage } from './route-coverage';
import { ruleProblem, type RuleSetProblem, setProblem } from './route-problem';
import { cyclesIn, type Staff, staffOf } from './route-staff';
import { addedRule } from './route';
import { checkSteps } from './route-step-checks';
import { boundsOf, compareAmounts, isPlainDecimal } from './rule-amounts';

function checkAmount(rule: RouteRule, at: string): RuleSetProblem[] {
  const { amount } = rule.when;
  if (!amount) return [];
  const written = (['from', 'below'] as const).filter((bound) => amount[bound] !== undefined);
  if (written.length === 0)
    return [ruleProblem(rule, at, 'empty_range', 'its amounts have no bound.', '金额范围没有上下限。')];
  const unreadable = written.filter((bound) => !isPlainDecimal(amount[bound] ?? ''));
  if (unreadable.length > 0)
    return unreadable.map((bound) =>
      ruleProblem(
        rule,
        `${at}/${bound}`,
        'not_an_amount',
        `${amount[bound] ?? ''} is not a plain decimal amount.`,
        `${amount[bound] ?? ''} 不是有效的金额。`,
      ),
    );
  const { from, below } = boundsOf(rule.when);
  return below !== null && compareAmounts(from ?? '0', below) >= 0
    ? [
        ruleProblem(
          rule,
          at,
          'empty_range',
          `no amount is from ${from ?? '0'} on and below ${below}.`,
          `没有金额既不低于 ${from ?? '0'} 又低于 ${below}。`,
        ),
      ]
    : [];
}

function checkCondition(rule: RouteRule, at: string): RuleSetProblem[] {
  const empty = (['contractTypes', 'departments', 'customerClasses', 'riskMarks'] as const)
    .filter((part) => rule.when[part]?.length === 0)
    .map((part) =>
      ruleProblem(
        rule,
        `${at}/${part}`,
        'empty_list',
        `an empty list of ${part} never holds.`,
        `${part} 列表为空，条件永不成立。`,
      ),
    );
  return [...empty, ...checkAmount(rule, `${at}/amount`)];
}

function areDisjoint(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (!a || !b) return false;
  const inB = new Set(b);
  return !a.some((value) => inB.has(value));
}

/** Whether one contract can meet both conditions. Risk marks never tell two rules apart: a contract can bear several. */
function canHoldTogether(a: RuleCondition, b: RuleCondition): boolean {
  const [one, other] = [boundsOf(a), boundsOf(b)];
  const isBefore = (below: string | null, from: string | null) =>
    below !== null && compareAmounts(below, from ?? '0') <= 0;
  return !(
    areDisjoint(a.contractTypes, b.contractTypes) ||
    areDisjoint(a.departments, b.departments) ||
    areDisjoint(a.customerClasses, b.customerClasses) ||
    isBefore(one.below, other.from) ||
    isBefore(other.below, one.from) ||
    (a.departures !== undefined && b.departures !== undefined && a.departures !== b.departures)
  );
}

/** Faults between a rule and those before it: each step is told once, with the first rule that it clashes with. */
function checkPairs(rules: readonly RouteRule[], index: number): RuleSetProblem[] {
  const rule = rules[index];
  if (!rule) return [];
  const earlier = rules.slice(0, index);
  const together = new Set(earlier.filter((other) => canHoldTogether(rule.when, other.when)));
  const overlapping = (id: string) =>
    earlier.find((other) => together.has(other) && other.steps.some(({ stepId }) => stepId === id));
  const stepsBefore = earlier.flatMap((other) => other.steps.map((step) => ({ step, other })));
  return rule.steps.flatMap(({ stepId, name }, place) => {
    const at = `/rules/${index}/steps/${place}`;
    const clash = overlapping(stepId);
    const named = stepsBefore.find(
      ({ step }) => step.stepId === stepId && (step.name.en !== name.en || step.name['zh-CN'] !== name['zh-CN']),
    );
    return [
      ...(clash
        ? [
            ruleProblem(
              rule,
              `${at}/stepId`,
              'overlap',
              `step ${stepId} is also given by rule “${clash.name.en}”, and both can apply to one contract.`,
              `规则“${clash.name['zh-CN']}”也包含步骤 ${stepId}，两条规则可能同时适用于一份合同。`,
            ),
          ]
        : []),
      ...(named
        ? [
            ruleProblem(
              rule,
              `${at}/name`,
              'different_name',
              `step ${stepId} is called “${name.en}” here and “${named.step.name.en}” in rule “${named.other.name.en}”.`,
              `步骤 ${stepId} 在此称为“${name['zh-CN']}”，在规则“${named.other.name['zh-CN']}”中称为“${named.step.name['zh-CN']}”。`,
            ),
          ]
        : []),
    ];
  });
}

function checkRule(rules: readonly RouteRule[], index: number, staff: Staff): RuleSetProblem[] {
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
            `编号 ${addedRule} 保留用于加签步骤。`,
          ),
        ]
      : []),
    ...checkCondition(rule, `${at}/when`),
    ...checkSteps(rule, at, staff),
    ...checkPairs(rules, index),
  ];
}

/** Two years of working time: more than that nobody waits for an approval, nor counts ahead. */
const longestHours = 4000;

/** The longest route of all: every rule applies, and each order takes its whole time. */
function checkLength(rules: readonly RouteRule[]): RuleSetProblem[] {
  const longest = new Map<number, number>();
  for (const { order, limitHours } of rules.flatMap(({ steps }) => steps))
    longest.set(order, Math.max(longest.get(order) ?? 0, limitHours));
  const hours = [...longest.values()].reduce((sum, limit) => sum + limit, 0);
  if (!(hours > longestHours)) return []; // no number is a fault of its own
  return [
    setProblem(
      '/rules',
      'route_too_long',
      `One after the other the steps may take ${hours} working hours; give ${longestHours} at most.`,
      `全部步骤依次最长需 ${hours} 个工作小时，不得超过 ${longestHours}。`,
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
  const comparing = rules.find(({ when }) => when.amount !== undefined);
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
 * Everything that is wrong with a rule set for the people there are today; an empty list means that it may be published: every
 * contract gets a step, no step comes twice, and there is somebody to ask for each.
 */
export function checkRuleSet(ruleSet: RuleSet, people: readonly Employee[]): RuleSetProblem[] {
  const staff = staffOf(people);
  const { currency, rules } = ruleSet;
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
    ...rules.flatMap((_, index) => checkRule(rules, index, staff)),
    ...checkLength(rules),
    ...checkCoverage(ruleSet),
  ];
}
