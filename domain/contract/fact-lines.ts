import { type Contract } from './contract';
import { type Language } from '../kernel/people';
import { shownRate } from '../drafting/tax-rates';
import { type Terms } from '../drafting/terms';
import { showMoney } from '../kernel/show-money';
import { type Words, words } from '../kernel/words';

/** One line of facts on a page or in a mail: a label in both languages, a value as data or, where it is words, in both. */
export interface FactLine {
  label: Words;
  value: string | Words;
}

export function factLine(en: string, zh: string, value: string | Words): FactLine {
  return { label: { en, 'zh-CN': zh }, value };
}

export function valueIn({ value }: FactLine, language: Language): string {
  return typeof value === 'string' ? value : value[language];
}

function planFacts(terms: Terms): FactLine[] {
  return [
    ...terms.milestones.map(({ title, dueOn }) => factLine('Delivery', '交付', `${title} – ${dueOn}`)),
    ...terms.paymentPlan.map(({ title, dueOn, amount }) =>
      factLine('Payment', '付款', `${title} – ${dueOn} – ${showMoney(amount)}`),
    ),
  ];
}

/** What a contract is about: who, what, how much, from when to when, and what is due. */
export function contractFacts({ number, revision }: Pick<Contract, 'number' | 'revision'>, terms: Terms): FactLine[] {
  const { ours, customer } = terms.parties;
  const { gross, net, tax, taxRate } = terms.price;
  const rate = shownRate(taxRate, ' ');
  const parts = `${showMoney(net)} + ${showMoney(tax)}`;
  return [
    factLine('Contract', '合同', `${number} – ${terms.title}`),
    factLine('Revision', '版本', String(revision)),
    factLine('Supplier', '供方', ours.name),
    factLine('Customer', '客户', customer.name),
    factLine('Price, tax included', '含税金额', showMoney(gross)),
    ...(terms.discount ? [factLine('Discount on the whole', '整单优惠', showMoney(terms.discount))] : []),
    factLine('Net / tax', '不含税 / 税额', words(`${parts} (${rate.en})`, `${parts} (${rate['zh-CN']})`)),
    factLine('Term', '期限', `${terms.term.startsOn} – ${terms.term.endsOn}`),
    ...planFacts(terms),
  ];
}

/** Who the sides are, and nothing of what they agree on. */
export function partyFacts({ number, revision }: Pick<Contract, 'number' | 'revision'>, terms: Terms): FactLine[] {
  const { ours, customer } = terms.parties;
  return [
    factLine('Contract', '合同', number),
    factLine('Revision', '版本', String(revision)),
    factLine('Supplier', '供方', ours.name),
    factLine('Customer', '客户', customer.name),
  ];
}
