import { type Activities } from '../../activities';
import { decide } from '../../domain/decide';
import { isRefusal } from '../../domain/refusals';
import { systemActor } from '../../domain/people';
import { type Command } from '../../domain/commands';
import { planContract } from '../../activities/plan-contract';
import { type Proposal, type Recorded } from '../../activities/record-transition';
import { resultOf } from '../../domain/command-result';
import { type ContractEvent, stamp } from '../../domain/events';
import { evolve, fold } from '../../domain/evolve';
import { type Notice, noticesFor } from '../../domain/notices';

/** What the activities of the workflow's own tests keep instead of Postgres and a mail server. */
export interface Memory {
  events: ContractEvent[];
  due: Notice[];
  sent: Notice[];
  mailIsDown: boolean;
}

export function emptyMemory(): Memory {
  return { events: [], due: [], sent: [], mailIsDown: false };
}

function noticesOf(memory: Memory, events: ContractEvent[]): Notice[] {
  let state = fold(memory.events.filter(({ seq }) => seq < (events[0]?.seq ?? 0)));
  return events.flatMap((event) => {
    state = evolve(state, event);
    return noticesFor(state, event);
  });
}

/** The same promises as the real `recordTransition`, without a database. */
function record(memory: Memory, { state, events, commandId, now }: Proposal): Recorded {
  const planAfter = (folded: readonly ContractEvent[]) => {
    const contract = fold(folded, state);
    return contract ? planContract(contract, now) : { next: [], waiting: [] };
  };
  const missedUntil = (last: number) => {
    const missed = memory.events.filter(({ seq }) => seq > (state?.seq ?? 0) && seq <= last);
    const answers = missed.flatMap((event) => {
      const answer = resultOf(memory.events, event.commandId, '');
      return answer ? [{ commandId: event.commandId, result: answer }] : [];
    });
    return { missed, answers, plan: planAfter(missed) };
  };
  const result = resultOf(memory.events, commandId, '');
  if (result) return { outcome: 'repeated', result, ...missedUntil(result.seq) };
  const all = missedUntil(Infinity);
  if (all.missed.length > 0 || events.length === 0) return { outcome: 'behind', ...all };
  memory.events.push(...events);
  const notices = noticesOf(memory, events);
  memory.due.push(...notices);
  return { outcome: 'recorded', plan: planAfter(events), notices: notices.length };
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
  };
}

/** As if a worker had committed the command and died before its workflow heard of it. */
export function recordElsewhere(memory: Memory, command: Command, commandId: string): void {
  const state = fold(memory.events);
  const at = memory.events.at(-1)?.at ?? '';
  const bodies = decide(state, command, at);
  if (isRefusal(bodies)) throw new Error(bodies.sentence);
  const events = stamp(bodies, state?.seq ?? 0, at, systemActor, commandId);
  memory.due.push(...noticesOf(memory, events));
  memory.events.push(...events);
}
