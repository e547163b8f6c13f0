import { nothingAhead } from '../../domain/contract/outlook';
import { contractWorkflowId } from '../../workflows/messages';
import { taskQueue } from './speak-to-contract';

/** How a run begins to which one of another version of the program hands a state in a shape that this one does not know. */
export function carriedOver(contractId: string) {
  const position = { seq: 1, number: 'HT', stage: 'draft' };
  const record = { contractId, position, contract: { stage: 'of another shape' }, outlook: nothingAhead, answered: [] };
  const carried = { stateVersion: 0, record, shown: {} };
  return { workflowId: contractWorkflowId(contractId), taskQueue, args: [{ contractId, carried }] };
}
