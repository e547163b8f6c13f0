import { type Command, type InternalCommand } from '../../domain/contract/commands';
import { type Active, type Contract, type Stage } from '../../domain/contract/contract';
import { type Instant, type ZoneClock } from '../../domain/kernel/days';
import { nearest, planDeadlines } from '../../domain/contract/deadlines';
import { decide } from '../../domain/contract/decide';
import { type ContractEvent, stamp } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { type Company } from '../../domain/kernel/company';
import { type Actor } from '../../domain/kernel/people';
import { isRefusal } from '../../domain/contract/refusals';
import { aCompany } from './a-company';
import { shanghai } from './fixed-clock';
import { createPumpContract } from './pump-contract';

/** Noon in Shanghai, a month before the pump contract's term begins. */
export const NOW: Instant = '2029-12-01T04:00:00.000Z';

export const contractId = 'pumps';

export const somebody: Actor = { kind: 'api_key', id: 'test', name: 'Test' };

type Asked = Command | InternalCommand;

/** The events of one command, numbered on from where the contract stands; a refusal fails the test. */
export function eventsOf(
  contract: Contract | null,
  command: Asked,
  at: Instant = NOW,
  company: Company = aCompany(),
): ContractEvent[] {
  const bodies = decide(contract, command, at, company);
  if (isRefusal(bodies)) throw new Error(`${command.type} was refused: ${bodies.sentence}`);
  return stamp(bodies, contract?.seq ?? 0, at, somebody, `${command.type}-${(contract?.seq ?? 0) + 1}`);
}

/** Everything recorded while these commands are asked of a contract one after the other. */
export function trailOf(commands: readonly Asked[], at: Instant = NOW, company: Company = aCompany()): ContractEvent[] {
  return commands.reduce<ContractEvent[]>(
    (trail, command) => [...trail, ...eventsOf(fold(trail), command, at, company)],
    [],
  );
}

export function goOn(
  contract: Contract,
  commands: readonly Asked[],
  at: Instant = NOW,
  company: Company = aCompany(),
): Contract {
  return commands.reduce((state, command) => fold(eventsOf(state, command, at, company), state) ?? state, contract);
}

/** The contract that has been asked all this. */
export function aContract(
  commands: readonly Asked[] = [createPumpContract(contractId)],
  at: Instant = NOW,
  company: Company = aCompany(),
): Contract {
  const contract = fold(trailOf(commands, at, company));
  if (!contract) throw new Error('Nothing was asked of the contract.');
  return contract;
}

/** What comes of a command: the types of its events, or the code of its refusal. */
export function outcome(
  contract: Contract | null,
  command: Asked,
  at: Instant = NOW,
  company: Company = aCompany(),
): string[] | string {
  const decision = decide(contract, command, at, company);
  return isRefusal(decision) ? decision.code : decision.map(({ type }) => type);
}

export function expectStage<S extends Stage>(contract: Contract, stage: S): Contract & { stage: S } {
  if (contract.stage !== stage) throw new Error(`The contract is ${contract.stage}, not ${stage}.`);
  return contract as Contract & { stage: S }; // the line above has checked it
}

export function active(contract: Contract): Active {
  return expectStage(contract, 'active');
}

/** Lets time pass until this instant: each deadline is met the moment it comes. */
export function letPass(
  contract: Contract,
  until: Instant,
  clock: ZoneClock = shanghai,
  company: Company = aCompany(),
): ContractEvent[] {
  const trail: ContractEvent[] = [];
  let state = contract;
  let now = state.updatedAt;
  for (;;) {
    const deadlines = nearest(planDeadlines(state, clock, now, company.calendar));
    const at = deadlines[0]?.at;
    if (at === undefined || at > until) return trail;
    now = at > now ? at : now;
    const events = eventsOf(state, { type: 'passDeadlines', deadlines }, now, company);
    if (events.length === 0) throw new Error(`Nothing came of ${deadlines.map(({ key }) => key).join()}.`);
    state = fold(events, state) ?? state;
    trail.push(...events);
  }
}

export function waitUntil(
  contract: Contract,
  until: Instant,
  clock: ZoneClock = shanghai,
  company: Company = aCompany(),
): Contract {
  return fold(letPass(contract, until, clock, company), contract) ?? contract;
}
