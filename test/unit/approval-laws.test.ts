import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { approvals, openSteps, pendingSeats } from '../../domain/approval/steps';
import { type InApproval } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { workMsBetween } from '../../domain/kernel/work-calendar';
import { type RuleSet } from '../../domain/routing/route';
import { contentOf, leastOf, mayDecide, nothing, tell } from '../build/approval-oracle';
import { type Move, moves, ruleSets } from '../build/approval-moves';
import { begin, play, type World } from '../build/approval-walk';
import { planOf } from '../build/ask-contract';

type Look = (world: World) => void;

/** The laws look at the same walks, which are drawn anew in each run: to walk costs far more than to look. */
const seed = randomInt(2 ** 31);
const walked = new Map<string, World[]>();

/** The world at the beginning and after every move. */
function walk(ruleSet: RuleSet, list: readonly Move[]): World[] {
  const key = JSON.stringify([ruleSet, list]);
  const known = walked.get(key);
  if (known) return known;
  const worlds = list.reduce(
    (before, move) => [...before, play(before.at(-1) ?? begin(ruleSet), move)],
    [begin(ruleSet)],
  );
  walked.set(key, worlds);
  return worlds;
}

/** Whatever the rules and whatever is asked: `look` holds at the beginning and after every move. */
function always(look: Look, numRuns = 150): void {
  fc.assert(
    fc.property(ruleSets, moves, (ruleSet, list) => {
      walk(ruleSet, list).forEach(look);
    }),
    { numRuns, seed },
  );
}

/** Holds of a whole trail. */
function atTheEnd(look: Look, numRuns = 300): void {
  fc.assert(
    fc.property(ruleSets, moves, (ruleSet, list) => {
      walk(ruleSet, list).slice(-1).forEach(look);
    }),
    { numRuns, seed },
  );
}

/** Holds of every contract in approval. */
function whileInApproval(look: (contract: InApproval, world: World) => void, numRuns?: number): void {
  always((world) => {
    if (world.contract.stage === 'in_approval') look(world.contract, world);
  }, numRuns);
}

function expectEveryVoteBeforeTheCustomer({ trail }: World): void {
  let told = nothing;
  const needed: Record<string, number> = {};
  for (const witnessed of trail) {
    const { event, terms } = witnessed;
    told = tell(told, witnessed);
    if (event.type === 'ApprovalStepsOpened') for (const step of event.opened) needed[step.stepId] = step.needed;
    if (event.type !== 'CustomerConfirmationRequested') continue;
    for (const step of told.steps) {
      const now = contentOf(step.parts, terms);
      const good = told.votes.filter(
        (vote) =>
          vote.stepId === step.stepId &&
          vote.approves &&
          JSON.stringify(contentOf(step.parts, vote.terms)) === JSON.stringify(now),
      );
      const people = new Set(good.map(({ by }) => by)).size;
      expect([step.stepId, people >= Math.max(leastOf(step), needed[step.stepId] ?? 1)]).toEqual([step.stepId, true]);
    }
  }
}

describe('any contract in approval, whatever the rules, whoever falls away and however time passes', () => {
  it('is never with the customer before every step has as many votes on its content as it needs', () => {
    atTheEnd(expectEveryVoteBeforeTheCustomer);
  });

  it('has no vote of a person twice in a step', () => {
    atTheEnd(({ trail }) => {
      let told = nothing;
      for (const witnessed of trail) {
        told = tell(told, witnessed);
        const voters = told.votes.map(({ stepId, by }) => `${by} in ${stepId}`);
        expect(voters).toEqual([...new Set(voters)]);
      }
    });
  });

  it('asks nobody twice in a step', () => {
    whileInApproval(({ approval }) => {
      for (const { seats } of approval.steps) {
        const holders = seats.map(({ holder }) => holder.email.toLowerCase());
        expect(holders).toEqual([...new Set(holders)]);
      }
    });
  });

  it('has no vote of somebody who was absent, deactivated or conflicted just then', () => {
    atTheEnd(({ trail }) => {
      for (const { event, people } of trail) {
        if (event.type !== 'ApprovalGiven' && event.type !== 'ApprovalDenied') continue;
        expect([event.by.name, mayDecide(event.by.email, people, event.at)]).toEqual([event.by.name, true]);
      }
    });
  });

  it('has no vote for it while a comment is to be resolved', () => {
    atTheEnd(({ trail }) => {
      const unresolved = new Set<string>();
      for (const { event } of trail) {
        if (event.type === 'CommentAdded' && event.mustBeResolved) unresolved.add(event.commentId);
        if (event.type === 'CommentResolved') unresolved.delete(event.commentId);
        if (event.type === 'ApprovalGiven') expect([...unresolved]).toEqual([]);
      }
    });
  });

  it('gives every asking a number of its own', () => {
    whileInApproval(({ approval }) => {
      const numbers = approval.steps.flatMap(({ seats }) => seats.map(({ ask }) => ask));
      expect(numbers).toEqual([...new Set(numbers)]);
    });
  });

  it('reads the same from storage as it was written', () => {
    atTheEnd(({ trail, contract }) => {
      const stored = JSON.parse(JSON.stringify(trail.map(({ event }) => event))) as ContractEvent[];
      expect(fold(stored)).toEqual(contract);
      expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
    });
  });

  it('answers with events or with a code, and never with a fault', () => {
    const codes = new Set<string>();
    const stages = new Set<string>();
    atTheEnd(({ refusals, contract }) => {
      for (const code of refusals) expect(code).toMatch(/^[A-Z_]+$/);
      refusals.forEach((code) => codes.add(code));
      stages.add(contract.stage);
    });
    expect([...stages].sort()).toEqual(['awaiting_customer', 'draft', 'in_approval']); // the walk goes far enough to mean something
    expect(codes.size).toBeGreaterThan(7);
  });
});

describe('a contract in approval never waits in silence', () => {
  it('some step is open', () => {
    whileInApproval(({ approval }) => {
      expect(openSteps(approval).length).toBeGreaterThan(0);
    });
  });

  it('those who may still vote are enough, or somebody is told that they are not', () => {
    whileInApproval(({ approval }, { company, now }) => {
      for (const step of openSteps(approval)) {
        const able = pendingSeats(step).filter(({ holder }) => mayDecide(holder.email, company.people, now)).length;
        const within = approvals(step).length + able >= (step.needed ?? 1);
        expect([step.stepId, step.blocked !== null || within]).toEqual([step.stepId, true]);
      }
    });
  });

  it('every open step has a deadline', () => {
    whileInApproval((contract, { company, now }) => {
      const planned = planOf(contract, now, company).map(({ about }) => 'stepId' in about && about.stepId);
      for (const { stepId } of openSteps(contract.approval)) expect(planned).toContain(stepId);
    });
  });
});

const hourMs = 3_600_000;

function isWorking(instant: string): boolean {
  const local = new Date(Date.parse(instant) + 8 * hourMs).toISOString();
  const weekday = new Date(local).getUTCDay();
  const time = local.slice(11, 23);
  const within = (from: string, to: string) => from <= time && time <= `${to}:00.000`;
  return weekday !== 0 && weekday !== 6 && (within('09:00', '12:00') || within('13:00', '18:00'));
}

describe('deadlines of an approval', () => {
  it('lie in working time, and never before the percentage of the limit is used up', () => {
    whileInApproval((contract, { company, now }) => {
      const { calendar, clock } = company;
      for (const { about, at } of planOf(contract, now, company)) {
        const key = JSON.stringify(about);
        const step = contract.approval.steps.find(({ stepId }) => 'stepId' in about && stepId === about.stepId);
        if (!step?.openedAt) throw new Error(`${key} is of no open step.`);
        const percent = 'percent' in about ? about.percent : step.escalateAt + 100;
        expect(about.kind === 'approval_escalation').toBe(percent === step.escalateAt);
        const used = step.usedMs + workMsBetween(calendar, clock, step.openedAt, at);
        expect([key, isWorking(at)]).toEqual([key, true]);
        expect(used).toBeGreaterThanOrEqual((step.limitHours * hourMs * percent) / 100);
      }
    });
  });

  it('are not met before they are due, and by one reminder at a time', () => {
    atTheEnd(({ trail }) => {
      const met = trail.flatMap(({ event }) => ('dueAt' in event ? [event] : []));
      for (const event of met) expect((event.dueAt ?? '') <= event.at).toBe(true);
      const reminders = met.flatMap((event) =>
        event.type === 'ApprovalReminderDue'
          ? [JSON.stringify([event.subject, event.stepId, event.round, event.percent, event.occurrence])]
          : [],
      );
      expect(reminders).toEqual([...new Set(reminders)]);
    });
  });
});
