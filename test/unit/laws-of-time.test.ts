import fc from 'fast-check';
import { type Contract } from '../../domain/contract/contract';
import { addMs, daysToMs, type Instant } from '../../domain/kernel/days';
import { type Deadline } from '../../domain/contract/deadline';
import { nearest, planDeadlines } from '../../domain/contract/deadlines';
import { decide } from '../../domain/contract/decide';
import { type ContractEvent } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { isRefusal } from '../../domain/contract/refusals';
import { waitingOn } from '../../domain/contract/waiting';
import { effectKey } from '../../domain/contract/waiting-words';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany } from '../build/a-company';
import { aContract, contractId, eventsOf, goOn } from '../build/ask-contract';
import { anyCommand } from '../build/any-command';
import { shanghai } from '../build/fixed-clock';
import { createPumpContract, pumpTerms, untilActive } from '../build/pump-contract';

const nameOf = ({ key, occurrence }: Deadline) => `${key} #${occurrence}`;

/** From when on somebody waits for what the deadline is about. */
function awaitedSince(contract: Contract, { effect }: Deadline): Instant {
  if (contract.stage === 'in_approval') {
    const [, stepId] = effectKey(effect).split(':');
    return contract.approval.steps.find((step) => step.stepId === stepId)?.openedAt ?? 'never';
  }
  if (contract.stage !== 'active') return contract.since;
  const [kind = '', id = ''] = effectKey(effect).split(':');
  const { performance, amendment, rescission, amendments, terms } = contract;
  if (kind === 'milestone') return performance.milestones[id]?.since ?? 'never';
  if (kind === 'payment') return performance.payments[id]?.since ?? 'never';
  if (kind === 'amendment' || kind === 'rescission') return (amendment ?? rescission)?.requestedAt ?? 'never';
  return amendments.findLast(({ before }) => before.term.endsOn !== terms.term.endsOn)?.executedAt ?? contract.since;
}

function expectSoundPlan(contract: Contract, now: Instant): Deadline[] {
  const deadlines = planDeadlines(contract, shanghai, now, plainCalendar);
  for (const deadline of deadlines) expect(deadline.at >= awaitedSince(contract, deadline)).toBe(true);
  expect(deadlines.map(({ at }) => at)).toEqual(deadlines.map(({ at }) => at).sort());
  expect(new Set(deadlines.map(({ key }) => key)).size).toBe(deadlines.length);
  for (const { until } of waitingOn(contract, deadlines, shanghai, plainCalendar))
    expect(until === null || deadlines.some(({ at }) => at === until)).toBe(true);
  return deadlines;
}

/** After an outage: everything that has come by `now` passes, each deadline once, and what remains lies ahead. */
function passAll(contract: Contract, now: Instant): Contract {
  let state = contract;
  const seen = new Set<string>();
  const reminded = new Set<string>();
  for (;;) {
    const due = nearest(expectSoundPlan(state, now)).filter(({ at }) => at <= now);
    if (due.length === 0) return state;
    for (const deadline of due) {
      expect(seen).not.toContain(nameOf(deadline));
      seen.add(nameOf(deadline));
    }
    const events = eventsOf(state, { type: 'passDeadlines', deadlines: due }, now);
    expect(events.filter((event) => 'dueAt' in event)).toHaveLength(due.length);
    expectOneLateReminder(events, reminded);
    state = fold(events, state) ?? state;
    const planned = expectSoundPlan(state, now).map(nameOf);
    for (const deadline of due) expect(planned).not.toContain(nameOf(deadline));
  }
}

function expectOneLateReminder(events: ContractEvent[], reminded: Set<string>): void {
  for (const event of events) {
    if ('dueAt' in event) expect(event.dueAt <= event.at).toBe(true);
    if (event.type !== 'ReminderDue') continue;
    expect(reminded).not.toContain(event.key);
    reminded.add(event.key);
  }
}

const sameNames = pumpTerms({
  milestones: ['first', 'rest'].map((milestoneId) => ({ milestoneId, title: milestoneId, dueOn: '2030-03-01' })),
  paymentPlan: ['first', 'rest'].map((paymentLineId) => ({
    ...{ paymentLineId, title: paymentLineId, dueOn: '2030-03-01', percent: '50' },
  })),
});
const beginnings = [
  ...untilActive(contractId).map((_, index, commands) => aContract(commands.slice(0, index + 1))),
  ...Array<Contract>(8).fill(aContract(untilActive(contractId))),
  aContract(untilActive(contractId, sameNames)),
  aContract([createPumpContract(contractId, sameNames)]),
];

describe('deadlines, whatever is asked of a contract and however long nobody looks', () => {
  it('are never early, never from before anybody waited, pass once, and come to an end', () => {
    fc.assert(
      fc.property(
        fc.gen(),
        fc.constantFrom(...beginnings),
        fc.integer({ min: 1, max: 30 }),
        (gen, beginning, steps) => {
          let contract = beginning;
          let now = contract.updatedAt;
          for (let turn = 0; turn < steps; turn += 1) {
            const command = gen(anyCommand, contract);
            const decision = decide(contract, command, now, aCompany());
            if (!isRefusal(decision)) contract = goOn(contract, [command], now);
            now = addMs(now, daysToMs(gen(() => fc.constantFrom(0, 0, 1, 5, 8, 40, 200))));
            contract = passAll(contract, now);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('planned before the contract moved on say nothing but what is still planned', () => {
    fc.assert(
      fc.property(
        fc.gen(),
        fc.constantFrom(...beginnings),
        fc.integer({ min: 1, max: 15 }),
        (gen, beginning, steps) => {
          let contract = beginning;
          const planned: Deadline[] = [];
          const now = '2030-02-20T00:00:00.000Z';
          for (let turn = 0; turn < steps; turn += 1) {
            planned.push(...planDeadlines(contract, shanghai, now, plainCalendar));
            const command = gen(anyCommand, contract);
            if (!isRefusal(decide(contract, command, now, aCompany()))) contract = goOn(contract, [command], now);
            const current = planDeadlines(contract, shanghai, now, plainCalendar).map(({ key }) => key);
            const deadlines = planned.slice(gen(fc.nat, { max: planned.length })).slice(0, 1);
            for (const event of eventsOf(contract, { type: 'passDeadlines', deadlines }, now))
              if ('key' in event) expect(current).toContain(event.key);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
