import { amendedDraft } from '../../domain/amendment/amended-terms';
import { checkChanges } from '../../domain/amendment/check-changes';
import { checkTerms } from '../../domain/drafting/check-terms';
import { type Changes } from '../../domain/amendment/state';
import { type Terms, type TermsDraft } from '../../domain/drafting/terms';
import { type Fault } from '../http/problem';

/** Where in a list of the changes the row is asked for that stands there in the amended terms; -1 where it is not. */
function placeInChanges(list: string, at: number, changes: Changes, draft: TermsDraft): number {
  switch (list) {
    case 'milestones':
      return (changes.milestones ?? []).findIndex(
        ({ milestoneId }) => milestoneId === draft.milestones[at]?.milestoneId,
      );
    case 'paymentPlan':
      return (changes.paymentPlan ?? []).findIndex(
        ({ paymentLineId }) => paymentLineId === draft.paymentPlan[at]?.paymentLineId,
      );
    default:
      return (changes.lineItems ?? []).findIndex(({ lineItemId }) => lineItemId === draft.lineItems?.[at]?.lineItemId);
  }
}

/** What a row must fit that was not changed itself. */
const fits: Record<string, string> = {
  milestones: '/changes/endsOn',
  paymentPlan: '/changes/gross',
  lineItems: '/changes/lineItems',
};

/** The change that a fault in the amended terms comes from: the one of the same part or, where that was not changed, what it must fit. */
function pointerIntoChanges(pointer: string, changes: Changes, draft: TermsDraft): string {
  const [, list = '', at = '', ...inside] = pointer.split('/');
  const fit = fits[list];
  if (fit !== undefined) {
    if (at === '') return `/changes/${list}`;
    const index = placeInChanges(list, Number(at), changes, draft);
    return index < 0 ? fit : [`/changes/${list}`, index, ...inside].join('/');
  }
  if (list === 'discount' && changes.discount) return `/changes${pointer}`;
  if (list === 'discount') return changes.lineItems ? '/changes/lineItems' : '/changes/gross';
  return list === 'term' || list === 'effectiveOn' ? '/changes/endsOn' : ['/changes/gross', ...inside].join('/');
}

/** What is wrong with an amendment, said of the changes that were asked for. */
export function faultsOfChanges(changes: Changes, terms: Terms): Fault[] {
  const asked = checkChanges(terms, changes).map((fault) => ({ ...fault, pointer: `/changes${fault.pointer}` }));
  if (asked.length > 0) return asked;
  const draft = amendedDraft(terms, changes);
  const faults = checkTerms(draft).map((fault) => ({
    ...fault,
    pointer: pointerIntoChanges(fault.pointer, changes, draft),
  }));
  // Several parts may no longer fit one change.
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault])).values()];
}
