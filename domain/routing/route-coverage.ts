import { type Words } from '../kernel/words';
import { type RouteRule, type RuleSet } from './route';
import { amounts, departures, type Dimension, listed, subjects } from './route-dimensions';
import { setProblem, type RuleSetProblem } from './route-problem';

/** More cells than this are not looked at. */
const mostCells = 200_000;

/** A combination of values for which none of the rules holds, in words; null when there is none. */
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

/**
 * Finds a contract that would get no step at all: exact, over every combination of values between which the rules tell a difference.
 * Contracts without risk marks are enough: a mark only adds steps.
 */
export function checkCoverage({ rules, currency }: RuleSet): RuleSetProblem[] {
  const asking = rules.filter(({ steps }) => steps.length > 0);
  const unmarked = asking.filter(({ when }) => when.riskMarks === undefined);
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
  const marks = unmarked.length < asking.length ? [{ en: 'it bears no risk mark', 'zh-CN': '没有风险标记' }] : [];
  const gap = findGap(unmarked, dimensions, marks);
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
