import { type Command } from '../contract/commands';
import { type Active, type Changes, type Consent } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { compare, isMoney, zero } from '../kernel/money';
import { type Side } from '../kernel/people';
import { isAccepted, isSettled } from '../delivery/performance';
import { refuse, type Refusal } from '../contract/refusals';
import { draftOf, makeTerms, type Terms, type TermsDraft } from '../drafting/terms';
import { checkTerms } from '../drafting/check-terms';
import { listed } from '../kernel/problem';
import { words } from '../kernel/words';

type RequestAmendment = Extract<Command, { type: 'requestAmendment' }>;
type AnswerAmendment = Extract<Command, { type: 'agreeToAmendment' | 'refuseAmendment' }>;

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
function touchesDone(contract: Active, changes: Changes): string | null {
  const { performance, terms } = contract;
  const milestone = changes.milestones?.find(({ milestoneId }) => isAccepted(milestoneId, performance));
  if (milestone) return milestone.milestoneId;
  for (const change of changes.paymentPlan ?? []) {
    const line = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === change.paymentLineId);
    if (line === undefined) continue;
    const received = performance.payments[line.paymentLineId]?.received ?? zero(line.amount.currency);
    const amount = change.amount ?? line.amount;
    if (isSettled(line, performance)) return line.paymentLineId;
    if (isMoney(amount) && amount.currency === received.currency && compare(amount, received) < 0)
      return line.paymentLineId;
  }
  return null;
}

function unknownId(terms: Terms, changes: Changes, number: string): Refusal | null {
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
function repeatedId({ milestones = [], paymentPlan = [] }: Changes): string | null {
  const twice = (ids: string[]) => ids.find((id, index) => ids.indexOf(id) < index) ?? null;
  return (
    twice(milestones.map(({ milestoneId }) => milestoneId)) ??
    twice(paymentPlan.map(({ paymentLineId }) => paymentLineId))
  );
}

export function requestAmendment(contract: Active, command: RequestAmendment): EventBody[] | Refusal {
  if (contract.amendment) return refuse('AMENDMENT_PENDING', contract.amendment.amendmentId);
  if (contract.rescission) return refuse('RESCISSION_PENDING', contract.rescission.rescissionId);
  const { changes, requestedBy, reason } = command;
  const unknown = unknownId(contract.terms, changes, contract.number);
  if (unknown) return unknown;
  const repeated = repeatedId(changes);
  if (repeated !== null)
    return refuse('INVALID_TERMS', words(`${repeated} is changed twice.`, `${repeated} 被重复变更。`));
  const { currency } = contract.terms.price.gross;
  if (changes.gross && changes.gross.currency !== currency)
    return refuse('CURRENCY_MISMATCH', currency, changes.gross.currency);
  const done = touchesDone(contract, changes);
  if (done !== null) return refuse('SETTLED_PART_CHANGED', done);
  const draft = amendedDraft(contract.terms, changes);
  const problems = checkTerms(draft);
  if (problems.length > 0) return refuse('INVALID_TERMS', listed(problems));
  const terms = makeTerms(draft);
  // Both made the same way, since terms that come back from storage may have their fields in another order.
  const asTheyStand = makeTerms(amendedDraft(contract.terms, {}));
  if (JSON.stringify(terms) === JSON.stringify(asTheyStand)) return refuse('NOTHING_CHANGED');
  const sequence = String(contract.asked.amendments + 1).padStart(2, '0');
  return [
    { type: 'AmendmentRequested', amendmentId: `${contract.number}-S${sequence}`, requestedBy, reason, changes, terms },
  ];
}

export function answerAmendment(contract: Active, command: AnswerAmendment): EventBody[] | Refusal {
  const { amendmentId, side } = command;
  if (contract.amendment?.amendmentId !== amendmentId) return refuse('UNKNOWN_AMENDMENT', amendmentId);
  if (contract.amendment.consent[side]) return refuse('SIDE_ALREADY_AGREED');
  // Deliveries and receipts go on while an amendment is in flight: what has been done since stays done, too.
  const done = command.type === 'agreeToAmendment' ? touchesDone(contract, contract.amendment.changes) : null;
  if (done !== null) return refuse('SETTLED_PART_CHANGED', done);
  return command.type === 'agreeToAmendment'
    ? [{ type: 'AmendmentAgreed', amendmentId, side, comment: command.comment }]
    : [{ type: 'AmendmentRefused', amendmentId, side, reason: command.reason }];
}

export function bothAgree(consent: Consent): boolean {
  return consent.ours !== null && consent.customer !== null;
}

export function stillAsked(consent: Consent): Side[] {
  return (['ours', 'customer'] as const).filter((side) => consent[side] === null);
}
