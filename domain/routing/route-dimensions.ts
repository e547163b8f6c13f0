import { partWords } from '../approval/parts';
import { type Words, words } from '../kernel/words';
import { type Part, parts, type RouteRule, type RuleCondition, type SubjectKind, subjectKinds } from './route';
import { boundWords, subjectWords } from './route-words';
import { type Bounds, boundsOf, compareAmounts, isWithin } from './rule-amounts';

type Rules = readonly RouteRule[];

/** One property that conditions test, divided into values that the rules distinguish. */
export interface Dimension {
  isLimiting: (rule: RouteRule) => boolean;
  /** For each value: the rules that hold for it, and the value in words. */
  values: { holding: ReadonlySet<RouteRule>; words: Words }[];
}

function holdingWhere(rules: Rules, holds: (when: RuleCondition) => boolean): ReadonlySet<RouteRule> {
  return new Set(rules.filter(({ when }) => holds(when)));
}

function listBounds(bounds: Bounds): string[] {
  return [bounds.from, bounds.below].filter((bound) => bound !== null);
}

/** The intervals between all bounds, from zero up: the lower end of each, and the bounds to show. */
function stretchesBetween(all: readonly Bounds[]): { start: string; stretch: Bounds }[] {
  const starts = ['0', ...all.flatMap(listBounds)]
    .toSorted(compareAmounts)
    .filter((bound, index, sorted) => index === 0 || compareAmounts(bound, sorted[index - 1] ?? '0') > 0);
  return starts.map((start, index) => {
    const below = starts[index + 1] ?? null;
    return { start, stretch: { from: index === 0 && below !== null ? null : start, below } };
  });
}

const touchesOnly = (part: Part): Words =>
  words(`touches nothing but ${partWords[part].en}`, `仅涉及${partWords[part]['zh-CN']}`);

/** The kinds of amendments that the rules distinguish. */
function amendments(rules: Rules, currency: string): { holding: ReadonlySet<RouteRule>; traits: Words[] }[] {
  const stretches = stretchesBetween(rules.map(({ when }) => boundsOf(when.difference)));
  const arePartsTold = rules.some(({ when }) => when.parts !== undefined);
  const moves = (stretch: Bounds): Words => {
    const { en, 'zh-CN': zh } = boundWords(stretch, currency);
    return words(`moves the price by an amount ${en}`, `价款变动${zh}`);
  };
  return stretches.flatMap(({ start, stretch }) => {
    // One part is enough, as an amendment that touches more parts meets at least as many rules; and a price change always touches money.
    const touched = arePartsTold && start === '0' ? parts : (['money'] as const);
    return touched.map((part) => ({
      holding: holdingWhere(
        rules,
        ({ subjects: kinds, difference, parts: about }) =>
          (kinds?.includes('amendment') ?? true) &&
          isWithin(boundsOf(difference), start) &&
          (about?.includes(part) ?? true),
      ),
      traits: [
        ...(stretches.length > 1 && part === 'money' ? [moves(stretch)] : []),
        ...(arePartsTold ? [touchesOnly(part)] : []),
      ],
    }));
  });
}

function subjectSentence(kind: SubjectKind, traits: readonly Words[]): Words {
  const { en, 'zh-CN': zh } = subjectWords[kind];
  const that = traits.length > 0 ? ` that ${traits.map((trait) => trait.en).join(' and ')}` : '';
  return words(
    `what is approved is ${en}${that}`,
    [`审批对象为${zh}`, ...traits.map((trait) => trait['zh-CN'])].join('，'),
  );
}

/** What is approved. A revision and a termination touch all parts and leave the price; amendments vary in both. */
export function subjects(rules: Rules, currency: string): Dimension {
  const whole = (kind: SubjectKind) => {
    const holds = (when: RuleCondition) =>
      (when.subjects?.includes(kind) ?? true) && isWithin(boundsOf(when.difference), '0') && when.parts?.length !== 0;
    return { holding: holdingWhere(rules, holds), traits: [] };
  };
  return {
    isLimiting: ({ when }) =>
      when.subjects !== undefined || when.parts !== undefined || listBounds(boundsOf(when.difference)).length > 0,
    values: subjectKinds.flatMap((kind) =>
      (kind === 'amendment' ? amendments(rules, currency) : [whole(kind)]).map(({ holding, traits }) => ({
        holding,
        words: subjectSentence(kind, traits),
      })),
    ),
  };
}

type Listed = 'contractTypes' | 'departments' | 'customerClasses';

const nouns: Record<Listed, Words> = {
  contractTypes: { en: 'its type', 'zh-CN': '合同类型' },
  departments: { en: 'its department', 'zh-CN': '所属部门' },
  customerClasses: { en: 'the class of its customer', 'zh-CN': '客户类别' },
};

/** Every value that some rule names, and one that stands for all others. */
export function listed(rules: Rules, part: Listed): Dimension {
  const { en, 'zh-CN': zh } = nouns[part];
  const named = [...new Set(rules.flatMap(({ when }) => when[part] ?? []))];
  const lists = new Map(rules.map((rule) => [rule, rule.when[part] && new Set(rule.when[part])]));
  const holding = (value: string) => new Set(rules.filter((rule) => lists.get(rule)?.has(value) ?? true));
  return {
    isLimiting: ({ when }) => when[part] !== undefined,
    values: [
      ...named.map((value) => ({ holding: holding(value), words: words(`${en} is ${value}`, `${zh}为 ${value}`) })),
      {
        holding: holdingWhere(rules, (when) => when[part] === undefined),
        words: words(`${en} is none that the rules name`, `${zh}不在规则所列之内`),
      },
    ],
  };
}

export function departures(rules: Rules): Dimension {
  const holding = (departs: boolean) => holdingWhere(rules, (when) => (when.departures ?? departs) === departs);
  return {
    isLimiting: ({ when }) => when.departures !== undefined,
    values: [
      { holding: holding(false), words: words('no clause departs from the standard', '没有条款偏离标准文本') },
      { holding: holding(true), words: words('a clause departs from the standard', '有条款偏离标准文本') },
    ],
  };
}

export function amounts(rules: Rules, currency: string): Dimension {
  return {
    isLimiting: ({ when }) => listBounds(boundsOf(when.amount)).length > 0,
    values: stretchesBetween(rules.map(({ when }) => boundsOf(when.amount))).map(({ start, stretch }) => {
      const { en, 'zh-CN': zh } = boundWords(stretch, currency);
      return {
        holding: holdingWhere(rules, ({ amount }) => isWithin(boundsOf(amount), start)),
        words: words(`its price is ${en}`, `合同金额（含税）${zh}`),
      };
    }),
  };
}
