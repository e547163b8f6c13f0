import { type Amendment, type Contract, type Rescission } from './contract';
import { type Money, percentOf } from '../kernel/money';
import { type Language } from '../kernel/people';
import { mixedRate, type Terms } from '../drafting/terms';
import { type Words, words } from '../kernel/words';

/** One line of facts on a page or in a mail: a label in both languages, a value as data or, where it is words, in both. */
export interface Row {
  label: Words;
  value: string | Words;
}

export function row(en: string, zh: string, value: string | Words): Row {
  return { label: { en, 'zh-CN': zh }, value };
}

export function valueIn({ value }: Row, language: Language): string {
  return typeof value === 'string' ? value : value[language];
}

/** `CNY 1,234,500.00`: the code first, thousands apart. */
export function showMoney({ amount, currency }: Money): string {
  const [whole = '0', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

function showRate(rate: string): Words {
  if (rate === mixedRate) return words('several rates', '多种税率');
  const percent = `${percentOf(rate)} %`;
  return words(percent, percent);
}

function planRows(terms: Terms): Row[] {
  return [
    ...terms.milestones.map(({ title, dueOn }) => row('Delivery', '交付', `${title} – ${dueOn}`)),
    ...terms.paymentPlan.map(({ title, dueOn, amount }) =>
      row('Payment', '付款', `${title} – ${dueOn} – ${showMoney(amount)}`),
    ),
  ];
}

/** What a contract is about: who, what, how much, from when to when, and what is due. */
export function contractRows(contract: Contract): Row[] {
  const { terms, number, revision } = contract;
  const { ours, customer } = terms.parties;
  const { gross, net, tax, taxRate } = terms.price;
  const rate = showRate(taxRate);
  const parts = `${showMoney(net)} + ${showMoney(tax)}`;
  return [
    row('Contract', '合同', `${number} – ${terms.title}`),
    row('Revision', '版本', String(revision)),
    row('Supplier', '供方', ours.name),
    row('Customer', '客户', customer.name),
    row('Price, tax included', '含税金额', showMoney(gross)),
    row('Net / tax', '不含税 / 税额', words(`${parts} (${rate.en})`, `${parts} (${rate['zh-CN']})`)),
    row('Term', '期限', `${terms.term.startsOn} – ${terms.term.endsOn}`),
    ...planRows(terms),
  ];
}

/** Who the sides are, and nothing of what they agree on. */
export function partyRows({ terms, number, revision }: Contract): Row[] {
  const { ours, customer } = terms.parties;
  return [
    row('Contract', '合同', number),
    row('Revision', '版本', String(revision)),
    row('Supplier', '供方', ours.name),
    row('Customer', '客户', customer.name),
  ];
}

function moved(en: string, zh: string, before: string, after: string): Row[] {
  return before === after ? [] : [row(en, zh, `${before} → ${after}`)];
}

/** An amendment field by field: only what changes, before and after. */
export function amendmentRows(amendment: Amendment, before: Terms): Row[] {
  const after = amendment.terms;
  const line = (id: string) => before.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const milestone = (id: string) => before.milestones.find(({ milestoneId }) => milestoneId === id);
  return [
    row('Reason', '变更原因', amendment.reason),
    ...moved('Price, tax included', '含税金额', showMoney(before.price.gross), showMoney(after.price.gross)),
    ...moved('End of term', '期限届满', before.term.endsOn, after.term.endsOn),
    ...after.milestones.flatMap(({ milestoneId, title, dueOn }) =>
      moved(`Delivery “${title}”`, `交付“${title}”`, milestone(milestoneId)?.dueOn ?? '', dueOn),
    ),
    ...after.paymentPlan.flatMap(({ paymentLineId, title, dueOn, amount }) => {
      const old = line(paymentLineId);
      return [
        ...moved(`Payment “${title}” due`, `付款“${title}”日期`, old?.dueOn ?? '', dueOn),
        ...moved(`Payment “${title}”`, `付款“${title}”金额`, old ? showMoney(old.amount) : '', showMoney(amount)),
      ];
    }),
  ];
}

export function rescissionRows(rescission: Rescission): Row[] {
  return [row('Reason', '解除原因', rescission.reason), row('Settlement', '清理结算', rescission.settlement)];
}
