import { type Client } from '@temporalio/client';
import { type SignalContract } from '../activities/supervise-contracts';
import { contractLifecycleType, contractWorkflowId } from '../workflows/messages';

/** Signals a contract. If its workflow does not run, it is started and reads everything from Postgres. */
export function contractSignals(client: Client, taskQueue: string): SignalContract {
  return async (contractId, name, input) => {
    await client.workflow.signalWithStart(contractLifecycleType, {
      workflowId: contractWorkflowId(contractId),
      taskQueue,
      args: [{ contractId }],
      signal: name,
      signalArgs: [input],
    });
  };
}
