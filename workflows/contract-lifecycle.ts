import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  makeContinueAsNewFunc,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type AnyCommand,
  type CommandResult,
  type CommandType,
  type InternalCommand,
} from '../domain/contract/commands';
import { isClosed } from '../domain/contract/contract';
import { refusalWithin } from '../domain/contract/decide';
import { commandTypes } from '../domain/contract/registry';
import { stateVersion } from '../domain/contract/state-version';
import { effectFailedCommandId } from '../domain/kernel/effects';
import { systemActor } from '../domain/kernel/people';
import { type ContractRecord, emptyRecord, knownAnswer, record, seqOf } from './contract-record';
import { received, receivedByHand } from './envelope';
import { asFailure } from './failures';
import {
  type CommandInput,
  effectFailed,
  type EffectFailedInput,
  getContract,
  type GetContractResult,
  getOutlook,
  type GetOutlookResult,
} from './messages';
import { present, type Shown } from './presentation';

/** What one run passes to the next at continue-as-new. */
interface Carried {
  /** Version of the shape of `record.contract`; a state of another version is discarded. */
  stateVersion: number;
  record: ContractRecord;
  shown: Shown;
}

export interface LifecycleInput {
  contractId: string;
  carried?: Carried;
}

/** Discards a state of another version; the next `recordTransition` folds it again from the events. */
function handedOver({ stateVersion: version, record }: Carried): ContractRecord {
  return version === stateVersion ? record : { ...record, contract: null };
}

/** If passing a deadline is refused, it is retried after this interval, so that the contract does not keep the worker busy. */
const retryMs = 60_000;

/**
 * Continues as new on the current build of the worker; otherwise the new run would inherit this run's build for ever.
 * @see docs/decisions/0010-worker-versions.md
 */
function goOnAsNew(input: LifecycleInput): Promise<never> {
  return makeContinueAsNewFunc<(input: LifecycleInput) => Promise<void>>({
    initialVersioningBehavior: 'AUTO_UPGRADE',
  })(input);
}

/** Runs all requests to the contract one after another: two proposals in parallel would be made on the same state. */
function createAsking(known: ContractRecord, afterEach: () => void) {
  let queue: Promise<unknown> = Promise.resolve();
  let queued = 0;
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    queued += 1;
    const turn = queue.then(work).finally(() => {
      queued -= 1;
      afterEach();
    });
    queue = turn.catch(() => undefined);
    return turn;
  }
  async function askMyself(
    command: InternalCommand | null,
    commandId = `self:${uuid4()}`,
  ): Promise<CommandResult | null> {
    try {
      return await inTurn(() => record(known, command, { commandId, fingerprint: '', actor: systemActor }));
    } catch (error) {
      // Refused, for example by a worker that does not know all events. It is on the incident list and is retried later.
      if (error instanceof ApplicationFailure) return null;
      throw error;
    }
  }
  return { inTurn, askMyself, isEmpty: () => queued === 0 };
}

type Asking = ReturnType<typeof createAsking>;

/**
 * Refuses an Update without writing to the history. If the sender has seen newer events, the handler catches up before it decides. If the sender has
 * checked the rules on this very state, they are not checked again.
 */
function validate(known: ContractRecord, type: CommandType, input: CommandInput): void {
  const { command, envelope } = received(type, input);
  // A run that has only just started and still has to catch up cannot say that the contract does not exist.
  if (known.contract === null && type !== 'create') return;
  const { knownSeq = 0, checkedSeq } = envelope;
  if (knownAnswer(known, envelope.commandId) || knownSeq > seqOf(known) || checkedSeq === seqOf(known)) return;
  const { actor } = envelope;
  const refusal = refusalWithin(known.contract, { command, actor, now: new Date().toISOString() });
  if (refusal) throw asFailure(refusal);
}

/** A signal has no caller to answer: if a rule refuses it, the refusal is recorded in the trail, and the workflow does not fail. */
async function onSignal({ inTurn }: Asking, known: ContractRecord, type: CommandType, input: CommandInput) {
  const { command, envelope } = receivedByHand(type, input);
  await inTurn(() => record(known, command, envelope, { recordsRefusal: true })).catch((error: unknown) => {
    // Before the contract exists there is no trail to record the refusal in.
    if (!(error instanceof ApplicationFailure)) throw error;
    log.warn('A signal was refused and could not be put on record.', { code: error.type });
  });
}

/** Registers all handlers before the first `await`: a message that arrives earlier would be rejected. */
function setHandlers(known: ContractRecord, asking: Asking, moveOn: (build: string) => void): void {
  const { inTurn, askMyself } = asking;
  for (const type of commandTypes) {
    const update = (input: CommandInput) => {
      const { command, envelope } = received(type, input);
      return inTurn(() => record(known, command as AnyCommand, envelope));
    };
    const validator = (input: CommandInput) => {
      validate(known, type, input);
    };
    setHandler(defineUpdate<CommandResult | null, [CommandInput]>(type), update, { validator });
    setHandler(defineSignal<[CommandInput]>(type), (input: CommandInput) => onSignal(asking, known, type, input));
  }
  setHandler(defineSignal<[{ knownSeq: number } | null | undefined]>('catchUp'), async (input) => {
    if (Number(input?.knownSeq) > seqOf(known)) await askMyself(null);
  });
  setHandler(defineSignal<[{ to: string } | null | undefined]>('moveOn'), (input) => {
    if (typeof input?.to === 'string') moveOn(input.to);
  });
  setHandler(defineSignal<[EffectFailedInput]>(effectFailed), async ({ effectId, kind, reason }) => {
    await askMyself({ type: 'noteEffectFailed', effectId, kind, reason }, effectFailedCommandId(effectId));
  });
  setHandler(defineSignal('recheckApprovers'), async () => {
    await askMyself({ type: 'recheckApprovers' });
  });
  setHandler(defineSignal<[{ calendarVersion: number } | null | undefined]>('replan'), async (input) => {
    const calendarVersion = Number(input?.calendarVersion);
    if (Number.isInteger(calendarVersion)) await askMyself({ type: 'replan', calendarVersion });
  });
  setHandler(defineQuery<GetContractResult>(getContract), () => known.contract);
  setHandler(defineQuery<GetOutlookResult>(getOutlook), () => known.outlook);
}

/**
 * One contract, from its creation to the archive. Waits for commands (Updates, or Signals of the same names) and for the nearest deadline. Postgres
 * records every change before the workflow takes it over.
 */
export async function contractLifecycle({ contractId, carried }: LifecycleInput): Promise<void> {
  const known = carried ? handedOver(carried) : emptyRecord(contractId);
  let shown: Shown = carried?.shown ?? {};
  const asking: Asking = createAsking(known, () => {
    shown = present(known, shown);
  });
  let wanted: string | null = null;
  setHandlers(known, asking, (build) => (wanted = build));
  // Done under every state version, so that a replay under another version issues the same commands.
  if (carried) await asking.askMyself(null);

  const isIdle = () => asking.isEmpty() && allHandlersFinished();
  const isOver = () => known.position !== null && isClosed(known.position);
  const isElsewhere = () => wanted !== null && wanted !== workflowInfo().currentDeploymentVersion?.buildId;
  const mustGoOn = () => workflowInfo().continueAsNewSuggested || isElsewhere();
  const carry = (): LifecycleInput => ({
    contractId,
    carried: { stateVersion, record: known, shown },
  });

  let fruitless: string | null = null;
  while (!isOver()) {
    if (mustGoOn() && isIdle()) await goOnAsNew(carry());
    const { at, then } = known.outlook;
    const moved = () => isOver() || known.outlook.at !== at || (mustGoOn() && isIdle());
    if (at === null) await condition(moved);
    else {
      const ms = at === fruitless ? retryMs : Math.max(1, Date.parse(at) - Date.now());
      const interrupted = await condition(moved, ms, { summary: then });
      if (!interrupted) fruitless = (await asking.askMyself({ type: 'passDeadlines', at })) === null ? at : null;
    }
  }
  await condition(isIdle);
}
