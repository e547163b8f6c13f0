import { nothingAhead } from '../../domain/contract/outlook';
import { contractWorkflowId } from '../../workflows/messages';
import { taskQueue } from './speak-to-contract';

/** Options to start a run that receives a state of another program version, in an unknown shape. */
export function carriedOver(contractId: string) {
  const position = { seq: 1, number: 'HT', stage: 'draft' };
  const record = { contractId, position, contract: { stage: 'of another shape' }, outlook: nothingAhead, answered: [] };
  const carried = { stateVersion: 0, record, shown: {} };
  return { workflowId: contractWorkflowId(contractId), taskQueue, args: [{ contractId, carried }] };
}
