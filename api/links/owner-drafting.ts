import { type Contract } from '../../domain/contract/contract';
import { draftOfLine, type LineItem } from '../../domain/drafting/line-items';
import { type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { type Action, day, type Field, type Values } from './owner-action';
import { dueOfPayment } from './owner-payment-days';
import { readAmount } from './read-amount';

/** Up to this number of line items can be changed in the form; larger lists only through the API. */
const mostLines = 20;

const figures = (typed = '') => readAmount(typed) ?? typed;

function lineFields(lines: readonly LineItem[], currency: string): Field[] {
  return lines.flatMap(({ lineItemId, description, unit, quantity, unitPrice }): Field[] => [
    {
      ...{ name: `amount-of-${lineItemId}`, kind: 'amount', value: quantity },
      label: words(`Quantity of “${description}” (${unit})`, `“${description}”的数量（${unit}）`),
    },
    {
      ...{ name: `price-of-${lineItemId}`, kind: 'amount', currency, value: unitPrice },
      label: words(`Unit price of “${description}”`, `“${description}”的单价`),
    },
  ]);
}

/** A field for the price, or fields for the line items from which it is computed; none if there are too many of them. */
function priceFields({ lineItems, price }: Terms): Field[] {
  const { amount, currency } = price.gross;
  if (lineItems) return lineItems.length > mostLines ? [] : lineFields(lineItems, currency);
  const label = words(`Price, tax included (${currency})`, `含税价款（${currency}）`);
  return [{ name: 'gross', kind: 'amount', currency, label, value: amount }];
}

function pricesIn(values: Values, { lineItems, price }: Terms): object {
  if (!lineItems) return { price: { gross: { amount: figures(values['gross']), currency: price.gross.currency } } };
  if (lineItems.length > mostLines) return {};
  return {
    lineItems: lineItems.map((line) => ({
      ...draftOfLine(line),
      quantity: figures(values[`amount-of-${line.lineItemId}`]),
      unitPrice: figures(values[`price-of-${line.lineItemId}`]),
    })),
  };
}

/**
 * What the owner can do with a draft: submit it, or change the title, the price or the end. Everything else is changed through the API. `about` holds
 * the sequence number, so that a page that was left open neither submits nor changes a newer draft.
 */
export function drafting(contract: Contract, terms: Terms): Action[] {
  if (contract.stage !== 'draft') return [];
  const { revision, seq } = contract;
  const about = String(seq);
  const submitting: Action = {
    ...{ type: 'submit', label: words('Submit for approval', '提交审批'), about, fields: [] },
    body: () => ({ revision }),
  };
  const revising: Action = {
    ...{ type: 'revise', label: words('Change the draft', '修改草稿'), about },
    fields: [
      { name: 'title', label: words('Title', '合同名称'), kind: 'text', value: terms.title },
      ...priceFields(terms),
      { ...day('endsOn', 'End of the term', '期限届满日'), value: terms.term.endsOn },
    ],
    body: (values) => ({
      ...{ revision, seenSeq: seq, title: values['title'], term: { endsOn: values['endsOn'] } },
      ...pricesIn(values, terms),
    }),
  };
  // A draft that was sent back is usually changed first, so that form comes first.
  const [first, second] = contract.returned ? [revising, submitting] : [submitting, revising];
  return [first, second, ...dueOfPayment(contract, terms)];
}
