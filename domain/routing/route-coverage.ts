import { type Words, words } from '../kernel/words';
import { type RouteRule, type RuleCondition, type RuleSet } from './route';
import { amounts, departures, type Dimension, listed, subjects } from './route-dimensions';
import { setProblem, type RuleSetProblem } from './route-problem';

/** Maximum number of combinations that are checked. */
const mostCells = 200_000;

/** A combination of values, in words, to which no rule applies; null if there is none. */
function findGap(
  rules: readonly RouteRule[],
  dimensions: readonly Dimension[],
  said: readonly Words[],
): Words[] | null {
  if (rules.length === 0) return [...said];
  const [first, ...rest] = dimensions;
  const holdsAnyway = (rule: RouteRule) => !dimensions.some(({ isLimiting }) => isLimiting(rule));
  if (!first || rules.some(holdsAnyway)) return null;
  for (const { holding, words } of first.values) {
    const gap = findGap(
      rules.filter((rule) => holding.has(rule)),
      rest,
      [...said, words],
    );
    if (gap) return gap;
  }
  return null;
}

/** Conditions that can only add steps, and the phrase for a contract that does not meet them. */
const additions: { isNamed: (when: RuleCondition) => boolean; absent: Words }[] = [
  { isNamed: ({ riskMarks }) => riskMarks !== undefined, absent: words('it bears no risk mark', '没有风险标记') },
  {
    isNamed: ({ customerStatus }) => customerStatus !== undefined,
    absent: words('its customer is not in the directory', '客户不在客户库中'),
  },
  { isNamed: ({ credit }) => credit !== undefined, absent: words('it stays within the credit', '未超出信用额度') },
];

/**
 * Finds a contract that would get no step at all. The check is exact: it tries every combination of values that the rules distinguish.
 * Contracts without risk marks and of a customer outside the directory are sufficient, because the other conditions only add steps.
 */
export function checkCoverage({ rules, currency }: RuleSet): RuleSetProblem[] {
  const asking = rules.filter(({ steps }) => steps.length > 0);
  const unmarked = asking.filter(({ when }) => !additions.some(({ isNamed }) => isNamed(when)));
  const dimensions = [
    subjects(unmarked, currency),
    ...(['contractTypes', 'departments', 'customerClasses'] as const).map((part) => listed(unmarked, part)),
    departures(unmarked),
    amounts(unmarked, currency),
  ].filter(({ isLimiting }) => unmarked.some(isLimiting));
  const isCoveredByOne = unmarked.some((rule) => !dimensions.some(({ isLimiting }) => isLimiting(rule)));
  const cells = dimensions.reduce((product, { values }) => product * values.length, 1);
  if (cells > mostCells && !isCoveredByOne)
    return [
      setProblem(
        '/rules',
        'too_many_cells',
        `The conditions make ${cells} combinations, more than ${mostCells}: add a rule for every contract, or name fewer values.`,
        `条件组合共 ${cells} 种，超过 ${mostCells} 种：请增加适用于所有合同的规则，或减少所列取值。`,
      ),
    ];
  const named = additions.filter(({ isNamed }) => asking.some(({ when }) => isNamed(when)));
  const gap = findGap(
    unmarked,
    dimensions,
    named.map(({ absent }) => absent),
  );
  if (!gap) return [];
  if (gap.length === 0)
    return [setProblem('/rules', 'no_approver', 'Nobody is asked about any contract.', '任何合同都无人审批。')];
  return [
    setProblem(
      '/rules',
      'no_approver',
      `Nobody is asked about a contract for which all of this holds: ${gap.map(({ en }) => en).join(', ')}.`,
      `以下情形的合同无人审批：${gap.map((words) => words['zh-CN']).join('，')}。`,
    ),
  ];
}
