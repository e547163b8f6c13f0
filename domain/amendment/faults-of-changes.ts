import { checkTerms } from '../drafting/check-terms';
import { type Terms, type TermsDraft } from '../drafting/terms';
import { type Problem } from '../kernel/problem';
import { amendedDraft } from './amended-terms';
import { checkChanges } from './check-changes';
import { type Changes } from './state';

/** Index in the list of changes of the row that stands at `at` in the amended terms; -1 if that row was not changed. */
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

/** For a list of the terms: the change that an unchanged row has to agree with. */
const fits: Record<string, string> = {
  milestones: '/changes/endsOn',
  paymentPlan: '/changes/gross',
  lineItems: '/changes/lineItems',
};

/**
 * Turns a pointer into the amended terms into a pointer into the request: to the change of the same part or, if that part was not changed, to the
 * change that it conflicts with.
 */
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

/** Validates an amendment. The pointers of the errors refer to the changes in the request. */
export function faultsOfChanges(changes: Changes, terms: Terms): Problem[] {
  const asked = checkChanges(terms, changes).map((fault) => ({ ...fault, pointer: `/changes${fault.pointer}` }));
  if (asked.length > 0) return asked;
  const draft = amendedDraft(terms, changes);
  const faults = checkTerms(draft).map((fault) => ({
    ...fault,
    pointer: pointerIntoChanges(fault.pointer, changes, draft),
  }));
  // Several parts of the terms may conflict with the same change; report each error once.
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault])).values()];
}
