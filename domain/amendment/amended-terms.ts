import { type Active } from '../contract/contract';
import { draftOf, type Terms, type TermsDraft } from '../drafting/terms';
import { compare, subtract, zero } from '../kernel/money';
import { type Changes } from './state';

/** The terms as typed changes would make them; nothing is checked yet. */
export function amendedDraft(terms: Terms, changes: Changes): TermsDraft {
  const draft = draftOf(terms);
  const milestones = new Map(changes.milestones?.map((change) => [change.milestoneId, change]));
  const lines = new Map(changes.paymentPlan?.map((change) => [change.paymentLineId, change]));
  return {
    ...draft,
    price: { ...draft.price, gross: changes.gross ?? draft.price.gross },
    term: { ...draft.term, endsOn: changes.endsOn ?? draft.term.endsOn },
    milestones: draft.milestones.map((milestone) => ({ ...milestone, ...milestones.get(milestone.milestoneId) })),
    paymentPlan: draft.paymentPlan.map((line) => ({ ...line, ...lines.get(line.paymentLineId) })),
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
