import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { type Workflow } from '@temporalio/common';
import { resultOf } from '../../domain/contract/command-result';
import { type Command, type CommandResult, type Envelope } from '../../domain/contract/commands';
import { type Contract, isClosed } from '../../domain/contract/contract';
import { refusalWithin } from '../../domain/contract/decide';
import { type Actor } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { type Database } from '../../prisma/client';
import { currentState, loadContract } from '../../prisma/load-contract';
import { loadEvents } from '../../prisma/load-events';
import { loadTermsOf } from '../../prisma/load-terms';
import { type Terms } from '../../domain/drafting/terms';
import { contractLifecycleType, contractWorkflowId } from '../../workflows/messages';
import { problem, refused } from '../http/problem';
import { isOverloaded, isUnavailable, NoAnswerError } from '../http/unavailable';
import { type Services } from '../services';
import { withContractLimit } from './contract-limit';
import { noteRefused } from './refused-commands';

const answerWithinMs = 15_000;

/** A command and its sender. The command may be built from the current contract. */
export interface Sending {
  contractId: string;
  commandId: string;
  fingerprint: string;
  actor: Actor;
  commandFor: (contract: Contract) => Command | Promise<Command>;
}

/** Rebuilds from the trail the answer that this command got when it was recorded; null if it never was. */
export async function recordedAnswer(
  db: Database,
  contractId: string,
  commandId: string,
): Promise<CommandResult | null> {
  const stream = { streamKind: 'contract', streamId: contractId };
  const own = await db.event.findFirst({ where: { ...stream, commandId }, orderBy: { seq: 'desc' } });
  if (!own) return null;
  return resultOf(await loadEvents(db, contractId, { through: own.seq }), commandId, own.fingerprint);
}

/** @throws ProblemError 404 */
export async function contractState(db: Database, contractId: string): Promise<Contract> {
  const contract = await loadContract(db, contractId);
  if (!contract) throw problem('CONTRACT_NOT_FOUND');
  return contract;
}

/** The contract with its terms. @throws ProblemError 404 */
export async function contractWithTerms(
  db: Database,
  contractId: string,
): Promise<{ contract: Contract; terms: Terms }> {
  const contract = await contractState(db, contractId);
  return { contract, terms: await loadTermsOf(db, contract.terms) };
}

/** Reads the contract and whether this command is already recorded, in one query, because every command starts with it. */
async function contractBefore(db: Database, contractId: string, commandId: string) {
  const rows = await db.$queryRaw<{ state: unknown; stateVersion: number; recorded: boolean }[]>`
    SELECT state, state_version AS "stateVersion", EXISTS (SELECT 1 FROM events e
      WHERE e.stream_kind = 'contract' AND e.stream_id = c.contract_id AND e.command_id = ${commandId}) AS recorded
    FROM contracts c WHERE contract_id = ${contractId}`;
  if (!rows[0]) throw problem('CONTRACT_NOT_FOUND');
  return { contract: await currentState(db, { contractId, ...rows[0] }), recorded: rows[0].recorded };
}

function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) return null;
  const detail: unknown = error.cause.details?.[0];
  return isRefusal(detail) ? detail : null;
}

interface Update {
  contractId: string;
  command: Command;
  envelope: Envelope;
  updateId: string;
}

/** Sends the Update, and starts the workflow with it if it does not run. */
function updateWithStart(
  { temporal, taskQueue }: Pick<Services, 'temporal' | 'taskQueue'>,
  { contractId, command, envelope, updateId }: Update,
  summary: string,
): Promise<CommandResult | null> {
  const { type, ...payload } = command;
  const startWorkflowOperation = new WithStartWorkflowOperation(contractLifecycleType, {
    workflowId: contractWorkflowId(contractId),
    taskQueue,
    args: [{ contractId }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: summary,
  });
  return withinDeadline(temporal, () =>
    temporal.workflow.executeUpdateWithStart<Workflow, CommandResult | null, [object]>(type, {
      args: [{ ...payload, ...envelope }],
      updateId,
      startWorkflowOperation,
    }),
  );
}

/** Retries under the same Update id while too many commands of the same contract are running. */
async function retryWhileOverloaded<T>(work: () => Promise<T>, deadline: number): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isOverloaded(error) || Date.now() > deadline) throw error;
      await setTimeout(20 + Math.random() * 80);
    }
  }
}

/** Stops waiting at the deadline; the client's own retries may go on in the background. */
async function withinDeadline<T>(temporal: Client, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = globalThis.setTimeout(() => {
      reject(new NoAnswerError('Temporal did not answer in time.'));
    }, answerWithinMs);
  });
  const deadline = Date.now() + answerWithinMs;
  const answer = temporal.withDeadline(deadline, () => retryWhileOverloaded(work, deadline));
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}

function update(
  services: Services,
  { contractId, command, envelope, updateId }: Update,
): Promise<CommandResult | null> {
  const { type, ...payload } = command;
  const handle = services.temporal.workflow.getHandle(contractWorkflowId(contractId));
  return withinDeadline(services.temporal, () =>
    withContractLimit(contractId, () =>
      handle.executeUpdate<CommandResult | null, [object]>(type, { args: [{ ...payload, ...envelope }], updateId }),
    ),
  );
}

/** Refuses a command to a closed contract by the rules, because its workflow has ended and does not answer. */
async function refuseClosed(services: Services, contract: Contract, sent: Update): Promise<void> {
  const { command, envelope } = sent;
  const refusal = refusalWithin(contract, { command, actor: envelope.actor, now: new Date().toISOString() });
  if (!refusal) return;
  await noteRefused(services, sent, refusal);
  throw refused(refusal);
}

/**
 * Called if the workflow gave no answer: it has ended, is lost, or the time is up. The answer then comes from Postgres.
 * @throws the original error if Postgres knows no answer
 */
async function answerWithoutWorkflow(services: Services, sent: Update, error: unknown): Promise<CommandResult> {
  const { contractId, envelope } = sent;
  const recorded = await recordedAnswer(services.db, contractId, envelope.commandId);
  if (recorded) return recorded;
  if (isUnavailable(error)) throw error;
  const contract = await contractState(services.db, contractId);
  if (isClosed(contract)) await refuseClosed(services, contract, sent);
  if (!(error instanceof WorkflowNotFoundError)) throw error;
  // The contract is open but Temporal does not know its workflow: start a new one, which first catches up with Postgres.
  const again = { ...sent, envelope: { ...envelope, knownSeq: contract.seq } };
  return outcomeOf(
    services,
    again,
    () => updateWithStart(services, again, `${contract.number} · ${contract.contractTypeId}`),
    false,
  );
}

async function outcomeOf(
  services: Services,
  sent: Update,
  ask: () => Promise<CommandResult | null>,
  mayRestart: boolean,
): Promise<CommandResult> {
  try {
    const result = await ask();
    if (result) return result;
    throw new Error(`The update ${sent.command.type} of ${sent.contractId} completed without a result.`);
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) {
      await noteRefused(services, sent, refusal);
      throw refused(refusal);
    }
    if (!mayRestart) throw error;
    return answerWithoutWorkflow(services, sent, error);
  }
}

/**
 * Sends a command; it takes effect once for each command id. If the result's `fingerprint` differs from the caller's, the id was used before.
 * @throws ProblemError 404, 409, 422; an error that `isUnavailable` recognises if the outcome is unknown
 */
export async function sendCommand(services: Services, sending: Sending): Promise<CommandResult> {
  const { contractId, commandId, fingerprint, actor } = sending;
  const { contract, recorded } = await contractBefore(services.db, contractId, commandId);
  const earlier = recorded ? await recordedAnswer(services.db, contractId, commandId) : null;
  if (earlier) return earlier;
  const command = await sending.commandFor(contract);
  // If the rules accept the command here, the workflow need not check them again on the same state. If they refuse, the workflow decides by its own
  // clock.
  const isChecked = refusalWithin(contract, { command, actor, now: new Date().toISOString() }) === null;
  const checked = isChecked ? { checkedSeq: contract.seq } : {};
  const envelope = { commandId, fingerprint, actor, knownSeq: contract.seq, ...checked };
  // Temporal answers a repeated Update id with the first result for ever, but a refused sender may try again. So each attempt has its own Update id,
  // and the command id makes it count once.
  const sent = { contractId, command, envelope, updateId: `${commandId}:${randomUUID()}` };
  if (isClosed(contract)) await refuseClosed(services, contract, sent);
  return outcomeOf(services, sent, () => update(services, sent), true);
}

/** Sends the first command of a contract. The type name identifies the workflow in the Temporal UI until the contract has a number. */
export async function sendCreate(
  services: Services,
  command: Command<'create'>,
  asked: Pick<Envelope, 'commandId' | 'fingerprint' | 'actor'>,
  { en, 'zh-CN': chinese }: Words,
): Promise<CommandResult> {
  const { commandId, fingerprint, actor } = asked;
  const typeName = `${chinese} · ${en}`;
  const sent = {
    contractId: command.contractId,
    command,
    envelope: { commandId, fingerprint, actor },
    updateId: commandId,
  };
  return outcomeOf(
    services,
    sent,
    () => updateWithStart(services, sent, command.number ? `${command.number} · ${typeName}` : typeName),
    false,
  );
}
