import { type LineItem } from '../../domain/drafting/line-items';
import { showAmount, showDay, showVariable } from '../../domain/drafting/show-value';
import { variablesOf } from '../../domain/drafting/variables';
import { type Money } from '../../domain/kernel/money';
import { shownRate } from '../../domain/drafting/tax-rates';
import { type Terms } from '../../domain/drafting/terms';
import { type Language } from '../../domain/kernel/people';
import { dueInWords } from '../../domain/payment/trigger';
import { type WordValues } from '../intake/word-template';

/** For a value that a line does not have and that nobody must fill in. */
const none = '—';

/** The values of a row of `lineItems`. */
function lineValues(line: LineItem, language: Language) {
  const { description, unit, quantity, unitPrice, taxRate, net, tax, gross, discountShare } = line;
  const { specification = none, taxCategoryCode = none, discountPercent, discountAmount } = line;
  const { currency } = gross;
  const money = (amount: Money) => showAmount(amount, language);
  const inMoney = discountAmount === undefined ? none : money({ amount: discountAmount, currency });
  return {
    ...{ description, specification, unit, quantity, taxCategoryCode },
    unitPrice: money({ amount: unitPrice, currency }),
    discount: discountPercent === undefined ? inMoney : `${discountPercent}%`,
    discountShare: discountShare ? money(discountShare) : none,
    taxRate: shownRate(taxRate)[language],
    ...{ net: money(net), tax: money(tax), gross: money(gross) },
  };
}

/**
 * The values for a company's own Word template: the variables of texts, and rows for `lineItems`, `milestones`, `paymentPlan` and
 * `attachments`, each with its `number` from 1.
 */
export function wordValues(number: string, terms: Terms): WordValues {
  const { language = 'zh-CN', lineItems = [], milestones, paymentPlan, attachments = [] } = terms;
  const values = Object.entries(variablesOf(number, terms)).flatMap(([name, variable]) => {
    const shown = variable.type === 'table' ? null : showVariable(variable, terms.price.gross.currency, language);
    return shown === null ? [] : [[name, shown] as const];
  });
  const numbered = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, index) => ({ number: String(index + 1), ...row }));
  const money = (amount: Money) => showAmount(amount, language);
  return {
    values: Object.fromEntries(values),
    tables: {
      lineItems: numbered(lineItems.map((line) => lineValues(line, language))),
      milestones: numbered(milestones.map(({ title, dueOn }) => ({ title, dueOn: showDay(dueOn, language) }))),
      paymentPlan: numbered(
        paymentPlan.map((line) => ({
          title: line.title,
          dueOn: dueInWords(line, terms, showDay)[language],
          amount: money(line.amount),
        })),
      ),
      attachments: numbered(attachments.map(({ title, name, digest }) => ({ title, name, digest }))),
    },
  };
}
