import { type AnyCommand } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { type Notice, noticesFor } from '../../domain/contract/notify';
import { type Actor } from '../../domain/kernel/people';
import { aCompany, type Setting } from './a-company';
import { eventsOf, goOn, letPass, NOW } from './ask-contract';
import { evolve, readingOf } from './contract-library';

/** A notice, and the contract just after the event that caused it. */
export interface Told {
  notice: Notice;
  state: Contract;
}

export function noticesAfter(contract: Contract | null, events: readonly ContractEvent[]): Told[] {
  let state = contract;
  return events.flatMap((event) => {
    const now = evolve(state, event);
    const step = { before: state, contract: now };
    state = now;
    return noticesFor(step, event, readingOf(now)).map((notice) => ({ notice, state: now }));
  });
}

/** The mails of the last of these commands. */
export function mails(
  contract: Contract,
  commands: readonly AnyCommand[],
  company: Setting = aCompany(),
  actor?: Actor,
): Told[] {
  const before = goOn(contract, commands.slice(0, -1));
  const last = commands.at(-1);
  return last ? noticesAfter(before, eventsOf(before, last, NOW, company, actor)) : [];
}

export function timed(contract: Contract, until: string): Told[] {
  return noticesAfter(contract, letPass(contract, until));
}

export function brief(told: readonly Told[]): string[] {
  return told.map(({ notice }) => `${notice.kind} → ${notice.to.name}`);
}
