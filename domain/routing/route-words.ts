import { partWords } from '../approval/parts';
import { type CustomerStatus } from '../customers/standing';
import { isMoney, isZero, type Money, normalise } from '../kernel/money';
import { showMoney } from '../kernel/show-money';
import { type Language } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { type Part, parts, type RouteFacts, type RouteRule, type SubjectKind } from './route';
import { type Bounds, boundsOf } from './rule-amounts';
import { type Prices } from './rule-prices';
import { zh, zhJoined } from '../kernel/chinese';

export const subjectWords: Record<SubjectKind, Words> = {
  revision: { en: 'a revision', 'zh-CN': '合同版本' },
  amendment: { en: 'an amendment', 'zh-CN': '合同变更' },
  termination: { en: 'a termination', 'zh-CN': '合同解除' },
};

/** With the decimals of the currency, or more if the amount has more: rounding could show a value as the bound that it just misses. */
export function showExactly(money: Money, language: Language = 'en'): string {
  return showMoney(isMoney(money) ? normalise(money) : money, language);
}

function joinWords(items: readonly Words[], between: Words, beforeLast: Words): Words {
  const parts = (language: Language) =>
    items.flatMap((item, index) => {
      const isLast = index === items.length - 1;
      return [...(index === 0 ? [] : [(isLast ? beforeLast : between)[language]]), item[language]];
    });
  return words(parts('en').join(''), zhJoined(parts('zh-CN')));
}

/** `at or above CNY 10.00 and below CNY 20.00`, or the one bound that there is. */
export function boundWords({ from, below }: Bounds, currency: string): Words {
  const bound = (amount: string, language: Language) => showExactly({ amount, currency }, language);
  const limits = [
    ...(from === null ? [] : [words(`at or above ${bound(from, 'en')}`, zh`不低于 ${bound(from, 'zh-CN')}`)]),
    ...(below === null ? [] : [words(`below ${bound(below, 'en')}`, zh`低于 ${bound(below, 'zh-CN')}`)]),
  ];
  return joinWords(limits, words(' and ', '且'), words(' and ', '且'));
}

/** The agreed price, followed by its value in the rule set's currency if that differs. */
function priceWords(price: Money, converted: Money): { isForeign: boolean; shown: Words } {
  const isForeign = price.currency !== converted.currency;
  const shown = (language: Language, other: (amount: string) => string) => {
    const own = showExactly(price, language);
    return isForeign ? own + other(showExactly(converted, language)) : own;
  };
  return {
    isForeign,
    shown: words(
      shown('en', (amount) => ` (${amount})`),
      shown('zh-CN', (amount) => zh`（折合 ${amount}）`),
    ),
  };
}

function explainAmount(bounds: Bounds, gross: Money, converted: Money): Words {
  const { isForeign, shown } = priceWords(gross, converted);
  const limits = boundWords(bounds, converted.currency);
  return words(
    `the price of ${shown.en} is ${limits.en}`,
    zh`合同金额（含税）${shown['zh-CN']}${isForeign ? '' : ' '}${limits['zh-CN']}`,
  );
}

function explainDifference(bounds: Bounds, difference: Money, converted: Money): Words {
  if (isZero(difference)) return words('the price does not move', '价款没有变动');
  const { shown } = priceWords(difference, converted);
  const limits = boundWords(bounds, converted.currency);
  return words(
    `the amendment moves the price by ${shown.en}, ${limits.en}`,
    zh`变更使价款变动 ${shown['zh-CN']}，${limits['zh-CN']}`,
  );
}

function explainParts(touched: readonly Part[]): Words {
  const named = parts.filter((part) => touched.includes(part)).map((part) => partWords[part]);
  const listed = joinWords(named, words(', ', '、'), words(' and ', '和'));
  return words(`it touches ${listed.en}`, zh`涉及${listed['zh-CN']}`);
}

function explainMarks(marks: readonly string[]): Words {
  return words(
    `the contract bears the risk mark${marks.length > 1 ? 's' : ''} ${marks.join(', ')}`,
    zh`合同带有风险标记 ${marks.join('、')}`,
  );
}

function explainDepartures(clauses: readonly string[]): Words {
  if (clauses.length === 0) return words('no clause departs from the standard', '没有条款偏离标准文本');
  const isOne = clauses.length === 1;
  return words(
    `clause${isOne ? '' : 's'} ${clauses.join(', ')} depart${isOne ? 's' : ''} from the standard`,
    zh`条款 ${clauses.join('、')} 偏离标准文本`,
  );
}

const standingWords: Record<CustomerStatus, Words> = {
  normal: { en: 'the customer is in normal standing', 'zh-CN': '客户状态正常' },
  watched: { en: 'the customer is being watched', 'zh-CN': '客户处于关注状态' },
  blocked: { en: 'the customer is blocked', 'zh-CN': '客户已被冻结' },
};

function explainCustomer({ when }: RouteRule, { customerStatus }: RouteFacts): Words[] {
  const above = words('the customer goes above its credit limit', '客户超出信用额度');
  return [
    ...(when.customerStatus && customerStatus !== null ? [standingWords[customerStatus]] : []),
    ...(when.credit === undefined ? [] : [above]),
  ];
}

function isBounded({ from, below }: Bounds): boolean {
  return from !== null || below !== null;
}

function explainPrices({ when }: RouteRule, facts: RouteFacts, { gross, difference }: Prices): Words[] {
  const [amounts, differences] = [boundsOf(when.amount), boundsOf(when.difference)];
  return [
    ...(gross && isBounded(amounts) ? [explainAmount(amounts, facts.gross, gross)] : []),
    ...(difference && isBounded(differences) ? [explainDifference(differences, facts.difference, difference)] : []),
  ];
}

/** The conditions that held, in order. */
function reasonsOf(rule: RouteRule, facts: RouteFacts, prices: Prices): Words[] {
  const { subjects, contractTypes, parts: about, departments, customerClasses, riskMarks, departures } = rule.when;
  const { contractType, department, customerClass } = facts;
  const { en: kind, 'zh-CN': kindZh } = subjectWords[facts.subject];
  return [
    ...(subjects ? [words(`it is about ${kind}`, zh`审批对象为${kindZh}`)] : []),
    ...(contractTypes ? [words(`the contract type is ${contractType}`, zh`合同类型为 ${contractType}`)] : []),
    ...explainPrices(rule, facts, prices),
    ...(about ? [explainParts(facts.touched.filter((part) => about.includes(part)))] : []),
    ...(departments ? [words(`the department is ${department ?? ''}`, zh`所属部门为 ${department ?? ''}`)] : []),
    ...(customerClasses
      ? [words(`the customer is of class ${customerClass ?? ''}`, zh`客户类别为 ${customerClass ?? ''}`)]
      : []),
    ...(riskMarks ? [explainMarks(facts.riskMarks.filter((mark) => riskMarks.includes(mark)))] : []),
    ...(departures === undefined ? [] : [explainDepartures(facts.departures)]),
    ...explainCustomer(rule, facts),
  ];
}

/** One sentence that names an applied rule and the reasons why it applied. */
export function explainRule(rule: RouteRule, facts: RouteFacts, prices: Prices): Words {
  const { en, 'zh-CN': chinese } = rule.name;
  const reasons = reasonsOf(rule, facts, prices);
  if (reasons.length === 0)
    return words(`Rule “${en}” asks for this step.`, zh`依据审批规则“${chinese}”，须经本环节审批。`);
  const listed = joinWords(reasons, words(', ', '，'), words(', and ', '，且'));
  return words(`Rule “${en}”: ${listed.en}.`, zh`规则“${chinese}”：${listed['zh-CN']}。`);
}
