import { type Active } from '../contract/contract';
import { draftOf, type PaymentLineDraft, type Terms, type TermsDraft } from '../drafting/terms';
import { compare, type Money, subtract, zero } from '../kernel/money';
import { type Changes } from './state';

function isSame(one: Money, other: Money): boolean {
  return one.currency === other.currency && compare(one, other) === 0;
}

/** Of what is being paid, an amendment of amounts says each that it changes: none follows the price by itself. */
function amendedPlan({ price, paymentPlan }: Terms, { gross = price.gross, paymentPlan: asked = [] }: Changes) {
  const changes = new Map(asked.map((change) => [change.paymentLineId, change]));
  const lines = paymentPlan.map((line) => ({ ...line, ...changes.get(line.paymentLineId) }));
  const isOfAmounts =
    !isSame(gross, price.gross) ||
    lines.some(({ amount }, index) => !isSame(amount, paymentPlan[index]?.amount ?? gross));
  return lines.map(({ amount, percent, ...line }): PaymentLineDraft =>
    percent === undefined || isOfAmounts ? { ...line, amount } : { ...line, percent },
  );
}

/** The terms as typed changes would make them; nothing is checked yet. */
export function amendedDraft(terms: Terms, changes: Changes): TermsDraft {
  const draft = draftOf(terms);
  const milestones = new Map(changes.milestones?.map((change) => [change.milestoneId, change]));
  return {
    ...draft,
    price: { ...draft.price, gross: changes.gross ?? draft.price.gross },
    term: { ...draft.term, endsOn: changes.endsOn ?? draft.term.endsOn },
    milestones: draft.milestones.map((milestone) => ({ ...milestone, ...milestones.get(milestone.milestoneId) })),
    paymentPlan: amendedPlan(terms, changes),
  };
}

/** What moves in an open plan when terms take the place of others. */
export function movedDuties({ delivery, payment }: Active, before: Terms, after: Terms) {
  const milestones = after.milestones.flatMap(({ milestoneId, dueOn }) => {
    const open = delivery.open.find((milestone) => milestone.milestoneId === milestoneId);
    return open && open.dueOn !== dueOn ? [{ milestoneId, dueOn }] : [];
  });
  const paymentLines = after.paymentPlan.flatMap(({ paymentLineId, dueOn, amount }) => {
    const open = payment.open.find((line) => line.paymentLineId === paymentLineId);
    const old = before.paymentPlan.find((line) => line.paymentLineId === paymentLineId);
    if (!open || !old) return [];
    const received = subtract(old.amount, open.outstanding);
    const outstanding = subtract(amount, received);
    const isSame = open.dueOn === dueOn && compare(outstanding, open.outstanding) === 0;
    return isSame ? [] : [{ paymentLineId, dueOn, outstanding }];
  });
  return { milestones, paymentLines };
}

/** How far apart two amounts are, never negative. */
export function distance(a: Terms, b: Terms) {
  const moved = subtract(a.price.gross, b.price.gross);
  return compare(moved, zero(moved.currency)) < 0 ? subtract(b.price.gross, a.price.gross) : moved;
}
