import { type Contract } from './contract';
import { type DeliveryState } from '../delivery/state';
import { type Language } from '../kernel/people';
import { shownRate } from '../drafting/tax-rates';
import { type Terms } from '../drafting/terms';
import { moneyWords } from '../kernel/show-money';
import { dueInWords } from '../payment/trigger';
import { type Words, words } from '../kernel/words';

/** One fact on a page or in a mail: a label in both languages, and a value that is either data or words in both languages. */
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

/** The part of a contract from which facts are made. */
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

/** Both parties, with the role names that the contract's text uses. */
function sideFacts({ parties: { ours, customer }, template }: Terms): FactLine[] {
  const { roles } = template ?? {};
  return [
    { label: roles?.ours ?? words('Supplier', '甲方'), value: ours.name },
    { label: roles?.customer ?? words('Customer', '乙方'), value: customer.name },
  ];
}

/** The label of the price, as in the contract's text; for a framework contract it is the ceiling of its orders. */
export function priceLabel({ template }: Pick<Terms, 'template'>): Words {
  return template?.priceName ?? words('Price, tax included', '含税金额');
}

/** The parties, the price and the term. */
export function summaryFacts({ number }: Numbered, terms: Terms): FactLine[] {
  return [
    factLine('Contract', '合同', `${number} – ${terms.title}`),
    ...sideFacts(terms),
    { label: priceLabel(terms), value: moneyWords(terms.price.gross) },
    factLine('Term', '期限', `${terms.term.startsOn} – ${terms.term.endsOn}`),
  ];
}

/** All main facts of a contract: parties, price, term, deliveries and payments. */
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

/** The parties only, without anything that they agree on. */
export function partyFacts({ number, revision }: Numbered, terms: Terms): FactLine[] {
  return [factLine('Contract', '合同', number), factLine('Revision', '版本', String(revision)), ...sideFacts(terms)];
}
