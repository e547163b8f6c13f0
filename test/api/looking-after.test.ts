import { randomUUID } from 'node:crypto';
import { recordTransition } from '../../activities/record-transition';
import { superviseContracts } from '../../activities/supervise-contracts';
import { suspectOutage } from '../../prisma/supervision';
import { contractSignals } from '../../worker/contract-signals';
import { contractLifecycleType, contractWorkflowId } from '../../workflows/messages';
import { aContract, stateOf } from './a-contract';
import { accepted, type Api, ask, startApi } from './harness';
import { until } from '../build/until';

const lifecycle = { type: contractLifecycleType, idOf: contractWorkflowId };

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function lookAfterOutage() {
  await suspectOutage(api.db);
  const signalContract = contractSignals(api.temporal, api.taskQueue);
  return superviseContracts({
    ...{ db: api.db, client: api.temporal, lifecycle, signalContract },
    heartbeat: () => undefined,
  });
}

const workflowOf = (contractId: string) => api.temporal.workflow.getHandle(contractWorkflowId(contractId)).describe();

async function whenEnded(contractId: string): Promise<string> {
  const ended = await until('the workflow has ended', async () => {
    const { status, runId } = await workflowOf(contractId);
    return status.name === 'COMPLETED' && runId;
  });
  return ended;
}

/** As a worker that died after the commit: Postgres has it, the workflow does not. */
async function withdrawUnheard(contractId: string): Promise<void> {
  const envelope = {
    commandId: randomUUID(),
    fingerprint: '',
    actor: { kind: 'service', id: 'other', name: 'Other' } as const,
  };
  const command = { type: 'withdraw' as const, reason: 'Not needed.' };
  const state = await stateOf(api, contractId);
  await recordTransition(api, { contractId, state, command, ...envelope, now: new Date().toISOString() });
}

describe('the look at all contracts after an outage', () => {
  it('ends the workflow of a contract that was ended by a command of which its workflow never heard', async () => {
    const contractId = await aContract(api, 'draft');
    await withdrawUnheard(contractId);
    expect((await workflowOf(contractId)).status.name).toBe('RUNNING');
    await lookAfterOutage();
    await whenEnded(contractId);
  });

  it('begins no workflow anew for a contract that is over', async () => {
    const contractId = await aContract(api, 'draft');
    await accepted(ask(api, contractId, 'withdraw', { reason: 'Not needed.' }));
    const runId = await whenEnded(contractId);
    await lookAfterOutage();
    expect((await workflowOf(contractId)).runId).toBe(runId);
  });
});
