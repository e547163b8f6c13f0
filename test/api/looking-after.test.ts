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

describe('the look at all contracts', () => {
  it('wakes those that Temporal has lost, and no others', async () => {
    const [lost, running] = [await aContract(api, 'draft'), await aContract(api, 'draft')];
    await api.temporal.workflow.getHandle(contractWorkflowId(lost)).terminate('lost');
    await api.db.$executeRaw`UPDATE contracts SET created_at = created_at - interval '1 minute'`;
    await api.db.$executeRaw`UPDATE supervision SET suspect = false, looked_at = clock_timestamp()`;
    const woken: string[] = [];
    // Temporal serves other tests as well, whose contracts are not in this database.
    const list = (options: { query: string }) => api.temporal.workflow.list(options);
    const client = { workflow: { count: () => Promise.resolve({ count: 0 }), list } };
    const look = await superviseContracts({
      ...{ db: api.db, client: client as unknown as typeof api.temporal, lifecycle, heartbeat: () => undefined },
      signalContract: (contractId, name) => Promise.resolve(void woken.push(`${name} ${contractId}`)),
    });
    expect(woken).toContain(`catchUp ${lost}`);
    expect(woken).not.toContain(`catchUp ${running}`);
    expect(look.woken).toBe(woken.filter((what) => what.startsWith('catchUp')).length);
  });
});

describe('a workflow that knows nothing of its contract', () => {
  it('is told the contract as it stands, what every command was answered, and nothing is recorded', async () => {
    const contractId = await aContract(api, 'in_approval');
    const before = await api.db.event.findMany({ where: { streamId: contractId }, orderBy: { seq: 'asc' } });
    const nobody = { kind: 'system', id: 'concordat', name: 'Concordat' } as const;
    const asked = { contractId, state: null, command: null, commandId: randomUUID(), fingerprint: '', actor: nobody };
    const told = await recordTransition(api, { ...asked, now: new Date().toISOString() });
    expect(told).toMatchObject({ events: [], outcome: null, position: { seq: 3, stage: 'in_approval' } });
    expect(told.base).toEqual(await stateOf(api, contractId));
    const commandIds = [...new Set(before.map(({ commandId }) => commandId))];
    expect(told.answers.map(({ commandId }) => commandId)).toEqual(commandIds);
    expect(told.answers.map(({ result }) => result)).toMatchObject([{ stage: 'draft' }, { stage: 'in_approval' }]);
    expect(await api.db.event.count({ where: { streamId: contractId } })).toBe(before.length);
  });
});

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
