import { amendedDraft } from '../../domain/amendment/amended-terms';
import { checkTerms } from '../../domain/drafting/check-terms';
import { type Changes } from '../../domain/amendment/state';
import { type Terms, type TermsDraft } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { type Fault } from '../http/problem';

/** The change that a fault in the amended terms comes from: the one of the same part or, where that was not changed, what it must fit. */
function pointerIntoChanges(pointer: string, changes: Changes, draft: TermsDraft): string {
  const [, list, at = '', ...inside] = pointer.split('/');
  if (list === 'milestones') {
    const id = draft.milestones[Number(at)]?.milestoneId;
    const index = changes.milestones?.findIndex(({ milestoneId }) => milestoneId === id) ?? -1;
    return index < 0 ? '/changes/endsOn' : ['/changes/milestones', index, ...inside].join('/');
  }
  if (list === 'paymentPlan' && at !== '') {
    const id = draft.paymentPlan[Number(at)]?.paymentLineId;
    const index = changes.paymentPlan?.findIndex(({ paymentLineId }) => paymentLineId === id) ?? -1;
    return index < 0 ? '/changes/gross' : ['/changes/paymentPlan', index, ...inside].join('/');
  }
  if (list === 'paymentPlan') return '/changes/paymentPlan';
  return list === 'term' ? '/changes/endsOn' : ['/changes/gross', ...inside].join('/');
}

function repeated(pointer: string, ids: readonly string[]): Fault[] {
  const message = words('This is changed twice.', '此项被重复变更。');
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ pointer: pointer.replace('*', String(index)), code: 'repeated', message }] : [],
  );
}

/** What is wrong with an amendment, said of the changes that were asked for. */
export function faultsOfChanges(changes: Changes, terms: Terms): Fault[] {
  const { milestones = [], paymentPlan = [] } = changes;
  const draft = amendedDraft(terms, changes);
  const faults = [
    ...repeated(
      '/changes/milestones/*/milestoneId',
      milestones.map(({ milestoneId }) => milestoneId),
    ),
    ...repeated(
      '/changes/paymentPlan/*/paymentLineId',
      paymentPlan.map(({ paymentLineId }) => paymentLineId),
    ),
    ...checkTerms(draft).map((fault) => ({ ...fault, pointer: pointerIntoChanges(fault.pointer, changes, draft) })),
  ];
  // Several parts may no longer fit one change.
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault])).values()];
}
