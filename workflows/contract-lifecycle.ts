import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type Command,
  type CommandResult,
  commandTypes,
  type CommandType,
  type Envelope,
  type InternalCommand,
} from '../domain/contract/commands';
import { type Contract, isClosed } from '../domain/contract/contract';
import { decide } from '../domain/contract/decide';
import { undeliverableCommandId } from '../domain/contract/notices';
import { type Actor, systemActor } from '../domain/kernel/people';
import { isRefusal } from '../domain/contract/refusals';
import { dispatchNotices, openCourier } from './courier';
import { asFailure } from './failures';
import { answerOf, type Ledger, openLedger, seqOf, settle } from './ledger';
import { type CommandInput, getContract, type GetContractResult, getWaiting, type GetWaitingResult } from './messages';
import { present, type Shown, timerSummary } from './presentation';

const operator: Actor = { kind: 'operator', id: 'signal', name: 'Operator' };

/** Raised with every change of the carried shape; an older one is converted on arrival. */
const schemaVersion = 1;

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,300}$/u.test(value);
}

/** What of a hand-written envelope can be used; the rest is filled in, for what nobody can store would stop the contract. */
function envelopeOf(input: Partial<Envelope> | null | undefined, blanks: Envelope): Envelope {
  const { commandId, fingerprint, actor } = input ?? {};
  const known = actor && isPlain(actor.id) && isPlain(actor.name) && isPlain(actor.kind) ? actor : blanks.actor;
  return {
    commandId: isPlain(commandId) ? commandId : blanks.commandId,
    fingerprint: isPlain(fingerprint) ? fingerprint : blanks.fingerprint,
    actor: { kind: known.kind, id: known.id, name: known.name },
  };
}

/** For the validator alone, whose word does not enter the history: what needs more than the contract is judged when it is recorded. */
function decideSafely(contract: Contract | null, command: Command) {
  try {
    return decide(contract, command, new Date().toISOString(), null);
  } catch {
    return [];
  }
}

export interface LifecycleInput {
  contractId: string;
  carried?: { schemaVersion: number; ledger: Ledger; noticesThrough: number; shown: Shown };
}

/**
 * One contract, from its creation to the archive. Waits for commands (Updates, or Signals of the same names) and for the nearest
 * deadline; every change is settled by Postgres first.
 */
export async function contractLifecycle({ contractId, carried }: LifecycleInput): Promise<void> {
  const ledger = carried?.ledger ?? openLedger(contractId);
  const courier = openCourier(carried?.noticesThrough ?? 0);
  let shown: Shown = carried?.shown ?? {};
  let queue: Promise<unknown> = Promise.resolve();
  let queued = 0;

  /** Proposals go one at a time: side by side, two would stand on the same state. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    queued += 1;
    const turn = queue.then(work).finally(() => {
      queued -= 1;
      shown = present(ledger, shown);
      dispatchNotices(courier, { contractId, through: () => ledger.noticesDue }, noteRefusedNotices);
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  function askMyself(command: InternalCommand | null, commandId = `self:${uuid4()}`): Promise<CommandResult | null> {
    return inTurn(() => settle(ledger, command, { commandId, fingerprint: '', actor: systemActor }));
  }

  async function noteRefusedNotices(refused: { noticeId: string; reason: string }[]): Promise<void> {
    for (const { noticeId, reason } of refused)
      await askMyself({ type: 'noteUndeliverable', noticeId, reason }, undeliverableCommandId(noticeId));
  }

  function commandOf<T extends CommandType>(type: T, input: CommandInput<T>): { command: Command; envelope: Envelope } {
    const { commandId, fingerprint, actor, knownSeq, ...payload } = input;
    const envelope = { commandId, fingerprint, actor, ...(knownSeq === undefined ? {} : { knownSeq }) };
    return { command: { ...payload, type } as unknown as Command, envelope }; // CommandInput is Command and Envelope, taken apart
  }

  /** Refuses without a trace in the history. What the sender has seen and this workflow has not, the handler judges. */
  function validate(type: CommandType, input: CommandInput): void {
    const { command, envelope } = commandOf(type, input);
    if (answerOf(ledger, envelope.commandId) || (envelope.knownSeq ?? 0) > seqOf(ledger)) return;
    const decision = decideSafely(ledger.contract, command);
    if (isRefusal(decision)) throw asFailure(decision);
  }

  /** A signal has nobody to answer: what a rule refuses goes on record instead, and fails nothing. */
  async function onSignal(type: CommandType, input: CommandInput): Promise<void> {
    // An operator's hand-written signal may leave out who asks and under which id.
    const blanks: Envelope = { commandId: `signal:${uuid4()}`, fingerprint: type, actor: operator };
    const { command, envelope } = commandOf(type, { ...input, ...envelopeOf(input, blanks) });
    await inTurn(() => settle(ledger, command, envelope, { recordsRefusal: true })).catch((error: unknown) => {
      // Before the contract exists there is no trail to write to.
      if (!(error instanceof ApplicationFailure)) throw error;
      log.warn('A signal was refused before the contract was created.', { code: error.type });
    });
  }

  for (const type of commandTypes) {
    setHandler(
      defineUpdate<CommandResult | null, [CommandInput]>(type),
      (input: CommandInput) => {
        const { command, envelope } = commandOf(type, input);
        return inTurn(() => settle(ledger, command, envelope));
      },
      {
        validator: (input: CommandInput) => {
          validate(type, input);
        },
      },
    );
    setHandler(defineSignal<[CommandInput]>(type), (input: CommandInput) => onSignal(type, input));
  }
  setHandler(defineSignal<[{ knownSeq: number } | null | undefined]>('catchUp'), async (input) => {
    if (Number(input?.knownSeq) > seqOf(ledger)) await askMyself(null);
  });
  setHandler(defineSignal('recheckApprovers'), async () => {
    await askMyself({ type: 'recheckApprovers' });
  });
  setHandler(defineSignal<[{ calendarVersion: number } | null | undefined]>('replan'), async (input) => {
    const calendarVersion = Number(input?.calendarVersion);
    if (Number.isInteger(calendarVersion)) await askMyself({ type: 'replan', calendarVersion });
  });
  setHandler(defineQuery<GetContractResult>(getContract), () => ledger.contract);
  setHandler(defineQuery<GetWaitingResult>(getWaiting), () => ledger.plan.waiting);

  const isIdle = () => queued === 0 && !courier.busy && allHandlersFinished();
  const isOver = () => ledger.contract !== null && isClosed(ledger.contract);
  const isLong = () => workflowInfo().continueAsNewSuggested;
  const nearestKey = () => ledger.plan.next.map(({ key, at }) => `${key}@${at}`).join();

  let fruitless: string | null = null;
  while (!isOver()) {
    if (isLong() && isIdle()) {
      const noticesThrough = courier.through;
      await continueAsNew<typeof contractLifecycle>({
        contractId,
        carried: { schemaVersion, ledger, noticesThrough, shown },
      });
    }
    const planned = nearestKey();
    const moved = () => isOver() || nearestKey() !== planned || (isLong() && isIdle());
    const { next } = ledger.plan;
    const at = next[0]?.at;
    if (at === undefined) await condition(moved);
    else {
      // A deadline of which nothing came and that is planned all the same must not keep the worker busy.
      const ms = planned === fruitless ? 60_000 : Math.max(1, Date.parse(at) - Date.now());
      const interrupted = await condition(moved, ms, { summary: timerSummary(next) });
      if (!interrupted)
        fruitless = (await askMyself({ type: 'passDeadlines', deadlines: next })) === null ? planned : null;
    }
  }
  await condition(isIdle);
}
