import { mostLineItems } from '../drafting/line-items';
import { type Terms } from '../drafting/terms';
import { type Problem, problemAt } from '../kernel/problem';
import { type Changes, type LineItemChange, type PaymentLineChange } from './state';

/** The limit is the same as for the terms of a new contract. */
const mostRows = 200;

/** Rows that are changed twice: it would be unclear which of the two changes was agreed. */
function repeated(list: string, name: string, ids: readonly string[]): Problem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [problemAt(`/${list}/${index}/${name}`, 'repeated', `${id} is changed twice.`, `${id} 被重复变更。`)]
      : [],
  );
}

/** Rows that are both removed and changed. */
function removedAndChanged(list: string, changes: readonly { remove?: true }[]): Problem[] {
  return changes.flatMap((change, index) =>
    change.remove === true && Object.keys(change).length > 2
      ? [
          problemAt(
            `/${list}/${index}/remove`,
            'removed_and_changed',
            'What is taken away is not changed as well.',
            '已删除的内容不能同时变更。',
          ),
        ]
      : [],
  );
}

const always = ['description', 'unit', 'quantity', 'unitPrice', 'taxRate'] as const;

function ofLine(terms: Terms, change: LineItemChange, index: number): Problem[] {
  const { lineItemId, remove } = change;
  if (terms.lineItems?.some((line) => line.lineItemId === lineItemId)) return [];
  const at = `/lineItems/${index}`;
  if (remove === true)
    return [
      problemAt(
        `${at}/lineItemId`,
        'unknown_line_item',
        `The contract has no line item ${lineItemId}.`,
        `合同没有明细 ${lineItemId}。`,
      ),
    ];
  return always
    .filter((name) => change[name] === undefined)
    .map((name) =>
      problemAt(
        `${at}/${name}`,
        'missing',
        `The contract has no line item ${lineItemId}; a new one needs ${name}.`,
        `合同没有明细 ${lineItemId}；新增明细应当填写 ${name}。`,
      ),
    );
}

/** Checks the number of rows after the changes. */
function tooMany(
  list: string,
  before: readonly string[],
  changes: readonly { id: string; remove: boolean }[],
  most: number,
): Problem[] {
  const after = new Set(before);
  for (const { id, remove } of changes) {
    if (remove) after.delete(id);
    else after.add(id);
  }
  const sentence = [
    `There would be ${after.size}; ${most} is the most.`,
    `变更后共 ${after.size} 项，最多 ${most} 项。`,
  ] as const;
  return after.size > most ? [problemAt(`/${list}`, 'too_many', ...sentence)] : [];
}

/** A payment has either a due day or a trigger. */
function dayAndTrigger(paymentPlan: readonly PaymentLineChange[]): Problem[] {
  return paymentPlan.flatMap(({ dueOn, trigger }, index) =>
    dueOn === undefined || trigger === undefined
      ? []
      : [
          problemAt(
            `/paymentPlan/${index}`,
            'day_or_trigger',
            'A payment has either a day on which it is due or an acceptance after which it is.',
            '付款应当且只能约定固定付款日期或者验收后付款之一。',
          ),
        ],
  );
}

/** Validation errors of the changes themselves, before the resulting terms are checked; pointers refer to the changes. */
export function checkChanges(terms: Terms, { lineItems = [], milestones = [], paymentPlan = [] }: Changes): Problem[] {
  const asked = {
    lineItems: lineItems.map(({ lineItemId: id, remove = false }) => ({ id, remove })),
    milestones: milestones.map(({ milestoneId: id, remove = false }) => ({ id, remove })),
    paymentPlan: paymentPlan.map(({ paymentLineId: id, remove = false }) => ({ id, remove })),
  };
  const idsOf = (list: keyof typeof asked) => asked[list].map(({ id }) => id);
  return [
    ...repeated('lineItems', 'lineItemId', idsOf('lineItems')),
    ...repeated('milestones', 'milestoneId', idsOf('milestones')),
    ...repeated('paymentPlan', 'paymentLineId', idsOf('paymentPlan')),
    ...removedAndChanged('lineItems', lineItems),
    ...removedAndChanged('milestones', milestones),
    ...removedAndChanged('paymentPlan', paymentPlan),
    ...dayAndTrigger(paymentPlan),
    ...lineItems.flatMap((change, index) => ofLine(terms, change, index)),
    ...tooMany(
      'lineItems',
      (terms.lineItems ?? []).map(({ lineItemId }) => lineItemId),
      asked.lineItems,
      mostLineItems,
    ),
    ...tooMany(
      'milestones',
      terms.milestones.map(({ milestoneId }) => milestoneId),
      asked.milestones,
      mostRows,
    ),
    ...tooMany(
      'paymentPlan',
      terms.paymentPlan.map(({ paymentLineId }) => paymentLineId),
      asked.paymentPlan,
      mostRows,
    ),
  ];
}
