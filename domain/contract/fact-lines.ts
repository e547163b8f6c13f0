import { type Contract } from './contract';
import { type DeliveryState } from '../delivery/state';
import { type Language } from '../kernel/people';
import { shownRate } from '../drafting/tax-rates';
import { type Terms } from '../drafting/terms';
import { moneyWords } from '../kernel/show-money';
import { dueInWords } from '../payment/trigger';
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

/** A contract as far as its facts need it. */
type Numbered = Pick<Contract, 'number' | 'revision'> & { delivery?: DeliveryState | null };

function planFacts(terms: Terms, { delivery }: Numbered): FactLine[] {
  const acceptances = delivery?.acceptances;
  return [
    ...terms.milestones.map(({ title, dueOn }) => factLine('Delivery', '交付', `${title} – ${dueOn}`)),
    ...terms.paymentPlan.map((line) => {
      const [due, shown] = [dueInWords(line, { milestones: terms.milestones, acceptances }), moneyWords(line.amount)];
      return factLine('Payment', '付款', {
        en: `${line.title} – ${due.en} – ${shown.en}`,
        'zh-CN': `${line.title} – ${due['zh-CN']} – ${shown['zh-CN']}`,
      });
    }),
  ];
}

/** Both sides, called what the text calls them. */
function sideFacts({ parties: { ours, customer }, template }: Terms): FactLine[] {
  const { roles } = template ?? {};
  return [
    { label: roles?.ours ?? words('Supplier', '甲方'), value: ours.name },
    { label: roles?.customer ?? words('Customer', '乙方'), value: customer.name },
  ];
}

/** What the price is called, as the text calls it: of a framework contract it is the ceiling of its orders. */
export function priceLabel({ template }: Pick<Terms, 'template'>): Words {
  return template?.priceName ?? words('Price, tax included', '含税金额');
}

/** Who with whom, for how much and how long. */
export function summaryFacts({ number }: Numbered, terms: Terms): FactLine[] {
  return [
    factLine('Contract', '合同', `${number} – ${terms.title}`),
    ...sideFacts(terms),
    { label: priceLabel(terms), value: moneyWords(terms.price.gross) },
    factLine('Term', '期限', `${terms.term.startsOn} – ${terms.term.endsOn}`),
  ];
}

/** What a contract is about: who, what, how much, from when to when, and what is due. */
export function contractFacts(contract: Numbered, terms: Terms): FactLine[] {
  const { number, revision } = contract;
  const { gross, net, tax, taxRate } = terms.price;
  const rate = shownRate(taxRate);
  const [before, on] = [moneyWords(net), moneyWords(tax)];
  return [
    factLine('Contract', '合同', `${number} – ${terms.title}`),
    factLine('Revision', '版本', String(revision)),
    ...sideFacts(terms),
    { label: priceLabel(terms), value: moneyWords(gross) },
    ...(terms.discount ? [factLine('Discount on the whole', '整单优惠', moneyWords(terms.discount))] : []),
    factLine(
      'Net / tax',
      '不含税 / 税额',
      words(`${before.en} + ${on.en} (${rate.en})`, `${before['zh-CN']} + ${on['zh-CN']}（${rate['zh-CN']}）`),
    ),
    factLine('Term', '期限', `${terms.term.startsOn} – ${terms.term.endsOn}`),
    ...planFacts(terms, contract),
  ];
}

/** Who the sides are, and nothing of what they agree on. */
export function partyFacts({ number, revision }: Numbered, terms: Terms): FactLine[] {
  return [factLine('Contract', '合同', number), factLine('Revision', '版本', String(revision)), ...sideFacts(terms)];
}
