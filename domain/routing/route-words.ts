import { isMoney, type Money, normalise } from '../kernel/money';
import { type RouteFacts, type RouteRule } from './route';
import { type Bounds, boundsOf } from './rule-amounts';
import { showMoney } from '../kernel/show-money';
import { type Words, words } from '../kernel/words';

/** In the places of its currency; more of them only where there are more, so that nothing is shown as the bound it just misses. */
export function showExactly(money: Money): string {
  return showMoney(isMoney(money) ? normalise(money) : money);
}

function explainAmount({ from, below }: Bounds, gross: Money, converted: Money): Words {
  const bound = (amount: string) => showExactly({ amount, currency: converted.currency });
  const isForeign = gross.currency !== converted.currency;
  const price = showExactly(gross);
  const limits = [
    ...(from === null ? [] : [words(`at or above ${bound(from)}`, `不低于 ${bound(from)}`)]),
    ...(below === null ? [] : [words(`below ${bound(below)}`, `低于 ${bound(below)}`)]),
  ];
  return words(
    `the price of ${price}${isForeign ? ` (${showExactly(converted)})` : ''} is ${limits.map(({ en }) => en).join(' and ')}`,
    `含税金额 ${price}${isForeign ? `（折合 ${showExactly(converted)}）` : ' '}${limits.map((limit) => limit['zh-CN']).join('且')}`,
  );
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

/** What held, part by part. */
function partsOf({ when }: RouteRule, facts: RouteFacts, converted: Money | null): Words[] {
  const { riskMarks } = when;
  const bounds = boundsOf(when);
  const { contractType, department, customerClass } = facts;
  const isBounded = bounds.from !== null || bounds.below !== null;
  return [
    ...(when.contractTypes ? [words(`the contract type is ${contractType}`, `合同类型为 ${contractType}`)] : []),
    ...(converted && isBounded ? [explainAmount(bounds, facts.gross, converted)] : []),
    ...(when.departments ? [words(`the department is ${department ?? ''}`, `所属部门为 ${department ?? ''}`)] : []),
    ...(when.customerClasses
      ? [words(`the customer is of class ${customerClass ?? ''}`, `客户类别为 ${customerClass ?? ''}`)]
      : []),
    ...(riskMarks ? [explainMarks(facts.riskMarks.filter((mark) => riskMarks.includes(mark)))] : []),
    ...(when.departures === undefined ? [] : [explainDepartures(facts.departures)]),
  ];
}

function join(parts: readonly string[], between: string, beforeLast: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(between)}${beforeLast}${parts.at(-1) ?? ''}`;
}

/**
 * One sentence on a rule that applies: which it is and what about the contract made it apply.
 * @param converted the gross price in the rule set's own currency; null where no rule about amounts applies
 */
export function explainRule(rule: RouteRule, facts: RouteFacts, converted: Money | null): Words {
  const { en, 'zh-CN': zh } = rule.name;
  const parts = partsOf(rule, facts, converted);
  if (parts.length === 0) return words(`Rule “${en}” applies to every contract.`, `规则“${zh}”适用于所有合同。`);
  const inEnglish = join(
    parts.map((part) => part.en),
    ', ',
    ', and ',
  );
  const inChinese = join(
    parts.map((part) => part['zh-CN']),
    '，',
    '，且',
  );
  return words(`Rule “${en}”: ${inEnglish}.`, `规则“${zh}”：${inChinese}。`);
}
