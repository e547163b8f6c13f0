import { type AnyCommand } from '../../domain/contract/commands';
import { type Active, type Contract, type Stage } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { decide, isInternalCommand } from '../../domain/contract/decide';
import { type ContractEvent, type EventBody } from '../../domain/contract/events';
import { nearest, planDeadlines } from '../../domain/contract/plan';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { waitingOn } from '../../domain/contract/waiting';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type OpenMilestone } from '../../domain/delivery/state';
import { type Instant, type ZoneClock } from '../../domain/kernel/days';
import { type Actor, systemActor } from '../../domain/kernel/people';
import { stamp } from '../../domain/kernel/stream';
import { type OpenPaymentLine } from '../../domain/payment/state';
import { aCompany, type Setting } from './a-company';
import { fold, inputsFor, readingOf } from './contract-library';
import { shanghai } from './fixed-clock';
import { createPumpContract } from './pump-contract';

/** Noon in Shanghai, a month before the pump contract's term begins. */
export const NOW: Instant = '2029-12-01T04:00:00.000Z';

export const contractId = 'pumps';

export const somebody: Actor = { kind: 'service', id: 'test', name: 'Test' };

/** The default actor of a command in tests. */
export function actorOf(command: AnyCommand): Actor {
  return isInternalCommand(command) ? systemActor : somebody;
}

/** Decides with all inputs available. */
export function decideFor(
  contract: Contract | null,
  command: AnyCommand,
  now: Instant = NOW,
  company: Setting = aCompany(),
  actor: Actor = actorOf(command),
): EventBody[] | Refusal {
  return decide(contract, { command, actor, now }, inputsFor(contract, command, company));
}

/** The events of one command, numbered from the contract's last event; throws on a refusal. */
export function eventsOf(
  contract: Contract | null,
  command: AnyCommand,
  at: Instant = NOW,
  company: Setting = aCompany(),
  actor: Actor = actorOf(command),
): ContractEvent[] {
  const bodies = decideFor(contract, command, at, company, actor);
  if (isRefusal(bodies)) throw new Error(`${command.type} was refused: ${bodies.sentence}`);
  return stamp(bodies, contract?.seq ?? 0, at, actor, `${command.type}-${(contract?.seq ?? 0) + 1}`);
}

/** All events of these commands, given one after the other. */
export function trailOf(
  commands: readonly AnyCommand[],
  at: Instant = NOW,
  company: Setting = aCompany(),
): ContractEvent[] {
  return commands.reduce<ContractEvent[]>(
    (trail, command) => [...trail, ...eventsOf(fold(trail), command, at, company)],
    [],
  );
}

export function goOn(
  contract: Contract,
  commands: readonly AnyCommand[],
  at: Instant = NOW,
  company: Setting = aCompany(),
): Contract {
  return commands.reduce((state, command) => fold(eventsOf(state, command, at, company), state) ?? state, contract);
}

/** The contract after these commands. */
export function aContract(
  commands: readonly AnyCommand[] = [createPumpContract(contractId)],
  at: Instant = NOW,
  company: Setting = aCompany(),
): Contract {
  const contract = fold(trailOf(commands, at, company));
  if (!contract) throw new Error('Nothing was asked of the contract.');
  return contract;
}

/** The result of a command: the types of its events, or the code of its refusal. */
export function outcome(
  contract: Contract | null,
  command: AnyCommand,
  at: Instant = NOW,
  company: Setting = aCompany(),
  actor: Actor = actorOf(command),
): string[] | string {
  const decision = decideFor(contract, command, at, company, actor);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type);
}

export function expectStage<S extends Stage>(contract: Contract, stage: S): Contract & { stage: S } {
  if (contract.stage !== stage) throw new Error(`The contract is ${contract.stage}, not ${stage}.`);
  return contract as Contract & { stage: S }; // checked in the line above
}

export function active(contract: Contract): Active {
  return expectStage(contract, 'active');
}

/** An open milestone. */
export function milestoneOf(contract: Contract, id = 'first'): OpenMilestone | undefined {
  return active(contract).delivery.open.find(({ milestoneId }) => milestoneId === id);
}

export function lineOf(contract: Contract, id = 'advance'): OpenPaymentLine | undefined {
  return active(contract).payment.open.find(({ paymentLineId }) => paymentLineId === id);
}

/** All future deadlines, nearest first. */
export function planOf(
  contract: Contract,
  now: Instant = contract.updatedAt,
  { clock, calendar }: Pick<Setting, 'clock' | 'calendar'> = aCompany(),
): Deadline[] {
  return planDeadlines({ contract, clock, now, calendar });
}

/** Lets time pass until this instant; each deadline is passed when it comes. */
export function letPass(
  contract: Contract,
  until: Instant,
  clock: ZoneClock = shanghai,
  company: Setting = aCompany(),
): ContractEvent[] {
  const here = { ...company, clock };
  const trail: ContractEvent[] = [];
  let state = contract;
  let now = state.updatedAt;
  for (;;) {
    const deadlines = nearest(planOf(state, now, here));
    const at = deadlines[0]?.at;
    if (at === undefined || at > until) return trail;
    now = at > now ? at : now;
    const events = eventsOf(state, { type: 'passDeadlines', at }, now, here);
    if (events.length === 0) throw new Error(`Nothing came of ${JSON.stringify(deadlines)}.`);
    state = fold(events, state) ?? state;
    trail.push(...events);
  }
}

export function waitUntil(
  contract: Contract,
  until: Instant,
  clock: ZoneClock = shanghai,
  company: Setting = aCompany(),
): Contract {
  return fold(letPass(contract, until, clock, company), contract) ?? contract;
}

/** On whom the contract waits, given its current plan. */
export function waitingOf(
  contract: Contract,
  { clock, calendar }: Pick<Setting, 'clock' | 'calendar'> = aCompany(),
): WaitingItem[] {
  const deadlines = planOf(contract, contract.updatedAt, { clock, calendar });
  return waitingOn(contract, { deadlines, reading: readingOf(contract), clock, calendar });
}
