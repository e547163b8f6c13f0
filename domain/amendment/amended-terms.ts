import { type Active } from '../contract/contract';
import { refuse, type Refusal } from '../contract/refusals';
import { draftOf, type Terms, type TermsDraft } from '../drafting/terms';
import { compare, isMoney, subtract, zero } from '../kernel/money';
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

/** What is done stays done: an accepted milestone or a settled line does not move, no line falls below what came in. */
export function touchesDone({ delivery, payment }: Active, terms: Terms, changes: Changes): string | null {
  const isAccepted = (id: string) => delivery.open.every(({ milestoneId }) => milestoneId !== id);
  const milestone = changes.milestones?.find(({ milestoneId }) => isAccepted(milestoneId));
  if (milestone) return milestone.milestoneId;
  for (const change of changes.paymentPlan ?? []) {
    const line = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === change.paymentLineId);
    if (line === undefined) continue;
    const open = payment.open.find(({ paymentLineId }) => paymentLineId === line.paymentLineId);
    if (!open) return line.paymentLineId;
    const received = subtract(line.amount, open.outstanding);
    const amount = change.amount ?? line.amount;
    if (isMoney(amount) && amount.currency === received.currency && compare(amount, received) < 0)
      return line.paymentLineId;
  }
  return null;
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

export function unknownId(terms: Terms, changes: Changes, number: string): Refusal | null {
  const milestone = changes.milestones?.find(
    ({ milestoneId }) => !terms.milestones.some((known) => known.milestoneId === milestoneId),
  );
  if (milestone) return refuse('UNKNOWN_MILESTONE', milestone.milestoneId, number);
  const line = changes.paymentPlan?.find(
    ({ paymentLineId }) => !terms.paymentPlan.some((known) => known.paymentLineId === paymentLineId),
  );
  return line ? refuse('UNKNOWN_PAYMENT_LINE', line.paymentLineId, number) : null;
}

/** What the changes ask for twice; of two different wishes nobody could say which one was agreed. */
export function repeatedId({ milestones = [], paymentPlan = [] }: Changes): string | null {
  const twice = (ids: string[]) => ids.find((id, index) => ids.indexOf(id) < index) ?? null;
  return (
    twice(milestones.map(({ milestoneId }) => milestoneId)) ??
    twice(paymentPlan.map(({ paymentLineId }) => paymentLineId))
  );
}
