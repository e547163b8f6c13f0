import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { type Command } from '../../domain/contract/commands';
import { addDays } from '../../domain/kernel/days';
import { wholeLife } from '../build/contract-life';
import { emptyMemory } from '../build/memory-activities';
import {
  approve,
  confirm,
  createPumpContract,
  deliver,
  person,
  pumpTerms,
  submit,
  untilActive,
  yuan,
} from '../build/pump-contract';
import { type House, openHouse } from '../e2e/faults/house';
import prepareWorkflows from '../setup/prepare-workflows';
import { withContract } from '../workflow/harness';

const folder = path.join(__dirname, 'histories');
const today = new Date().toISOString().slice(0, 10);
const { History } = temporal.api.history.v1;

function isStored(name: string): boolean {
  return existsSync(path.join(folder, `${name}.binpb`));
}

/** A history once stored is never replaced, nor is its story told again: contracts that run like it outlive the code. */
async function store(name: string, history: temporal.api.history.v1.IHistory): Promise<void> {
  await writeFile(path.join(folder, `${name}.binpb`), History.encode(history).finish());
  process.stderr.write(`recorded ${name}\n`);
}

const legal = { revision: 1, stepId: 'legal', approver: 'legal@example.com' };
const finance = { revision: 1, stepId: 'finance', approver: 'finance@example.com' };

/** Lives on the real server, with real activities. */
const lives: Record<string, (contractId: string) => Command[]> = {
  'whole-life': (contractId) => wholeLife(contractId, today),
  'rejected-and-reworked': (contractId) => [
    ...[createPumpContract(contractId), submit, approve('legal')],
    { type: 'reject', revision: 1, stepId: 'finance', approver: 'finance@example.com', reason: 'Too cheap' },
    { ...submit, revision: 2 },
    ...(['legal', 'finance', 'business'] as const).map((step) => approve(step, 2)),
    { type: 'requestChanges', revision: 2, reason: 'Other dates' },
    { type: 'withdraw', reason: 'No longer wanted' },
  ],
  // Numbered by rule, from a draft that was seen, with a document in every vote.
  'made-from-data': (contractId) => {
    const { number: _, ...creation } = createPumpContract(contractId);
    const numbering = {
      pattern: '{company}-{type}-{year}-{seq}',
      digits: 4,
      company: 'HD',
      department: 'GEN',
      type: 'XS',
    };
    return [
      { ...creation, numbering },
      { type: 'revise', revision: 1, terms: pumpTerms({ title: 'Pumps, set up', language: 'en' }), seenSeq: 1 },
      submit,
      ...(['legal', 'finance', 'business'] as const).map((step) => approve(step)),
      confirm,
      { type: 'withdraw', reason: 'No longer wanted' },
    ];
  },
  'approved-in-every-way': (contractId) => [
    ...[createPumpContract(contractId), submit],
    { type: 'comment', by: legal.approver, text: 'Which law?', mustBeResolved: true },
    { type: 'resolveComment', commentId: 'comment-1', by: legal.approver, text: 'Ours' },
    { type: 'delegate', ...legal, to: 'boss@example.com', reason: 'On leave' },
    { type: 'nudge' },
    { type: 'copy', to: ['owner@example.com'], note: null },
    {
      type: 'addApprover',
      ...legal,
      approver: 'boss@example.com',
      person: 'executive@example.com',
      position: 'before',
      reason: null,
    },
    { type: 'approve', ...legal, stepId: 'added-1', approver: 'executive@example.com', comment: null },
    { type: 'approve', ...legal, approver: 'boss@example.com', comment: null },
    { type: 'returnToStep', ...finance, toStepId: 'legal', straightBack: true, reason: 'Look again' },
    approve('legal'),
    { type: 'requestChanges', ...finance, straightBack: true, reason: 'Too dear' },
    { type: 'revise', revision: 2, terms: pumpTerms({ price: { gross: yuan('112000.00'), taxRate: '0.13' } }) },
    { type: 'submit', revision: 2 },
    { type: 'recall', revision: 2, reason: 'Forgot something' },
    { type: 'submit', revision: 3 },
    { type: 'approve', ...finance, revision: 3, comment: null },
    { type: 'reassign', from: 'executive@example.com', to: 'boss@example.com', reason: 'Away' },
    { type: 'approve', ...legal, revision: 3, stepId: 'added-1', approver: 'boss@example.com', comment: null },
    approve('business', 3),
    { type: 'resendLink' },
    { type: 'forward', revision: 3, to: person('buyer'), reason: 'Not mine' },
    { type: 'confirm', revision: 3, comment: null },
    { type: 'withdraw', reason: 'No longer wanted' },
  ],
  rescinded: (contractId) => [
    ...untilActive(contractId).map((command) =>
      command.type === 'recordSignature' ? { ...command, signedOn: today } : command,
    ),
    deliver('first', today),
    { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Two are broken' },
    deliver('first', today),
    { type: 'requestRescission', requestedBy: 'customer', reason: 'Site closed', settlement: 'Pumps go back' },
    { type: 'agreeToRescission', rescissionId: `HT-${contractId.slice(0, 8)}-R01`, side: 'ours', comment: null },
    { type: 'agreeToRescission', rescissionId: `HT-${contractId.slice(0, 8)}-R01`, side: 'customer', comment: null },
    { type: 'archive', fileNumber: 'A-2' },
  ],
};

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

/** Lives in skipped time: reminders, overdue payments, lapses. */
async function recordInSkippedTime(): Promise<void> {
  const skipped = async (name: string, tell: Parameters<typeof withContract>[1]) => {
    if (isStored(name)) return;
    await withContract(emptyMemory(), async (contract, contractId) => {
      await tell(contract, contractId);
      await store(name, await contract.handle.fetchHistory());
    });
  };
  await skipped('confirmation-lapsed', async (contract, contractId) => {
    const asked = [createPumpContract(contractId), submit, approve('legal'), approve('finance')];
    for (const command of asked) await contract.ask(command);
    await contract.sleep('5 days');
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
    await contract.ask({ type: 'agreeToAmendment', amendmentId, side: 'ours', comment: null });
    await contract.ask({ type: 'agreeToAmendment', amendmentId, side: 'customer', comment: null });
    await contract.sleep('200 days');
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
