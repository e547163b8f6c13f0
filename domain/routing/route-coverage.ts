import { type RouteRule, type RuleCondition, type RuleSet } from './route';
import { setProblem, type RuleSetProblem } from './route-problem';
import { showExactly } from './route-words';
import { boundsOf, compareAmounts, isWithin } from './rule-amounts';
import { type Words } from '../kernel/words';

/** More cells than this are not looked at. */
const mostCells = 200_000;

/** One thing that conditions look at, cut into values between which no rule tells a difference. */
interface Dimension {
  isLimiting: (rule: RouteRule) => boolean;
  /** For each value the rules that hold for it, and how to say it. */
  values: { holding: ReadonlySet<RouteRule>; words: Words }[];
}

type Listed = 'contractTypes' | 'departments' | 'customerClasses';

const nouns: Record<Listed, Words> = {
  contractTypes: { en: 'its type', 'zh-CN': '合同类型' },
  departments: { en: 'its department', 'zh-CN': '所属部门' },
  customerClasses: { en: 'the class of its customer', 'zh-CN': '客户类别' },
};

/** Every value that a rule names, and any other. */
function listed(rules: readonly RouteRule[], part: Listed): Dimension {
  const { en, 'zh-CN': zh } = nouns[part];
  const named = [...new Set(rules.flatMap(({ when }) => when[part] ?? []))];
  const lists = new Map(rules.map((rule) => [rule, rule.when[part] && new Set(rule.when[part])]));
  const holding = (value: string | null) => new Set(rules.filter((rule) => lists.get(rule)?.has(value ?? '') ?? true));
  const none = new Set(rules.filter((rule) => rule.when[part] === undefined));
  return {
    isLimiting: ({ when }) => when[part] !== undefined,
    values: [
      ...named.map((value) => ({
        holding: holding(value),
        words: { en: `${en} is ${value}`, 'zh-CN': `${zh}为 ${value}` },
      })),
      { holding: none, words: { en: `${en} is none that the rules name`, 'zh-CN': `${zh}不在规则所列之内` } },
    ],
  };
}

function departures(rules: readonly RouteRule[]): Dimension {
  const holding = (departs: boolean) => new Set(rules.filter(({ when }) => (when.departures ?? departs) === departs));
  return {
    isLimiting: ({ when }) => when.departures !== undefined,
    values: [
      {
        holding: holding(false),
        words: { en: 'no clause departs from the standard', 'zh-CN': '没有条款偏离标准文本' },
      },
      { holding: holding(true), words: { en: 'a clause departs from the standard', 'zh-CN': '有条款偏离标准文本' } },
    ],
  };
}

function listBounds(when: RuleCondition): string[] {
  const { from, below } = boundsOf(when);
  return [from, below].filter((bound) => bound !== null);
}

/** The intervals between all bounds, from zero on; each is known by where it starts. */
function amounts(rules: readonly RouteRule[], currency: string): Dimension {
  const bounds = rules.flatMap(({ when }) => listBounds(when));
  const starts = ['0', ...bounds]
    .toSorted(compareAmounts)
    .filter((bound, index, all) => index === 0 || compareAmounts(bound, all[index - 1] ?? '0') > 0);
  const show = (amount: string) => showExactly({ amount, currency });
  const wordsFrom = (start: string, end: string | undefined): Words => {
    if (end === undefined)
      return { en: `its price is at or above ${show(start)}`, 'zh-CN': `含税金额不低于 ${show(start)}` };
    if (start === '0') return { en: `its price is below ${show(end)}`, 'zh-CN': `含税金额低于 ${show(end)}` };
    return {
      en: `its price is at or above ${show(start)} and below ${show(end)}`,
      'zh-CN': `含税金额不低于 ${show(start)}且低于 ${show(end)}`,
    };
  };
  return {
    isLimiting: ({ when }) => listBounds(when).length > 0,
    values: starts.map((start, index) => ({
      holding: new Set(rules.filter(({ when }) => isWithin(boundsOf(when), start))),
      words: wordsFrom(start, starts[index + 1]),
    })),
  };
}

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
