import fc from 'fast-check';
import { type AnyCommand } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { isRefusal } from '../../domain/contract/refusals';
import { addDays, addMs, daysToMs } from '../../domain/kernel/days';
import { dayAfter } from '../../domain/kernel/periods';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { workingDayFrom } from '../../domain/kernel/working-days';
import { paymentDue } from '../../domain/payment/due';
import { paymentLineTable } from '../../domain/payment/rows';
import { decideFor, eventsOf, NOW, planOf, waitingOf, waitUntil } from '../build/ask-contract';
import { fold, termsOf } from '../build/contract-library';
import { accept, askForAmendment, conclude, deliver, pay, reverse } from '../build/pump-contract';
import { afterAcceptance, contractWithTriggers } from '../build/triggered-contract';

/** A step of the story: what is asked, and how many days later. */
interface Step {
  after: number;
  commands: AnyCommand[];
}

const milestone = fc.constantFrom('first', 'rest');
const line = fc.constantFrom('advance', 'balance', 'retention');
const trigger = fc
  .tuple(milestone, fc.constantFrom({ days: 30 }, { months: 2 }, {}, { years: 1, days: 15 }))
  .map(([id, after]) => afterAcceptance(id, after));
const commands: fc.Arbitrary<AnyCommand[]> = fc.oneof(
  milestone.map((id) => [deliver(id)]),
  fc.tuple(milestone, fc.constantFrom(1, 2)).map(([id, attempt]) => [accept(id, attempt)]),
  milestone.map((id) => [deliver(id), accept(id)]),
  milestone.map((milestoneId) => [{ type: 'rejectDelivery' as const, milestoneId, attempt: 1, reason: 'Leaks' }]),
  fc.tuple(line, fc.constantFrom('A', 'B')).map(([id, reference]) => [pay(id, '5650.00', reference)]),
  fc.constantFrom('A', 'B').map((reference) => [reverse(reference)]),
  fc
    .tuple(milestone, fc.integer({ min: 10, max: 400 }))
    .map(([milestoneId, days]) => [
      askForAmendment({ milestones: [{ milestoneId, dueOn: addDays('2030-01-01', days) }] }),
      ...conclude('amendment'),
    ]),
  fc
    .tuple(
      line,
      fc.oneof(
        trigger,
        fc.integer({ min: 10, max: 500 }).map((days) => addDays('2030-01-01', days)),
      ),
    )
    .map(([paymentLineId, due]) => [
      askForAmendment({
        paymentPlan: [{ paymentLineId, ...(typeof due === 'string' ? { dueOn: due } : { trigger: due }) }],
      }),
      ...conclude('amendment'),
    ]),
);
const story: fc.Arbitrary<Step[]> = fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), commands }), {
  maxLength: 8,
});

const dayOf = (instant: string) => addMs(instant, daysToMs(1) / 3).slice(0, 10);

/** When each milestone was accepted, as the trail has it. */
type Accepted = Map<string, string>;

/** What everybody says of every open line, worked out anew from its terms and from what was accepted. */
function expectOneDay(contract: Contract, accepted: Accepted): void {
  if (contract.stage !== 'active') return;
  const terms = termsOf(contract);
  const standing = { terms, waiting: [], nextDeadlineAt: null, calendar: plainCalendar };
  const rows = paymentLineTable.rows(contract, standing);
  for (const open of contract.payment.open) {
    const agreed = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === open.paymentLineId);
    if (!agreed) throw new Error(`The terms have no ${open.paymentLineId}.`);
    const on = agreed.trigger && accepted.get(agreed.trigger.milestoneId);
    const dueOn = agreed.trigger && on !== undefined ? dayAfter(on, agreed.trigger.after) : agreed.dueOn;
    const awaits = agreed.trigger && on === undefined ? agreed.trigger.milestoneId : null;
    const effectiveDueOn = workingDayFrom(plainCalendar, dueOn);
    expect(paymentDue(contract, open, plainCalendar)).toEqual({ dueOn, effectiveDueOn, awaits });
    expect(open.dueOn).toBe(dueOn);
    const row = rows.find(({ obligationId }) => obligationId === open.paymentLineId);
    expect(row).toMatchObject({ dueOn, effectiveDueOn, awaits });
    const planned = planOf(contract).filter(
      ({ about }) => 'paymentLineId' in about && about.paymentLineId === open.paymentLineId,
    );
    for (const { about } of planned) expect(about).toMatchObject({ dueOn, effectiveDueOn });
    const sentences = waitingOf(contract).filter(
      ({ topic }) => topic.kind === 'payment' && topic.paymentLineId === open.paymentLineId,
    );
    if (awaits !== null) expect([planned, sentences, open.overdue]).toEqual([[], [], undefined]);
    else expect(planned.length).toBeGreaterThan(0);
    for (const { sentence } of sentences) expect(sentence.en).toContain(`on or before ${effectiveDueOn}`);
  }
}

it('whatever is delivered, accepted, paid and amended in whatever order: status, deadlines, waiting list and read model say the same day', () => {
  let hung = 0;
  fc.assert(
    fc.property(story, (steps) => {
      const accepted: Accepted = new Map();
      let contract = contractWithTriggers();
      let now = NOW;
      for (const step of steps) {
        now = addMs(now, daysToMs(step.after));
        contract = waitUntil(contract, now);
        expectOneDay(contract, accepted);
        for (const asked of step.commands) {
          const command =
            'signedOn' in asked
              ? { ...asked, signedOn: dayOf(now), ...(asked.subject ? { subject: inFlight(contract) } : {}) }
              : asked;
          const renamed = ofFlight(contract, command);
          if (isRefusal(decideFor(contract, renamed, now))) continue;
          for (const event of eventsOf(contract, renamed, now)) {
            contract = fold([event], contract) ?? contract;
            if (event.type === 'DeliveryAccepted') accepted.set(event.milestoneId, dayOf(event.at));
          }
          expectOneDay(contract, accepted);
        }
        hung += accepted.size;
      }
    }),
    { numRuns: 60 },
  );
  expect(hung).toBeGreaterThan(0);
});

/** The amendment that is under way, whichever of the story it is. */
function inFlight(contract: Contract): { kind: 'amendment'; id: string } {
  const id = contract.stage === 'active' ? contract.amendment?.amendmentId : undefined;
  return { kind: 'amendment', id: id ?? 'HT-pumps-S01' };
}

function ofFlight(contract: Contract, command: AnyCommand): AnyCommand {
  const subject = inFlight(contract);
  if (command.type === 'approve') return { ...command, subject };
  return command.type === 'agreeToAmendment' ? { ...command, amendmentId: subject.id } : command;
}
