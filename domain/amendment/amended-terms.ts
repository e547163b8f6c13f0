import { type Active } from '../contract/contract';
import { priceOfLines } from '../drafting/price-of-lines';
import { type LineItemDraft } from '../drafting/line-items';
import {
  draftOf,
  type Milestone,
  type PaymentLine,
  type PaymentLineDraft,
  type Terms,
  type TermsDraft,
} from '../drafting/terms';
import { compare, type Money, subtract, zero } from '../kernel/money';
import { dayOf, isSameTrigger } from '../payment/trigger';
import { type Changes, type LineItemChange, type MilestoneChange, type PaymentLineChange } from './state';

/** The open duties of a contract. */
type Performed = Pick<Active, 'delivery' | 'payment'>;

function isSame(one: Money, other: Money): boolean {
  return one.currency === other.currency && compare(one, other) === 0;
}

/** Applies changes to the rows of a list: changes the named rows, drops removed ones, and appends new ones. */
function amended<Row extends object, Change extends { remove?: true }>(
  rows: readonly Row[],
  asked: readonly Change[],
  idOf: (one: Row | Change) => string,
  made: (row: Partial<Row>, change: Change) => Row,
): Row[] {
  const changes = new Map(asked.map((change) => [idOf(change), change]));
  const known = new Set(rows.map(idOf));
  const kept = rows.flatMap((row) => {
    const change = changes.get(idOf(row));
    if (change?.remove === true) return [];
    return [change ? made(row, change) : row];
  });
  const added = asked.filter((change) => change.remove !== true && !known.has(idOf(change)));
  return [...kept, ...added.map((change) => made({}, change))];
}

/** A payment line has either a due day or a trigger, so setting one removes the other; `checkChanges` refuses a change that sets both. */
function amendedPayment(
  { trigger: before, ...line }: Partial<PaymentLine>,
  { remove: _stays, trigger: said, ...change }: PaymentLineChange,
  gross: Money,
): PaymentLine {
  const trigger = said ?? (change.dueOn === undefined ? before : undefined);
  return { ...{ title: '', dueOn: '', amount: gross }, ...line, ...change, ...(trigger ? { trigger } : {}) };
}

/** If any amount changes, every line keeps a fixed amount, because no amount may follow the new price unless the amendment says so. */
function amendedPlan({ price, paymentPlan }: Terms, gross: Money, asked: readonly PaymentLineChange[]) {
  const lines = amended<PaymentLine, PaymentLineChange>(
    paymentPlan,
    asked,
    ({ paymentLineId }) => paymentLineId,
    (line, change) => amendedPayment(line, change, gross),
  );
  const before = new Map(paymentPlan.map((line) => [line.paymentLineId, line]));
  const isOfAmounts =
    !isSame(gross, price.gross) ||
    lines.length !== paymentPlan.length ||
    lines.some(
      ({ paymentLineId, amount }) => !isSame(amount, before.get(paymentLineId)?.amount ?? zero(gross.currency)),
    );
  return lines.map(({ amount, percent, dueOn, trigger, ...line }): PaymentLineDraft => ({
    ...line,
    ...(trigger ? { trigger } : { dueOn }),
    ...(percent === undefined || isOfAmounts ? { amount } : { percent }),
  }));
}

const unsaid = { description: '', unit: '', quantity: '', unitPrice: '', taxRate: '' };

function amendedLine(line: Partial<LineItemDraft>, { remove: _stays, ...change }: LineItemChange): LineItemDraft {
  const all = { ...unsaid, ...line, ...change };
  const given = Object.entries(all).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as unknown as LineItemDraft; // the type allows null for optional fields only
}

/** The line items, the discount, and the price: the given one, or the total of the lines. */
function amendedPrice(
  draft: TermsDraft,
  { gross, lineItems: asked = [], discount: off }: Changes,
): Partial<TermsDraft> {
  const { price, lineItems: before = [], pricesIncludeTax = true } = draft;
  const lineItems = amended<LineItemDraft, LineItemChange>(before, asked, ({ lineItemId }) => lineItemId, amendedLine);
  const discount = off === undefined ? draft.discount : (off ?? undefined);
  const isOfLines = draft.lineItems !== undefined || asked.length > 0;
  const isChanged = asked.length > 0 || off !== undefined;
  const total = isOfLines ? priceOfLines(lineItems, pricesIncludeTax, price.gross.currency, discount) : null;
  return {
    price: { ...price, gross: gross ?? (isChanged ? total : null) ?? price.gross },
    ...(isOfLines ? { lineItems } : {}),
    ...(discount ? { discount } : {}),
  };
}

/** The terms after the changes, not yet checked. */
export function amendedDraft(terms: Terms, changes: Changes): TermsDraft {
  const { discount: _off, ...draft } = draftOf(terms);
  const priced = amendedPrice(draftOf(terms), changes);
  const gross = priced.price?.gross ?? draft.price.gross;
  return {
    ...draft,
    ...priced,
    term: { ...draft.term, endsOn: changes.endsOn ?? draft.term.endsOn },
    milestones: amended<Milestone, MilestoneChange>(
      draft.milestones,
      changes.milestones ?? [],
      ({ milestoneId }) => milestoneId,
      (milestone, { remove: _stays, ...change }) => ({ ...{ title: '', dueOn: '' }, ...milestone, ...change }),
    ),
    paymentPlan: amendedPlan(terms, gross, changes.paymentPlan ?? []),
  };
}

/** The duties added to and removed from an open plan; empty if there are none. */
function comingAndGoing({ delivery, payment }: Performed, before: Terms, after: Terms) {
  const milestones = after.milestones.filter(
    ({ milestoneId }) => !before.milestones.some((old) => old.milestoneId === milestoneId),
  );
  const lines = after.paymentPlan.filter(
    ({ paymentLineId }) => !before.paymentPlan.some((old) => old.paymentLineId === paymentLineId),
  );
  const added = {
    milestones: milestones.map(({ milestoneId, dueOn }) => ({ milestoneId, dueOn })),
    paymentLines: lines.map(({ paymentLineId, dueOn, trigger, amount: outstanding }) => ({
      ...{ paymentLineId, dueOn: dayOf({ dueOn, trigger }, delivery.acceptances).dueOn, outstanding },
    })),
  };
  const removed = {
    milestones: delivery.open.flatMap(({ milestoneId }) =>
      after.milestones.some((one) => one.milestoneId === milestoneId) ? [] : [milestoneId],
    ),
    paymentLines: payment.open.flatMap(({ paymentLineId }) =>
      after.paymentPlan.some((one) => one.paymentLineId === paymentLineId) ? [] : [paymentLineId],
    ),
  };
  const isAny = ({ milestones: some, paymentLines: others }: { milestones: unknown[]; paymentLines: unknown[] }) =>
    some.length + others.length > 0;
  return { ...(isAny(added) ? { added } : {}), ...(isAny(removed) ? { removed } : {}) };
}

/** The changes of open duties when new terms replace the old ones. */
export function movedDuties({ delivery, payment }: Performed, before: Terms, after: Terms) {
  const milestones = after.milestones.flatMap(({ milestoneId, dueOn }) => {
    const open = delivery.open.find((milestone) => milestone.milestoneId === milestoneId);
    return open && open.dueOn !== dueOn ? [{ milestoneId, dueOn }] : [];
  });
  const paymentLines = after.paymentPlan.flatMap(({ paymentLineId, dueOn: planned, trigger, amount }) => {
    const open = payment.open.find((line) => line.paymentLineId === paymentLineId);
    const old = before.paymentPlan.find((line) => line.paymentLineId === paymentLineId);
    if (!open || !old) return [];
    const received = subtract(old.amount, open.outstanding);
    const outstanding = subtract(amount, received);
    const { dueOn } = dayOf({ dueOn: planned, trigger }, delivery.acceptances);
    const isSame =
      open.dueOn === dueOn && compare(outstanding, open.outstanding) === 0 && isSameTrigger(old.trigger, trigger);
    return isSame ? [] : [{ paymentLineId, dueOn, outstanding }];
  });
  return { milestones, paymentLines, ...comingAndGoing({ delivery, payment }, before, after) };
}

/** The absolute difference of two prices. */
export function distance(a: Terms, b: Terms) {
  const moved = subtract(a.price.gross, b.price.gross);
  return compare(moved, zero(moved.currency)) < 0 ? subtract(b.price.gross, a.price.gross) : moved;
}
