import { resultNow, resultOf } from '../../domain/contract/command-result';
import { type Command } from '../../domain/contract/commands';
import { type Contract, type Stage } from '../../domain/contract/contract';
import { type ContractEvent, type EventBody } from '../../domain/contract/events';
import { CorruptHistoryError, stamp, UnknownEventError } from '../../domain/kernel/stream';
import { aContract, contractId, eventsOf, goOn, NOW, somebody, trailOf } from '../build/ask-contract';
import { evolve, fold } from '../build/contract-library';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  everythingDone,
  terminating,
} from '../build/every-stage';
import { approve, ofChange, ofRevision, sign, submit, untilActive } from '../build/pump-contract';

const later = '2030-01-10T00:00:00.000Z';
const event = (body: EventBody, seq = 99): ContractEvent => ({
  ...body,
  seq,
  at: later,
  actor: somebody,
  commandId: 'c',
});
const lifeOf = () => trailOf([...untilActive(contractId), ...everythingDone, everyCommand.archive]);

describe('the trail of a contract', () => {
  it('is numbered without a gap and says when, by whom and on which command', () => {
    const bodies = [{ type: 'ContractCompleted' }, { type: 'ContractExpired' }] as const;
    expect(stamp(bodies, 7, later, somebody, 'c-1')).toEqual([
      { type: 'ContractCompleted', seq: 8, at: later, actor: somebody, commandId: 'c-1' },
      { type: 'ContractExpired', seq: 9, at: later, actor: somebody, commandId: 'c-1' },
    ]);
  });

  it('tells the state: all at once, in two halves, and through JSON', () => {
    const trail = lifeOf();
    const half = fold(trail.slice(0, 9));
    expect(fold(trail)?.stage).toBe('archived');
    expect(fold(trail.slice(9), half)).toEqual(fold(trail));
    expect(fold(JSON.parse(JSON.stringify(trail)) as ContractEvent[])).toEqual(fold(trail));
    expect(fold([])).toBeNull();
  });

  it('begins with a draft of revision 1', () => {
    const { terms } = aContract();
    expect(aContract()).toEqual({
      terms,
      ...{ contractId, number: 'HT-pumps', contractTypeId: 'goods-sale', stage: 'draft', seq: 1, revision: 1 },
      ...{ owner: everyCommand.create.owner, timeZone: 'Asia/Shanghai', policy: everyCommand.create.policy },
      ...{ createdAt: NOW, updatedAt: NOW, since: NOW, returned: null, approval: null },
      profile: { department: null, customerClass: null, riskMarks: [] },
      made: { amendments: 0, terminations: 0, comments: 0 },
    });
  });

  it('keeps number and time of the last event, and since when the stage lasts', () => {
    const voted = goOn(contractIn('in_approval'), [approve('legal')], later);
    expect(voted).toMatchObject({ seq: 4, updatedAt: later, since: NOW, createdAt: NOW });
    const asked = goOn(voted, [approve('finance'), approve('business')], later);
    expect(asked).toMatchObject({ seq: 7, updatedAt: later, since: later, createdAt: NOW });
  });

  it.each<[Stage, Stage, Command[]]>([
    ['draft', 'in_approval', [submit]],
    ['in_approval', 'draft', [everyCommand.reject]],
    ['in_approval', 'draft', [everyCommand.recall]],
    ['in_approval', 'draft', [everyCommand.requestChanges]],
    ['awaiting_customer', 'draft', [everyCommand.recall]],
    ['awaiting_customer', 'draft', [everyCommand.askForChanges]],
    ['awaiting_customer', 'awaiting_signature', [everyCommand.confirm]],
    ['awaiting_customer', 'declined', [everyCommand.decline]],
    ['awaiting_signature', 'active', [sign('ours'), sign('customer')]],
    ['active', 'completed', everythingDone],
    ['completed', 'archived', [everyCommand.archive]],
  ])('begins a stage with the event that opens it: from %s to %s', (from, to, commands) => {
    expect(goOn(contractIn(from), commands, later)).toMatchObject({ stage: to, since: later });
  });

  it.each<[string, Contract, EventBody]>([
    ['a note of a refusal', contractIn('active'), { type: 'CommandRefused', command: 'x', code: 'Y', sentence: 'Z' }],
    ['a note of a lost mail', contractIn('active'), { type: 'EffectFailed', effectId: 'n', kind: 'mail', reason: 'r' }],
    ['a copy', contractIn('draft'), { type: 'ContractCopied', to: [everyCommand.create.owner], note: null }],
    ['another calendar', contractIn('in_approval'), { type: 'DeadlinesReplanned', calendarVersion: 2 }],
  ])('takes %s without moving', (_, contract, body) => {
    expect(evolve(contract, event(body))).toEqual({ ...contract, seq: 99, updatedAt: later });
  });

  it.each(['CommandRefused', 'EffectFailed'] as const)('takes what the workflow notes: %s', (type) => {
    const refusal = { type: 'noteRefusal', command: 'confirm', code: 'WRONG_STAGE', sentence: 'No.' } as const;
    const lost = { type: 'noteEffectFailed', effectId: 'n-1', kind: 'mail', reason: 'No such address' } as const;
    const note = type === 'CommandRefused' ? refusal : lost;
    expect(eventsOf(contractIn('draft'), note)).toMatchObject([{ ...note, type }]);
  });

  it('does not share its past: an event leaves the state before it as it was', () => {
    let state = aContract();
    for (const next of lifeOf().slice(1)) {
      const before = JSON.stringify(state);
      const after = evolve(state, next);
      expect(JSON.stringify(state)).toBe(before);
      state = after;
    }
  });
});

describe('a trail that the rules could not have made', () => {
  const created = lifeOf()[0];
  const eventOf = (command: Command) => eventsOf(contractIn('in_approval'), command)[0];
  const [returnedToStep] = eventsOf(goOn(contractIn('in_approval'), [approve('finance')]), everyCommand.returnToStep);
  const [forwarded] = eventsOf(contractIn('awaiting_customer'), everyCommand.forward);
  const step = { subject: ofRevision(), stepId: 'legal' };
  const why = { en: 'Nobody.', 'zh-CN': '无人。' };
  const [amendmentVote] = eventsOf(amendmentInReview(), approve('legal', ofChange('amendment')));
  const second = goOn(goOn(amending(), [everyCommand.refuseAmendment]), [everyCommand.requestAmendment]);
  const [anotherVote] = eventsOf(second, approve('legal', ofChange('amendment', 2)));
  const ofAmendment = { amendmentId: 'HT-pumps-S01', terms: contractIn('active').terms };
  const executed = event({ type: 'AmendmentExecuted', ...ofAmendment, milestones: [], paymentLines: [] });
  const activated = event({ type: 'ContractActivated', milestones: [], paymentLines: [] });
  const signedBy = (side: 'ours' | 'customer') => goOn(contractIn('awaiting_signature'), [sign(side)]);

  it.each<[string, Contract | null, ContractEvent | undefined]>([
    ['creates a contract twice', aContract(), created],
    ['begins in the middle', null, event({ type: 'ContractCompleted' })],
    ['approves a draft', contractIn('draft'), eventOf(approve('legal'))],
    ['approves what is in force', contractIn('active'), eventOf(approve('legal'))],
    ['approves an amendment that nobody asked for', contractIn('active'), amendmentVote],
    ['approves another amendment', amendmentInReview(), anotherVote],
    [
      'submits what is active',
      contractIn('active'),
      event({ type: 'DraftRevised', revision: 1, terms: aContract().terms }),
    ],
    ['moves a seat of a draft', contractIn('draft'), eventOf(everyCommand.delegate)],
    ['adds an approver to what is approved', contractIn('awaiting_customer'), eventOf(everyCommand.addApprover)],
    ['returns to a step what is approved', contractIn('awaiting_customer'), returnedToStep],
    ['approves what came back', goOn(contractIn('in_approval'), [everyCommand.recall]), eventOf(approve('legal'))],
    ['approves an amendment that is approved', amending(), amendmentVote],
    ['nudges for what is in force', contractIn('active'), eventOf(everyCommand.nudge)],
    ['mails a link of what is in force', contractIn('active'), eventOf(everyCommand.resendLink)],
    ['comments on what is in force', contractIn('active'), eventOf(everyCommand.comment)],
    ['takes back what is in force', contractIn('active'), eventOf(everyCommand.recall)],
    ['executes an amendment that nobody asked for', contractIn('active'), executed],
    [
      'agrees to another termination',
      terminating(),
      event({ type: 'TerminationAgreed', terminationId: 'x', comment: null }),
    ],
    ['forwards what is in approval', contractIn('in_approval'), forwarded],
    ['blocks a draft', contractIn('draft'), event({ ...step, type: 'ApprovalBlocked', cause: 'nobody', why })],
    [
      'finds approvers for a draft',
      contractIn('draft'),
      event({ ...step, type: 'ApproversFound', seats: [], needed: 1 }),
    ],
    ['completes what is not in force', contractIn('awaiting_signature'), event({ type: 'ContractCompleted' })],
    ['archives what is in force', contractIn('active'), event({ type: 'ContractArchived', fileNumber: 'A' })],
    ['archives what was declined', contractIn('declined'), event({ type: 'ContractArchived', fileNumber: 'A' })],
    ['withdraws what is in force', contractIn('active'), event({ type: 'ContractWithdrawn', reason: '' })],
    ['delivers after the end', contractIn('completed'), event({ type: 'TermEnded', endsOn: '', dueAt: later })],
    ['activates without signatures', contractIn('awaiting_signature'), activated],
    ['activates without our signature', signedBy('customer'), activated],
    ["activates without the customer's signature", signedBy('ours'), activated],
  ])('is told apart: it %s', (_, contract, next) => {
    expect(() => next && evolve(contract, next)).toThrow(CorruptHistoryError);
  });

  const due = { dueOn: '', dueAt: '' };
  it.each<EventBody>([
    { type: 'DeliveryAccepted', milestoneId: 'third', attempt: 1, comment: null },
    { type: 'MilestoneOverdue', milestoneId: 'third', ...due },
    { type: 'PaymentOverdue', paymentLineId: 'third', ...due, outstanding: { amount: '1', currency: 'CNY' } },
  ])('is told apart: $type of a part that the contract does not have', (body) => {
    expect(() => evolve(contractIn('active'), event(body))).toThrow(CorruptHistoryError);
    expect(() => evolve(contractIn('active'), event(body))).toThrow(/pumps has no open .* third/);
  });
});

describe('an event that a newer program recorded', () => {
  const unknown = { ...event({ type: 'ContractCompleted' }, 9), type: 'ContractBlessed' } as unknown as ContractEvent;

  it.each([
    ['of a contract', contractIn('active'), 'pumps'],
    ['at the beginning', null, ''],
  ])('stops the fold and is named, rather than left out: %s', (_, contract, streamId) => {
    expect(() => evolve(contract, unknown)).toThrow(new UnknownEventError(streamId, 'ContractBlessed', 9));
    expect(() => fold([unknown], contract)).toThrow(UnknownEventError);
  });

  it.each(['constructor', 'toString', '__proto__'])('is told apart also by the name %s', (type) => {
    expect(() => evolve(contractIn('active'), { ...unknown, type } as never)).toThrow(UnknownEventError);
  });
});

describe('what a command answers', () => {
  const trail = trailOf([everyCommand.create, submit, approve('legal')]);

  it('is where the contract stands after its own events', () => {
    const contract = fold(trail);
    expect(contract && resultNow(contract, 'print', trail.slice(-1))).toEqual({
      ...{ contractId, number: 'HT-pumps', stage: 'in_approval', revision: 1, seq: 4, fingerprint: 'print' },
      events: ['ApprovalGiven'],
    });
  });

  it('is made again from the trail, as it was then, whatever came after', () => {
    expect(resultOf(trail, 'create-1', 'print')).toMatchObject({ stage: 'draft', seq: 1, fingerprint: 'print' });
    const submitted = resultOf(trail, 'submit-2', '');
    expect(submitted).toMatchObject({
      stage: 'in_approval',
      seq: 3,
      events: ['ContractSubmitted', 'ApprovalStepsOpened'],
    });
    expect(resultOf(trail.slice(0, 3), 'submit-2', '')).toEqual(submitted);
  });

  it.each([
    ['requestAmendment', { amendmentId: 'HT-pumps-S01' }],
    ['requestTermination', { terminationId: 'HT-pumps-T01' }],
  ] as const)('names what %s has started, because the next commands need its id', (type, id) => {
    const life = trailOf([...untilActive(contractId), everyCommand[type]]);
    const { commandId } = life.findLast((one) => one.type.endsWith('Requested')) ?? { commandId: '' };
    expect(resultOf(life, commandId, '')).toMatchObject(id);
  });

  it('is nothing where the trail does not know the command', () => {
    expect(resultOf(trail, 'submit-3', '')).toBeNull();
    expect(resultOf([], 'create-1', '')).toBeNull();
  });
});
