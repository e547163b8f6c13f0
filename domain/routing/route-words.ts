import { partWords } from '../approval/parts';
import { type CustomerStatus } from '../customers/standing';
import { isMoney, isZero, type Money, normalise } from '../kernel/money';
import { showMoney } from '../kernel/show-money';
import { type Language } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { type Part, parts, type RouteFacts, type RouteRule, type SubjectKind } from './route';
import { type Bounds, boundsOf } from './rule-amounts';
import { type Prices } from './rule-prices';

export const subjectWords: Record<SubjectKind, Words> = {
  revision: { en: 'a revision', 'zh-CN': '合同版本' },
  amendment: { en: 'an amendment', 'zh-CN': '合同变更' },
  termination: { en: 'a termination', 'zh-CN': '合同解除' },
};

/** In the places of its currency; more of them only where there are more, so that nothing is shown as the bound it just misses. */
export function showExactly(money: Money): string {
  return showMoney(isMoney(money) ? normalise(money) : money);
}

function joinWords(items: readonly Words[], between: Words, beforeLast: Words): Words {
  const joined = (language: Language) => {
    const said = items.map((item) => item[language]);
    if (said.length < 2) return said.join('');
    return `${said.slice(0, -1).join(between[language])}${beforeLast[language]}${said.at(-1) ?? ''}`;
  };
  return words(joined('en'), joined('zh-CN'));
}

/** `at or above CNY 10.00 and below CNY 20.00`, or the one of them that there is. */
export function boundWords({ from, below }: Bounds, currency: string): Words {
  const bound = (amount: string) => showExactly({ amount, currency });
  const limits = [
    ...(from === null ? [] : [words(`at or above ${bound(from)}`, `不低于 ${bound(from)}`)]),
    ...(below === null ? [] : [words(`below ${bound(below)}`, `低于 ${bound(below)}`)]),
  ];
  return joinWords(limits, words(' and ', '且'), words(' and ', '且'));
}

/** The price as agreed, and in the rule set's own currency where that is another. */
function priceWords(price: Money, converted: Money): { isForeign: boolean; shown: Words } {
  const isForeign = price.currency !== converted.currency;
  const [own, other] = [showExactly(price), showExactly(converted)];
  return { isForeign, shown: isForeign ? words(`${own} (${other})`, `${own}（折合 ${other}）`) : words(own, own) };
}

function explainAmount(bounds: Bounds, gross: Money, converted: Money): Words {
  const { isForeign, shown } = priceWords(gross, converted);
  const limits = boundWords(bounds, converted.currency);
  return words(
    `the price of ${shown.en} is ${limits.en}`,
    `含税金额 ${shown['zh-CN']}${isForeign ? '' : ' '}${limits['zh-CN']}`,
  );
}

function explainDifference(bounds: Bounds, difference: Money, converted: Money): Words {
  if (isZero(difference)) return words('the price does not move', '价款没有变动');
  const { shown } = priceWords(difference, converted);
  const limits = boundWords(bounds, converted.currency);
  return words(
    `the amendment moves the price by ${shown.en}, ${limits.en}`,
    `变更使价款变动 ${shown['zh-CN']}，${limits['zh-CN']}`,
  );
}

function explainParts(touched: readonly Part[]): Words {
  const named = parts.filter((part) => touched.includes(part)).map((part) => partWords[part]);
  const listed = joinWords(named, words(', ', '、'), words(' and ', '和'));
  return words(`it touches ${listed.en}`, `涉及${listed['zh-CN']}`);
}

function explainMarks(marks: readonly string[]): Words {
  return words(
    `the contract bears the risk mark${marks.length > 1 ? 's' : ''} ${marks.join(', ')}`,
    `合同带有风险标记 ${marks.join('、')}`,
  );
}

function explainDepartures(clauses: readonly string[]): Words {
  if (clauses.length === 0) return words('no clause departs from the standard', '没有条款偏离标准文本');
  const isOne = clauses.length === 1;
  return words(
    `clause${isOne ? '' : 's'} ${clauses.join(', ')} depart${isOne ? 's' : ''} from the standard`,
    `条款 ${clauses.join('、')} 偏离标准文本`,
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

/** What held, one condition after the other. */
function reasonsOf(rule: RouteRule, facts: RouteFacts, prices: Prices): Words[] {
  const { subjects, contractTypes, parts: about, departments, customerClasses, riskMarks, departures } = rule.when;
  const { contractType, department, customerClass } = facts;
  const { en: kind, 'zh-CN': kindZh } = subjectWords[facts.subject];
  return [
    ...(subjects ? [words(`it is about ${kind}`, `审批对象为${kindZh}`)] : []),
    ...(contractTypes ? [words(`the contract type is ${contractType}`, `合同类型为 ${contractType}`)] : []),
    ...explainPrices(rule, facts, prices),
    ...(about ? [explainParts(facts.touched.filter((part) => about.includes(part)))] : []),
    ...(departments ? [words(`the department is ${department ?? ''}`, `所属部门为 ${department ?? ''}`)] : []),
    ...(customerClasses
      ? [words(`the customer is of class ${customerClass ?? ''}`, `客户类别为 ${customerClass ?? ''}`)]
      : []),
    ...(riskMarks ? [explainMarks(facts.riskMarks.filter((mark) => riskMarks.includes(mark)))] : []),
    ...(departures === undefined ? [] : [explainDepartures(facts.departures)]),
    ...explainCustomer(rule, facts),
  ];
}

/** One sentence on a rule that applies: which it is and what made it apply. */
export function explainRule(rule: RouteRule, facts: RouteFacts, prices: Prices): Words {
  const { en, 'zh-CN': zh } = rule.name;
  const reasons = reasonsOf(rule, facts, prices);
  if (reasons.length === 0) return words(`Rule “${en}” applies to every contract.`, `规则“${zh}”适用于所有合同。`);
  const listed = joinWords(reasons, words(', ', '，'), words(', and ', '，且'));
  return words(`Rule “${en}”: ${listed.en}.`, `规则“${zh}”：${listed['zh-CN']}。`);
}
