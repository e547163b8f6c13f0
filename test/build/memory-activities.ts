import { type Activities } from '../../activities';
import { type Proposal, type RecordedTransition } from '../../activities/proposal';
import { zoneClock } from '../../config/zone-clock';
import { commentsAfter } from '../../domain/approval/comment';
import { readCommand } from '../../domain/contract/bodies';
import { resultNow, resultOf } from '../../domain/contract/command-result';
import { type AnyCommand, type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { decide, isInternalCommand, neededFor } from '../../domain/contract/decide';
import { type ContractEvent, type EventBody } from '../../domain/contract/events';
import { evolve, fold } from '../../domain/contract/evolve';
import { type Actor } from '../../domain/kernel/people';
import { type Inputs } from '../../domain/contract/inputs';
import { effectsOf, type Notice } from '../../domain/contract/notify';
import { lookAhead, nothingAhead, type Outlook } from '../../domain/contract/outlook';
import { positionOf } from '../../domain/contract/position';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { stateVersion } from '../../domain/contract/state-version';
import { stamp } from '../../domain/kernel/stream';
import { aCompany, type Setting } from './a-company';
import { somebody } from './ask-contract';
import { fold as foldWithTrail, inputsFor, texts } from './contract-library';

/** The data that the activities of workflow tests keep in memory instead of Postgres and a mail server. */
export interface Memory {
  events: ContractEvent[];
  /** The fingerprint of each recorded command. */
  fingerprints: Map<string, string>;
  /** The outbox; nothing sends these mails. */
  mails: Notice[];
  /** Replaces the courier's activity. */
  courier: () => Promise<void>;
  /** Replaces the check of all contracts. */
  look: () => Promise<void>;
  company: Setting;
  /** The state version of the simulated program. */
  stateVersion: number;
}

export function emptyMemory(): Memory {
  return {
    ...{
      events: [],
      fingerprints: new Map(),
      mails: [],
      courier: () => Promise.resolve(),
      look: () => Promise.resolve(),
    },
    ...{ company: aCompany({ clock: zoneClock }), stateVersion },
  };
}

/** The inputs that the rules declare, like the real loaders. */
function inputsOf(
  { events, company }: Memory,
  contract: Contract | null,
  { command, actor }: { command: AnyCommand; actor: Actor },
): Partial<Inputs> {
  const all = inputsFor(foldWithTrail(events), command, company);
  return Object.fromEntries(neededFor(contract, { command, actor }).map((need) => [need, all[need]]));
}

function decideWith(
  memory: Memory,
  contract: Contract | null,
  { command: asked, actor, now }: Pick<Proposal, 'command' | 'actor' | 'now'>,
): EventBody[] | Refusal {
  if (asked === null) return [];
  const command = isInternalCommand(asked) ? asked : readCommand(asked);
  return isRefusal(command)
    ? command
    : decide(contract, { command, actor, now }, inputsOf(memory, contract, { command, actor }));
}

/** Turns the refusal of a signal into an event. */
function decideOnRecord(memory: Memory, contract: Contract | null, proposal: Proposal): EventBody[] | Refusal {
  const decision = decideWith(memory, contract, proposal);
  const { command, actor, recordsRefusal } = proposal;
  if (!isRefusal(decision) || recordsRefusal !== true || contract === null || command === null) return decision;
  const { code, sentence } = decision;
  const note = { type: 'noteRefusal', command: command.type, code, sentence } as const;
  return decideWith(memory, contract, { ...proposal, command: note, actor: { ...actor, kind: 'system' } });
}

function outlookOf({ events, company }: Memory, contract: Contract | null, now: string): Outlook {
  if (contract === null) return nothingAhead;
  const reading = { termsOf: texts.termsOf, comments: commentsAfter([], events) };
  return lookAhead(contract, { reading, clock: zoneClock, now, calendar: company.calendar }).outlook;
}

/** Appends the events and the mails that they cause. */
function append(
  memory: Memory,
  before: Contract | null,
  events: ContractEvent[],
  { fingerprint, commandId, now }: Proposal,
): Pick<RecordedTransition, 'position' | 'events' | 'outlook' | 'outcome'> {
  let after = before;
  for (const event of events) {
    memory.events.push(event);
    const step = { before: after, contract: evolve(after, event) };
    after = step.contract;
    const reading = { termsOf: texts.termsOf, comments: commentsAfter([], memory.events) };
    memory.mails.push(...effectsOf(step, event, reading).map(({ body }) => body));
  }
  memory.fingerprints.set(commandId, fingerprint);
  const outcome = after && resultNow(after, fingerprint, events);
  return { position: after && positionOf(after), events, outcome, outlook: outlookOf(memory, after, now) };
}

function stamped(contract: Contract | null, decision: EventBody[], { now, actor, commandId }: Proposal) {
  return stamp(decision, contract?.seq ?? 0, now, actor, commandId);
}

/** Decides on the workflow's own state; null if the trail must decide. */
function recordOnState(memory: Memory, proposal: Proposal): RecordedTransition | null {
  const { state, commandId } = proposal;
  const decision = decideWith(memory, state, proposal);
  const isTaken = memory.events.length > (state?.seq ?? 0) || memory.fingerprints.has(commandId);
  if (isRefusal(decision) || decision.length === 0 || isTaken) return null;
  return {
    stateVersion: memory.stateVersion,
    base: null,
    answers: [],
    ...append(memory, state, stamped(state, decision, proposal), proposal),
  };
}

/** Decides on the recorded events, because the workflow's own state was not the latest. */
function recordOnTrail(memory: Memory, proposal: Proposal): RecordedTransition {
  const { commandId, now } = proposal;
  const state = fold(memory.events);
  const recordedResult = (id: string) => resultOf(memory.events, id, memory.fingerprints.get(id) ?? '');
  const missed = memory.events.filter(({ seq }) => seq > (proposal.state?.seq ?? 0));
  const answers = [...new Set(missed.map((event) => event.commandId))].flatMap((id) => {
    const result = recordedResult(id);
    return result ? [{ commandId: id, result }] : [];
  });
  const recorded = recordedResult(commandId);
  const decision = recorded ? [] : decideOnRecord(memory, state, proposal);
  const told = { stateVersion: memory.stateVersion, base: missed.length > 0 ? state : null, answers };
  if (isRefusal(decision) || decision.length === 0) {
    const [outcome, position] = [isRefusal(decision) ? decision : recorded, state && positionOf(state)];
    const outlook = outlookOf(memory, state, now);
    return { ...told, position, events: [], outcome, outlook };
  }
  return { ...told, ...append(memory, state, stamped(state, decision, proposal), proposal) };
}

/** The same guarantees as the real `recordTransition`, without a database. */
function record(memory: Memory, proposal: Proposal): RecordedTransition {
  return recordOnState(memory, proposal) ?? recordOnTrail(memory, proposal);
}

export function memoryActivities(memory: Memory): Activities {
  return {
    recordTransition: (proposal) => Promise.resolve(record(memory, proposal)),
    sendMails: () => memory.courier(),
    superviseContracts: async () => {
      await memory.look();
      return { woken: 0, rechecked: 0, replanned: 0 };
    },
    moveContractsOn: () => Promise.resolve(0),
    mailCode: () => Promise.resolve(),
  };
}

/** Records a command as if a worker had committed it and crashed before its workflow received the result. */
export function recordElsewhere(memory: Memory, command: Command, commandId: string): void {
  const state = fold(memory.events);
  const now = memory.events.at(-1)?.at ?? '';
  const { contractId = '' } = state ?? {};
  const { outcome } = record(memory, { contractId, state, command, commandId, fingerprint: '', actor: somebody, now });
  if (isRefusal(outcome)) throw new Error(outcome.sentence);
}
