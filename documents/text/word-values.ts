import { showAmount, showDay, showVariable } from '../../domain/drafting/show-value';
import { variablesOf } from '../../domain/drafting/variables';
import { type Money, percentOf } from '../../domain/kernel/money';
import { type Terms } from '../../domain/drafting/terms';
import { type WordValues } from '../intake/word-template';

/**
 * What a firm's own Word template can be filled with: the variables of texts, and the rows `lineItems`, `milestones`, `paymentPlan` and
 * `attachments`, each row with its `number` from 1.
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
      lineItems: numbered(
        lineItems.map(({ description, unit, quantity, unitPrice, taxRate, net, tax, gross }) => {
          const price = money({ amount: unitPrice, currency: gross.currency });
          const rate = `${percentOf(taxRate)}%`;
          return {
            description,
            unit,
            quantity,
            unitPrice: price,
            taxRate: rate,
            net: money(net),
            tax: money(tax),
            gross: money(gross),
          };
        }),
      ),
      milestones: numbered(milestones.map(({ title, dueOn }) => ({ title, dueOn: showDay(dueOn, language) }))),
      paymentPlan: numbered(
        paymentPlan.map(({ title, dueOn, amount }) => ({
          title,
          dueOn: showDay(dueOn, language),
          amount: money(amount),
        })),
      ),
      attachments: numbered(attachments.map(({ title, name, digest }) => ({ title, name, digest }))),
    },
  };
}
