import { type Words } from '../kernel/words';
import { type RouteRule, type RuleCondition, type SubjectKind, subjectKinds } from './route';
import { ruleProblem, type RuleSetProblem } from './route-problem';
import { boundsOf, compareAmounts, isPlainDecimal, isWithin } from './rule-amounts';

const lists = [
  ...(['subjects', 'contractTypes', 'parts', 'departments', 'customerClasses', 'riskMarks'] as const),
  'customerStatus',
] as const;

function checkList(rule: RouteRule, part: (typeof lists)[number], at: string): RuleSetProblem[] {
  const values: readonly string[] | undefined = rule.when[part];
  if (values?.length === 0)
    return [
      ruleProblem(rule, at, 'empty_list', `an empty list of ${part} never holds.`, `${part} 列表为空，条件永不成立。`),
    ];
  const repeated = [...(values ?? []).entries()].filter(([index, value]) => values?.indexOf(value) !== index);
  return repeated.map(([index, value]) =>
    ruleProblem(rule, `${at}/${index}`, 'repeated', `its ${part} list ${value} twice.`, `${part} 中 ${value} 重复。`),
  );
}

type Ranged = 'amount' | 'difference';

const nouns: Record<Ranged, { one: Words; range: Words }> = {
  amount: { one: { en: 'amount', 'zh-CN': '金额' }, range: { en: 'amounts have', 'zh-CN': '金额范围' } },
  difference: { one: { en: 'difference', 'zh-CN': '变动金额' }, range: { en: 'difference has', 'zh-CN': '变动范围' } },
};

function checkRange(rule: RouteRule, part: Ranged, at: string): RuleSetProblem[] {
  const range = rule.when[part];
  if (!range) return [];
  const { one, range: noun } = nouns[part];
  const written = (['from', 'below'] as const).filter((bound) => range[bound] !== undefined);
  if (written.length === 0)
    return [ruleProblem(rule, at, 'empty_range', `its ${noun.en} no bound.`, `${noun['zh-CN']}没有上下限。`)];
  const unreadable = written.filter((bound) => !isPlainDecimal(range[bound] ?? ''));
  if (unreadable.length > 0)
    return unreadable.map((bound) =>
      ruleProblem(
        rule,
        `${at}/${bound}`,
        'not_an_amount',
        `${range[bound] ?? ''} is not a plain decimal amount.`,
        `${range[bound] ?? ''} 不是有效的金额。`,
      ),
    );
  const { from, below } = boundsOf(range);
  if (below === null || compareAmounts(from ?? '0', below) < 0) return [];
  const start = from ?? '0';
  return [
    ruleProblem(
      rule,
      at,
      'empty_range',
      `no ${one.en} is from ${start} on and below ${below}.`,
      `没有${one['zh-CN']}既不低于 ${start} 又低于 ${below}。`,
    ),
  ];
}

/** What the rule can apply to; a revision and a termination do not change the price. */
export function possibleSubjects({ subjects, difference }: RuleCondition): SubjectKind[] {
  const isMoved = !isWithin(boundsOf(difference), '0');
  return subjectKinds.filter((kind) => (subjects?.includes(kind) ?? true) && (!isMoved || kind === 'amendment'));
}

function checkMoved(rule: RouteRule, at: string): RuleSetProblem[] {
  const { subjects = [] } = rule.when;
  if (subjects.length === 0 || possibleSubjects(rule.when).length > 0) return [];
  return [
    ruleProblem(
      rule,
      at,
      'never_holds',
      'only an amendment moves the price, and it is not about amendments.',
      '只有变更会使价款变动，而此规则不适用于变更。',
    ),
  ];
}

/** Problems in the condition of a single rule. */
export function checkCondition(rule: RouteRule, at: string): RuleSetProblem[] {
  const difference = checkRange(rule, 'difference', `${at}/difference`);
  return [
    ...lists.flatMap((part) => checkList(rule, part, `${at}/${part}`)),
    ...checkRange(rule, 'amount', `${at}/amount`),
    ...(difference.length > 0 ? difference : checkMoved(rule, `${at}/difference`)),
  ];
}
