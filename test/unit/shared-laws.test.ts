import fc from 'fast-check';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { compare } from '../../domain/kernel/money';
import { stamp } from '../../domain/kernel/stream';
import { referenceKey } from '../../domain/payment/reference-key';
import {
  anyNeighbourCommand,
  type Asked,
  bookedIn,
  committedBy,
  creditLimit,
  fileKeyOf,
  settingIn,
  waitingIn,
} from '../build/any-neighbours';
import { aContract, decideFor, NOW } from '../build/ask-contract';
import { booksOf, fold, trailBehind } from '../build/contract-library';
import { expectEveryCent } from '../build/every-cent';
import { accept, createPumpContract, deliver, pay, untilActive } from '../build/pump-contract';

/** How often each thing was seen that the walks are for. */
type Seen = Map<string, number>;
const count = (seen: Seen, what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** Performed but for the last payment. */
const performed = (own: string): Command[] => [
  ...[deliver('first'), accept('first'), deliver('rest'), accept('rest')],
  pay('advance', '45200.00', own),
];

/** One that waits for its last payment, one on its way there, and one that would go above the customer's credit limit. */
function beginning(gen: fc.GeneratorValue): Contract[] {
  const story = [...untilActive('pumps-b'), ...performed('own-b')];
  return [
    aContract([...untilActive('pumps-a'), ...performed('own-a')]),
    aContract(story.slice(0, gen(fc.integer, { min: 7, max: story.length + 5 }))),
    aContract([createPumpContract('pumps-c')]),
  ];
}

const controlled = (steps: readonly { stepId: string }[]) => steps.some(({ stepId }) => stepId === 'control');

/** Of which kind a refusal is that another contract is the reason of; null for all others. */
function kindOf({ code, sentence }: Refusal, { number }: Contract, { type }: Command): string | null {
  if (code === 'FILE_NUMBER_TAKEN') return code;
  if (code !== 'DUPLICATE_RECEIPT' || sentence.includes(`contract ${number}`)) return null;
  if (sentence.includes('waits to be verified')) return 'transfer that waits elsewhere';
  return type === 'verifyEntry' ? 'transfer booked elsewhere meanwhile' : 'transfer booked elsewhere';
}

/** The transfer that the events book here, and that was booked elsewhere before and turned out to be none of that contract's. */
function wasElsewhere(others: readonly Contract[], events: readonly ContractEvent[]): boolean {
  const keys = events.flatMap((event) => (event.type === 'ReceiptRecorded' ? [referenceKey(event.reference)] : []));
  return others.some((other) => booksOf(other).some(({ reference }) => keys.includes(referenceKey(reference))));
}

function noteEvents(seen: Seen, before: readonly Contract[], contract: Contract, events: readonly ContractEvent[]) {
  const others = before.filter((other) => other !== contract);
  if (wasElsewhere(others, events)) count(seen, 'transfer moved to another contract');
  for (const event of events) {
    if (event.type === 'ContractArchived') count(seen, 'filed');
    if (event.type === 'ContractSubmitted')
      count(seen, controlled(event.steps) ? 'submitted above the limit' : 'submitted within the limit');
    if (event.type === 'AmendmentRequested')
      count(seen, controlled(event.route.steps) ? 'amended above the limit' : 'amended within the limit');
  }
}

function noTwice(keys: readonly (string | null)[]): void {
  const known = keys.filter((key) => key !== null);
  expect([...new Set(known)]).toEqual(known);
}

/** Whoever brings the customer above the limit, or further above it, is asked for with the step that decides about it. */
function expectControl(
  before: readonly Contract[],
  after: readonly Contract[],
  events: readonly ContractEvent[],
): void {
  const total = committedBy(after);
  if (compare(total, creditLimit) <= 0 || compare(total, committedBy(before)) <= 0) return;
  for (const event of events) {
    if (event.type === 'ContractSubmitted') expect(controlled(event.steps)).toBe(true);
    if (event.type === 'AmendmentRequested') expect(controlled(event.route.steps)).toBe(true);
  }
}

/** What the control step is asked about: its digest, by what is approved. */
function controlAsked(event: ContractEvent): [string, string][] {
  const { subject, steps } =
    event.type === 'ContractSubmitted'
      ? { subject: `revision ${event.revision}`, steps: event.steps }
      : event.type === 'AmendmentRequested'
        ? { subject: `amendment ${event.amendmentId}`, steps: event.route.steps }
        : { subject: '', steps: [] };
  return steps.flatMap(({ stepId, digest }) => (stepId === 'control' ? [[subject, digest]] : []));
}

/** What the customer was asked about above the limit, the control step had approved as it then was; a vote on an earlier revision may still count. */
function expectApprovedAboveLimit(seen: Seen, contract: Contract): void {
  const trail = trailBehind(contract);
  const asked = new Map(trail.flatMap(controlAsked));
  trail.forEach((event, index) => {
    const isRevision = event.type === 'CustomerConfirmationRequested';
    if (!isRevision && event.type !== 'AmendmentApproved') return;
    const digest = asked.get(isRevision ? `revision ${event.revision}` : `amendment ${event.amendmentId}`);
    if (digest === undefined) return;
    count(seen, `${event.type} above the limit`);
    const votes = trail.slice(0, index).filter((one) => one.type === 'ApprovalGiven' && one.stepId === 'control');
    expect(votes).toContainEqual(expect.objectContaining({ digest }));
  });
}

/** One command of one of the contracts; what it changes holds for all of them. */
function ask(seen: Seen, contracts: readonly Contract[], contract: Contract, { command, actor }: Asked): Contract[] {
  const decision = decideFor(contract, command, NOW, settingIn(contracts, contract, command), actor);
  if (isRefusal(decision)) {
    const kind = kindOf(decision, contract, command);
    if (kind) count(seen, kind);
    return [...contracts];
  }
  const events = stamp(decision, contract.seq, NOW, actor, `${command.type}-${contract.seq}`);
  noteEvents(seen, contracts, contract, events);
  const after = fold(events, contract) ?? contract;
  const all = contracts.map((one) => (one === contract ? after : one));
  expectControl(contracts, all, events);
  noTwice(all.flatMap(bookedIn));
  noTwice(all.flatMap(waitingIn));
  return all;
}

describe('any contracts of one customer, whatever is asked of either in whatever order', () => {
  it('book a transfer once, are filed under a number each, and go above the credit limit by nothing but the step for it', () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 60, max: 120 }), (gen, steps) => {
        let contracts = beginning(gen);
        for (let turn = 0; turn < steps; turn += 1) {
          const contract = contracts[gen(fc.integer, { min: 0, max: 2 })];
          if (contract) contracts = ask(seen, contracts, contract, gen(anyNeighbourCommand, contract));
        }
        noTwice(contracts.map(fileKeyOf));
        for (const contract of contracts) {
          expectApprovedAboveLimit(seen, contract);
          if ('payment' in contract && contract.payment) expectEveryCent(contract, contract.payment);
        }
      }),
      // To make a story shorter takes minutes; its seed is told.
      { numRuns: 80, endOnFailure: true },
    );
    // The walks go far enough to mean something: each kind came up.
    const kinds = [
      ...['transfer moved to another contract', 'transfer booked elsewhere', 'transfer that waits elsewhere'],
      ...['transfer booked elsewhere meanwhile', 'filed', 'FILE_NUMBER_TAKEN'],
      ...[
        'submitted within the limit',
        'submitted above the limit',
        'amended within the limit',
        'amended above the limit',
      ],
      ...['CustomerConfirmationRequested above the limit', 'AmendmentApproved above the limit'],
    ];
    const counts = Object.fromEntries(kinds.map((kind) => [kind, seen.get(kind) ?? 0]));
    expect(Object.entries(counts).filter(([, times]) => times === 0)).toEqual([]);
  });
});
