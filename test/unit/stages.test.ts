import { type AnyCommand, type CommandType } from '../../domain/contract/commands';
import { type Contract, isClosed, type Stage, stages } from '../../domain/contract/contract';
import { commandTypes } from '../../domain/contract/registry';
import { goOn, outcome } from '../build/ask-contract';
import {
  amending,
  amendmentInReview,
  amendmentToSign,
  contractIn,
  everyCommand,
  terminating,
  terminationInReview,
  terminationToSign,
} from '../build/every-stage';
import { approve, deliver } from '../build/pump-contract';

type Expected = Partial<Record<CommandType, string[] | string>>;

const withdraw = { withdraw: ['ContractWithdrawn'] };
const copy = { sendCopy: ['ContractCopied'] };
const remarks = { ...copy, comment: ['CommentAdded'], resolveComment: ['CommentResolved'] };
const asking = { recall: ['ContractReturned'], nudge: ['ApproversNudged'], resendLink: ['LinkResent'] };
/** Who votes when the approval is over hears by whom and when their step was decided. */
const late = {
  ...{ approve: 'STEP_CLOSED', reject: 'STEP_CLOSED', requestChanges: 'STEP_CLOSED', returnToStep: 'STEP_CLOSED' },
  ...{ delegate: 'STEP_CLOSED', addApprover: 'STEP_CLOSED', assignApprover: 'STEP_CLOSED' },
};
const nothingBooked = { allocateReceipt: 'UNKNOWN_RECEIPT', reverseReceipt: 'UNKNOWN_RECEIPT' };
const noEntry = { verifyEntry: 'UNKNOWN_ENTRY', rejectEntry: 'UNKNOWN_ENTRY' };
const archive = { ...late, archive: ['ContractArchived'] };
/** In force an approval is one of a change: the contract's own is over, and nobody is asked where no change is in flight. */
const inForce: Expected = {
  ...{ ...noEntry, ...late, ...copy },
  ...{ recall: 'NOTHING_TO_APPROVE', comment: 'NOTHING_TO_APPROVE', resolveComment: 'NOTHING_TO_APPROVE' },
  ...{ reassign: 'NOTHING_TO_REASSIGN', nudge: 'NOBODY_IS_ASKED', resendLink: 'NOBODY_IS_ASKED' },
  reportDelivery: ['DeliveryReported'],
  acceptDelivery: ['DeliveryAccepted'],
  rejectDelivery: ['DeliveryRejected'],
  recordReceipt: ['ReceiptRecorded'],
  ...nothingBooked,
  requestAmendment: ['AmendmentRequested', 'ApprovalStepsOpened'],
  agreeToAmendment: 'UNKNOWN_AMENDMENT',
  refuseAmendment: 'UNKNOWN_AMENDMENT',
  requestTermination: ['TerminationRequested', 'ApprovalStepsOpened'],
  agreeToTermination: 'UNKNOWN_TERMINATION',
  refuseTermination: 'UNKNOWN_TERMINATION',
};
const pending = (code: string): Expected => ({
  ...{ ...inForce, requestAmendment: code, requestTermination: code },
  ...{ nudge: ['ApproversNudged'], resendLink: ['LinkResent'] },
});

const askingNobody: Expected = { nudge: 'NOBODY_IS_ASKED', resendLink: 'NOBODY_IS_ASKED' };

/** What is possible in each stage; everything else is refused with `WRONG_STAGE`. */
const possible = {
  draft: {
    ...{ revise: ['DraftRevised'], submit: ['ContractSubmitted', 'ApprovalStepsOpened'], ...copy, ...withdraw },
    ...{ comment: 'NOTHING_TO_APPROVE', resolveComment: 'NOTHING_TO_APPROVE' },
  },
  in_approval: {
    approve: ['ApprovalGiven'],
    reject: ['ContractReturned'],
    returnToStep: ['ReturnedToStep', 'ApprovalStepsOpened'],
    delegate: ['SeatMoved'],
    addApprover: ['ApproverAdded'],
    reassign: ['SeatMoved'],
    assignApprover: 'NOBODY_IS_MISSING',
    requestChanges: ['ContractReturned'],
    ...remarks,
    ...asking,
    ...withdraw,
  },
  awaiting_customer: {
    ...late,
    ...remarks,
    ...asking,
    forward: ['ConfirmationForwarded'],
    confirm: ['CustomerConfirmed'],
    askForChanges: ['ContractReturned'],
    decline: ['CustomerDeclined'],
    ...withdraw,
  },
  awaiting_signature: { ...late, recordSignature: ['SignatureRecorded'], ...withdraw },
  signed: {
    ...{ ...late, ...nothingBooked, ...noEntry, recordReceipt: ['ReceiptRecorded'] },
    ...{ meetCondition: ['ConditionMet'], waiveCondition: ['ConditionWaived'] },
    lapse: 'NO_LONG_STOP_DAY',
  },
  active: inForce,
  'active, an amendment in review': {
    ...pending('AMENDMENT_PENDING'),
    ...{ agreeToAmendment: 'AMENDMENT_IN_REVIEW', refuseAmendment: 'AMENDMENT_IN_REVIEW', reassign: ['SeatMoved'] },
  },
  'active, an amendment pending': {
    ...pending('AMENDMENT_PENDING'),
    ...{ agreeToAmendment: ['AmendmentAgreed'], refuseAmendment: ['AmendmentRefused'] },
  },
  'active, an amendment to be signed': {
    ...{ ...pending('AMENDMENT_PENDING'), ...askingNobody },
    ...{ agreeToAmendment: 'AMENDMENT_AGREED', refuseAmendment: ['AmendmentRefused'] },
  },
  'active, a termination in review': {
    ...pending('TERMINATION_PENDING'),
    ...{ agreeToTermination: 'TERMINATION_IN_REVIEW', refuseTermination: 'TERMINATION_IN_REVIEW' },
    reassign: ['SeatMoved'],
  },
  'active, a termination pending': {
    ...pending('TERMINATION_PENDING'),
    ...{ agreeToTermination: ['TerminationAgreed'], refuseTermination: ['TerminationRefused'] },
  },
  'active, a termination to be signed': {
    ...{ ...pending('TERMINATION_PENDING'), ...askingNobody },
    ...{ agreeToTermination: 'TERMINATION_AGREED', refuseTermination: ['TerminationRefused'] },
  },
  completed: {
    ...{ ...archive, recordReceipt: 'PAYMENT_LINE_SETTLED', allocateReceipt: 'RECEIPT_ALLOCATED' },
    reverseReceipt: ['ReceiptReversed', 'ContractReopened'],
    ...noEntry,
  },
  terminated: { ...archive, ...nothingBooked, ...noEntry, recordReceipt: ['ReceiptRecorded'] },
  expired: { ...archive, ...nothingBooked, ...noEntry, recordReceipt: 'UNKNOWN_PAYMENT_LINE' },
  withdrawn: {},
  declined: late,
  archived: late,
} satisfies Record<Stage, Expected> & Record<string, Expected>;

const firstReported = [deliver('first')];
const contracts: Record<keyof typeof possible, Contract> = {
  ...(Object.fromEntries(stages.map((stage) => [stage, contractIn(stage)])) as Record<Stage, Contract>),
  in_approval: goOn(contractIn('in_approval'), [approve('finance'), everyCommand.comment]),
  awaiting_customer: goOn(contractIn('awaiting_customer'), [everyCommand.comment]),
  active: goOn(contractIn('active'), firstReported),
  'active, an amendment in review': goOn(amendmentInReview(), firstReported),
  'active, an amendment pending': goOn(amending(), firstReported),
  'active, a termination in review': goOn(terminationInReview(), firstReported),
  'active, a termination pending': goOn(terminating(), firstReported),
  'active, an amendment to be signed': goOn(amendmentToSign(), firstReported),
  'active, a termination to be signed': goOn(terminationToSign(), firstReported),
};

describe.each(Object.entries(contracts))('a contract that is %s', (name, contract) => {
  const expected: Expected = possible[name as keyof typeof possible];

  it(`is in stage ${contract.stage}`, () => {
    expect(contract.stage).toBe(name.split(',')[0]);
  });

  it.each(commandTypes.map((type) => [type, expected[type] ?? (type === 'create' ? 'ALREADY_EXISTS' : 'WRONG_STAGE')]))(
    'answers %s with %s',
    (type, answer) => {
      expect(outcome(contract, everyCommand[type])).toEqual(answer);
    },
  );
});

describe('a draft that came back', () => {
  const commented = goOn(contractIn('in_approval'), [everyCommand.comment]);

  it('can still be talked about, and is asked of nobody', () => {
    const back = goOn(commented, [everyCommand.recall]);
    expect(outcome(back, everyCommand.comment)).toEqual(['CommentAdded']);
    expect(outcome(back, everyCommand.resolveComment)).toEqual(['CommentResolved']);
    expect(outcome(back, everyCommand.nudge)).toBe('WRONG_STAGE');
    expect(outcome(back, everyCommand.resendLink)).toBe('WRONG_STAGE');
  });

  it.each(['legal', 'finance'])('comes back when an approver asks for changes for their step: %s', (stepId) => {
    const command = { ...everyCommand.requestChanges, stepId, approver: `${stepId}@example.com` };
    expect(outcome(commented, command)).toEqual(['ContractReturned']);
  });
});

describe('a contract that does not exist yet', () => {
  it.each(commandTypes.filter((type) => type !== 'create'))('refuses %s', (type) => {
    expect(outcome(null, everyCommand[type])).toBe('NOT_CREATED');
  });

  it.each<AnyCommand>([
    { type: 'passDeadlines', at: '2029-12-01T04:00:00.000Z' },
    { type: 'recheckApprovers' },
    { type: 'replan', calendarVersion: 1 },
    { type: 'noteRefusal', command: '', code: '', sentence: '' },
    { type: 'noteEffectFailed', effectId: '', kind: 'mail', reason: '' },
  ])('refuses to $type', (command) => {
    expect(outcome(null, command)).toBe('NOT_CREATED');
  });

  it('is created as a draft', () => {
    expect(outcome(null, everyCommand.create)).toEqual(['ContractCreated']);
  });
});

describe('a closed contract', () => {
  it('is one that is archived, withdrawn or declined', () => {
    expect(stages.filter((stage) => isClosed(contractIn(stage)))).toEqual(['withdrawn', 'declined', 'archived']);
  });

  it('still takes notes into its trail', () => {
    const note = { type: 'noteEffectFailed', effectId: 'n-1', kind: 'mail', reason: 'No such address' } as const;
    expect(outcome(contractIn('archived'), note)).toEqual(['EffectFailed']);
  });
});
