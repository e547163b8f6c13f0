import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { addDays } from '../../domain/kernel/days';
import { contractLifecycleType, effectFailed } from '../../workflows/messages';
import { trailOf } from '../build/ask-contract';
import { carriedOver } from '../build/carried-over';
import { wholeLife } from '../build/contract-life';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, confirm, createPumpContract, submit } from '../build/pump-contract';
import { type House, openHouse } from '../e2e/faults/house';
import { root } from '../../scripts/stack/start-process';
import prepareWorkflows from '../setup/prepare-workflows';
import { closeServer, type RunningContract, withContract } from '../workflow/harness';
import { departments, lives } from './lives';

const folder = path.join(root, 'test', 'replay', 'histories');
const { History } = temporal.api.history.v1;

function isStored(name: string): boolean {
  return existsSync(path.join(folder, `${name}.binpb`));
}

/** A history once stored is never replaced, nor is its story told again: contracts that run like it outlive the code. */
async function store(name: string, history: temporal.api.history.v1.IHistory): Promise<void> {
  await writeFile(path.join(folder, `${name}.binpb`), History.encode(history).finish());
  process.stderr.write(`recorded ${name}\n`);
}

async function recordOnDevServer(house: House, prefix: string): Promise<void> {
  for (const [name, life] of Object.entries(lives)) {
    if (isStored(`${prefix}${name}-1`)) continue;
    const contractId = randomUUID();
    for (const command of life(contractId)) {
      await house.ask(contractId, command);
      // A refused signal between the commands is part of many a history.
      if (command.type === 'submit')
        await house.handle(contractId).signal('confirm', { ...confirm, commandId: 'early' });
    }
    const runs = house.temporal.workflow.list({ query: `WorkflowId = 'contract-${contractId}'` });
    let run = 0;
    for await (const { runId } of runs) {
      run += 1;
      const handle = house.temporal.workflow.getHandle(`contract-${contractId}`, runId);
      await store(`${prefix}${name}-${run}`, await handle.fetchHistory());
    }
  }
}

type Story = (contract: RunningContract, contractId: string, memory: Memory) => Promise<void>;

async function skipped(name: string, tell: Story): Promise<void> {
  if (isStored(name)) return;
  const memory = emptyMemory();
  await withContract(memory, async (contract, contractId) => {
    await tell(contract, contractId, memory);
    await store(name, await contract.handle.fetchHistory());
  });
  await closeServer(); // each history begins today
}

/** Lives in skipped time: reminders, overdue payments, lapses. */
async function recordInSkippedTime(): Promise<void> {
  await skipped('confirmation-lapsed', async (contract, contractId) => {
    const asked = [createPumpContract(contractId), submit, approve('legal'), approve('finance')];
    for (const command of asked) await contract.ask(command);
    await contract.sleep('2 days');
    await contract.ask(approve('business'));
    await contract.sleep('31 days');
  });
  await skipped('escalated-and-replanned', async (contract, contractId) => {
    for (const command of [createPumpContract(contractId), submit, approve('legal')]) await contract.ask(command);
    await contract.sleep('8 days');
    await contract.handle.signal('replan', { calendarVersion: 1 });
    await contract.handle.signal('recheckApprovers');
    await contract.sleep('20 days');
  });
  await skipped('overdue-and-amended', async (contract, contractId) => {
    const day = (await contract.now()).slice(0, 10);
    for (const command of wholeLife(contractId, day).slice(0, 8)) await contract.ask(command);
    await contract.sleep('120 days');
    const changes = { paymentPlan: [{ paymentLineId: 'advance', dueOn: addDays(day, 150) }] };
    const amendmentId = `HT-${contractId.slice(0, 8)}-S01`;
    await contract.ask({ type: 'requestAmendment', requestedBy: 'ours', reason: 'Late', changes });
    for (const step of departments) await contract.ask(approve(step, { kind: 'amendment', id: amendmentId }));
    await contract.ask({ type: 'agreeToAmendment', amendmentId, comment: null });
    await contract.sleep('8 days');
    const signing = {
      signedOn: (await contract.now()).slice(0, 10),
      subject: { kind: 'amendment', id: amendmentId },
    } as const;
    for (const side of ['ours', 'customer'] as const)
      await contract.ask({ type: 'recordSignature', side, signatory: side, ...signing });
    await contract.sleep('200 days');
  });
}

/** Lives with something amiss: a mail that never goes out, a state that another version of the program wrote. */
async function recordWhatGoesWrong(): Promise<void> {
  await skipped('effects-failed', async (contract, contractId, memory) => {
    for (const command of [createPumpContract(contractId), submit]) await contract.ask(command);
    const failed = { effectId: `${contractId}-3-1`, kind: 'mail', reason: 'No such address' };
    for (let time = 0; time < 2; time += 1) await contract.handle.signal(effectFailed, failed);
    await contract.until(() => memory.events.at(-1)?.type === 'EffectFailed');
    await contract.ask(approve('legal'));
    await contract.sleep('5 days');
  });
  await skipped('folded-anew', async (contract, contractId, memory) => {
    memory.events = trailOf([createPumpContract(contractId), submit, approve('legal')], await contract.now());
    await contract.handle.client.start(contractLifecycleType, carriedOver(contractId));
    for (const command of [approve('finance'), approve('business')]) await contract.ask(command);
    await contract.sleep('6 days');
    await contract.ask({ type: 'withdraw', reason: 'No longer wanted' });
  });
}

async function withHouse(
  options: Parameters<typeof openHouse>[0],
  run: (house: House) => Promise<void>,
): Promise<void> {
  const house = await openHouse(options);
  try {
    await house.startWorker();
    await run(house);
  } finally {
    await house.close();
  }
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await prepareWorkflows();
  await recordInSkippedTime();
  await recordWhatGoesWrong();
  await withHouse({}, (house) => recordOnDevServer(house, ''));
  const soon = { temporalSettings: { 'limit.historyCount.suggestContinueAsNew': 30 } };
  await withHouse(soon, (house) => recordOnDevServer(house, 'continued-'));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  },
);
