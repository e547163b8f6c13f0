import { type Activities } from '../../activities';
import { zoneClock } from '../../config/zone-clock';
import { type Company } from '../../domain/routing/company';
import { readCommand } from '../../domain/contract/command-bodies';
import { decide, isInternal } from '../../domain/contract/decide';
import { isRefusal } from '../../domain/contract/refusals';
import { systemActor } from '../../domain/kernel/people';
import { type Command } from '../../domain/contract/commands';
import { planContract } from '../../activities/plan-contract';
import { type Proposal, type Settled } from '../../activities/record-transition';
import { resultNow, resultOf } from '../../domain/contract/command-result';
import { type ContractEvent, stamp } from '../../domain/contract/events';
import { evolve, fold } from '../../domain/contract/evolve';
import { type Notice, noticesFor } from '../../domain/contract/notices';
import { aCompany } from './a-company';

/** What the activities of the workflow's own tests keep instead of Postgres and a mail server. */
export interface Memory {
  events: ContractEvent[];
  due: Notice[];
  sent: Notice[];
  mailIsDown: boolean;
  company: Company;
}

export function emptyMemory(): Memory {
  return { events: [], due: [], sent: [], mailIsDown: false, company: aCompany({ clock: zoneClock }) };
}

function noticesOf(memory: Memory, events: ContractEvent[]): Notice[] {
  let state = fold(memory.events.filter(({ seq }) => seq < (events[0]?.seq ?? 0)));
  return events.flatMap((event) => {
    state = evolve(state, event);
    return noticesFor(state, event);
  });
}

/** The same promises as the real `recordTransition`, without a database. */
function record(memory: Memory, proposal: Proposal): Settled {
  const { commandId, fingerprint, actor, now, command, recordsRefusal } = proposal;
  const seqBefore = proposal.state?.seq ?? 0;
  const state = fold(memory.events);
  const missed = memory.events.filter(({ seq }) => seq > seqBefore);
  const answers = missed.flatMap((event) => {
    const answer = resultOf(memory.events, event.commandId, '');
    return answer ? [{ commandId: event.commandId, result: answer }] : [];
  });
  const recorded = resultOf(memory.events, commandId, fingerprint);
  const read = command === null || isInternal(command) ? command : readCommand(command);
  let decision = recorded || read === null ? [] : isRefusal(read) ? read : decide(state, read, now, memory.company);
  if (isRefusal(decision) && recordsRefusal && state && command)
    decision = decide(state, { ...decision, type: 'noteRefusal', command: command.type }, now, memory.company);
  const events = isRefusal(decision) ? [] : stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  const notices = noticesOf(memory, events);
  memory.events.push(...events);
  memory.due.push(...notices);
  const own = after && events.length > 0 ? resultNow(after, fingerprint, events) : recorded;
  return {
    ...{ base: missed.length > 0 ? state : null, events, answers },
    outcome: isRefusal(decision) ? decision : own,
    plan: after ? planContract(after, now, memory.company.calendar) : { next: [], waiting: [] },
    noticesDue: notices.length > 0 || missed.length > 0,
  };
}

export function memoryActivities(memory: Memory): Activities {
  return {
    recordTransition: (proposal) => Promise.resolve(record(memory, proposal)),
    sendNotices: () => {
      if (memory.mailIsDown) return Promise.reject(new Error('Mail is down.'));
      const through = memory.due.at(-1)?.seq ?? 0;
      memory.sent.push(...memory.due.splice(0));
      return Promise.resolve({ through, refused: [] });
    },
    mailCode: () => Promise.resolve(),
  };
}

/** As if a worker had committed the command and died before its workflow heard of it. */
export function recordElsewhere(memory: Memory, command: Command, commandId: string): void {
  const state = fold(memory.events);
  const at = memory.events.at(-1)?.at ?? '';
  const bodies = decide(state, command, at, memory.company);
  if (isRefusal(bodies)) throw new Error(bodies.sentence);
  const events = stamp(bodies, state?.seq ?? 0, at, systemActor, commandId);
  memory.due.push(...noticesOf(memory, events));
  memory.events.push(...events);
}
