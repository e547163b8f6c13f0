import fc from 'fast-check';
import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { type ContractEvent } from '../../domain/contract/events';
import { isRefusal } from '../../domain/contract/refusals';
import { findApproval } from '../../domain/contract/subjects';
import { waitingOn } from '../../domain/contract/waiting';
import { agreementToSign } from '../../domain/signing/agreement';
import { addMs, daysToMs, type Instant } from '../../domain/kernel/days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aContract, contractId, decideFor, eventsOf, goOn, lineOf, milestoneOf, planOf } from '../build/ask-contract';
import { anyCommand } from '../build/any-command';
import { fold, readingOf } from '../build/contract-library';
import { cameOf, isTimed, keyOf } from '../build/deadline-key';
import { conditionalTerms, contractIn, signedWithLongStop } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { createPumpContract, pumpTerms, untilActive } from '../build/pump-contract';

const nameOf = (deadline: Deadline) => `${keyOf(deadline)} #${deadline.occurrence}`;

/** From when on somebody waits for what the deadline is about. */
function awaitedSince(contract: Contract, { about }: Deadline): Instant {
  if (about.kind === 'signature_reminder' && about.subject) return agreementToSign(contract)?.agreedAt ?? 'never';
  if ('subject' in about && 'stepId' in about) {
    const steps = findApproval(contract, about.subject)?.approval.steps ?? [];
    return steps.find(({ stepId }) => stepId === about.stepId)?.openedAt ?? 'never';
  }
  if (contract.stage !== 'active') return contract.since;
  if ('milestoneId' in about) return milestoneOf(contract, about.milestoneId)?.since ?? contract.since;
  if ('paymentLineId' in about) return lineOf(contract, about.paymentLineId)?.since ?? contract.since;
  const { amendment, termination, term } = contract;
  if (about.kind === 'term_end') return term.since;
  return (about.kind === 'amendment_reminder' ? amendment : termination)?.approvedAt ?? 'never';
}

function expectSoundPlan(contract: Contract, now: Instant): Deadline[] {
  const deadlines = planOf(contract, now);
  for (const deadline of deadlines) expect(deadline.at >= awaitedSince(contract, deadline)).toBe(true);
  expect(deadlines.map(({ at }) => at)).toEqual(deadlines.map(({ at }) => at).sort());
  expect(new Set(deadlines.map(keyOf)).size).toBe(deadlines.length);
  const circumstances = { deadlines, reading: readingOf(contract), clock: shanghai, calendar: plainCalendar };
  for (const { until } of waitingOn(contract, circumstances))
    expect(until === null || deadlines.some(({ at }) => at === until)).toBe(true);
  return deadlines;
}

/** What may come when this instant, which was waited for, is passed: what is due by now, and what was to recur just then. */
function mayCome(contract: Contract, waitedFor: Instant, now: Instant): Deadline[] {
  return [...planOf(contract, now), ...planOf(contract, addMs(waitedFor, -1))].filter(({ at }) => at <= now);
}

/** After an outage: everything that has come by `now` passes, each deadline once, and what remains lies ahead. */
function passAll(contract: Contract, now: Instant): Contract {
  let state = contract;
  const met = new Set<string>();
  for (;;) {
    const [next] = expectSoundPlan(state, now);
    if (!next || next.at > now) return state;
    const due = mayCome(state, next.at, now);
    const events = eventsOf(state, { type: 'passDeadlines', at: next.at }, now);
    expect(events.length).toBeGreaterThan(0);
    for (const name of namesOf(events, due)) {
      expect(met).not.toContain(name);
      met.add(name);
    }
    state = fold(events, state) ?? state;
    const planned = expectSoundPlan(state, now).map(nameOf);
    for (const name of met) expect(planned).not.toContain(name);
  }
}

/** The deadlines that these events came of, about each thing one: one reminder comes late, not all that were missed. */
function namesOf(events: readonly ContractEvent[], due: readonly Deadline[]): string[] {
  const timed = events.filter(isTimed);
  const names = timed.map((event) => {
    expect((event.dueAt ?? '') <= event.at).toBe(true);
    const of = due.find((deadline) => deadline.at === event.dueAt && cameOf(deadline, event));
    if (!of) throw new Error(`Nothing was due of which ${event.type} could have come.`);
    return nameOf(of);
  });
  // A step whose time is up moves up for each of its places.
  const others = names.filter((_, index) => timed[index]?.type !== 'SeatMoved');
  expect(others).toEqual([...new Set(others)]);
  const abouts = [...new Set(names)].map((name) => name.replace(/ #\d+$/, ''));
  expect(abouts).toEqual([...new Set(abouts)]);
  return [...new Set(names)];
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
  ...Array<Contract>(2).fill(contractIn('signed')),
  ...Array<Contract>(2).fill(signedWithLongStop()),
  aContract(untilActive(contractId, pumpTerms({ ...conditionalTerms, effectiveOn: '2030-02-15' }))),
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
            if (!isRefusal(decideFor(contract, command, now))) contract = goOn(contract, [command], now);
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
            planned.push(...planOf(contract, now));
            const command = gen(anyCommand, contract);
            if (!isRefusal(decideFor(contract, command, now))) contract = goOn(contract, [command], now);
            const at = planned[gen(fc.nat, { max: Math.max(0, planned.length - 1) })]?.at ?? now;
            const current = mayCome(contract, at, now);
            for (const event of eventsOf(contract, { type: 'passDeadlines', at }, now).filter(isTimed))
              expect(current.some((deadline) => cameOf(deadline, event))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
