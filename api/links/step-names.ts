import { type ApprovalSubject, type BoundStep, type StepId } from '../../domain/approval/state';
import { type ContractEvent } from '../../domain/contract/events';
import { type Words, words } from '../../domain/kernel/words';

/** The steps that the event brings into an approval: a planned route, or a step that an approver added. */
function stepsIn(event: ContractEvent): { kind: ApprovalSubject['kind']; steps: readonly BoundStep[] } | null {
  if (event.type === 'ContractSubmitted') return { kind: 'revision', steps: event.steps };
  if (event.type === 'AmendmentRequested') return { kind: 'amendment', steps: event.route.steps };
  if (event.type === 'TerminationRequested') return { kind: 'termination', steps: event.route.steps };
  return event.type === 'ApproverAdded' ? { kind: event.subject.kind, steps: [event.step] } : null;
}

/**
 * Looks up the name of a step by its id. The names come from the events, because the contract drops the approval of an amendment or
 * termination once that is over. If a later route uses the id again, its name counts.
 */
export function stepNames(
  events: readonly ContractEvent[],
): (subject: Pick<ApprovalSubject, 'kind'>, stepId: StepId) => Words {
  const names = new Map<string, Words>();
  for (const event of events) {
    const found = stepsIn(event);
    found?.steps.forEach(({ stepId, name }) => names.set(`${found.kind}:${stepId}`, name));
  }
  return ({ kind }, stepId) => names.get(`${kind}:${stepId}`) ?? words(stepId, stepId);
}
