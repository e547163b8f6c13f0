import { commandTypes, type CommandType } from '../../domain/contract/commands';
import { type Contract, isClosed, type Stage, stages } from '../../domain/contract/contract';
import { goOn, outcome } from '../build/ask-contract';
import { amending, contractIn, everyCommand, rescinding } from '../build/every-stage';
import { approve, deliver } from '../build/pump-contract';

type Expected = Partial<Record<CommandType, string[] | string>>;

const inForce: Expected = {
  reportDelivery: ['DeliveryReported'],
  acceptDelivery: ['DeliveryAccepted'],
  rejectDelivery: ['DeliveryRejected'],
  recordReceipt: ['ReceiptRecorded'],
  requestAmendment: ['AmendmentRequested'],
  agreeToAmendment: 'UNKNOWN_AMENDMENT',
  refuseAmendment: 'UNKNOWN_AMENDMENT',
  requestRescission: ['RescissionRequested'],
  agreeToRescission: 'UNKNOWN_RESCISSION',
  refuseRescission: 'UNKNOWN_RESCISSION',
};
const pending = (code: string) => ({ requestAmendment: code, requestRescission: code });
const withdraw = { withdraw: ['ContractWithdrawn'] };
const copy = { copy: ['ContractCopied'] };
const remarks = { ...copy, comment: ['CommentAdded'], resolveComment: ['CommentResolved'] };
const asking = { recall: ['ContractReturned'], nudge: ['ApproversNudged'], resendLink: ['LinkResent'] };
/** Who votes when the approval is over hears by whom and when their step was decided. */
const late = {
  ...{ approve: 'STEP_CLOSED', reject: 'STEP_CLOSED', returnToStep: 'STEP_CLOSED' },
  ...{ delegate: 'STEP_CLOSED', addApprover: 'STEP_CLOSED' },
};
const archive = { ...late, archive: ['ContractArchived'] };

/** What is possible in each stage; everything else is refused with `WRONG_STAGE`. */
const possible: Record<Stage | 'active, an amendment pending' | 'active, a rescission pending', Expected> = {
  draft: { revise: ['DraftRevised'], submit: ['ContractSubmitted', 'ApprovalStepsOpened'], ...copy, ...withdraw },
  in_approval: {
    approve: ['ApprovalGiven'],
    reject: ['ContractReturned'],
    returnToStep: ['ReturnedToStep', 'ApprovalStepsOpened'],
    delegate: ['SeatMoved'],
    addApprover: ['ApproverAdded'],
    reassign: ['SeatMoved'],
    assignApprover: 'NOBODY_IS_MISSING',
    requestChanges: 'STEP_MISSING',
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
    requestChanges: ['ContractReturned'],
    decline: ['CustomerDeclined'],
    ...withdraw,
  },
  awaiting_signature: { ...late, recordSignature: ['SignatureRecorded'], ...withdraw },
  active: { ...late, ...inForce },
  'active, an amendment pending': {
    ...late,
    ...inForce,
    ...pending('AMENDMENT_PENDING'),
    agreeToAmendment: ['AmendmentAgreed'],
    refuseAmendment: ['AmendmentRefused'],
  },
  'active, a rescission pending': {
    ...late,
    ...inForce,
    ...pending('RESCISSION_PENDING'),
    agreeToRescission: ['RescissionAgreed'],
    refuseRescission: ['RescissionRefused'],
  },
  completed: archive,
  rescinded: archive,
  expired: archive,
  withdrawn: {},
  declined: late,
  archived: late,
};

const firstReported = [deliver('first')];
const contracts: Record<keyof typeof possible, Contract> = {
  ...(Object.fromEntries(stages.map((stage) => [stage, contractIn(stage)])) as Record<Stage, Contract>),
  in_approval: goOn(contractIn('in_approval'), [approve('finance'), everyCommand.comment]),
  awaiting_customer: goOn(contractIn('awaiting_customer'), [everyCommand.comment]),
  active: goOn(contractIn('active'), firstReported),
  'active, an amendment pending': goOn(amending(), firstReported),
  'active, a rescission pending': goOn(rescinding(), firstReported),
};

describe.each(Object.entries(contracts))('a contract that is %s', (name, contract) => {
  const expected = possible[name as keyof typeof possible];

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

  it.each([...(['passDeadlines', 'recheckApprovers', 'replan', 'noteRefusal', 'noteUndeliverable'] as const)])(
    'refuses to %s',
    (type) => {
      const command = {
        type,
        deadlines: [],
        calendarVersion: 1,
        command: '',
        code: '',
        sentence: '',
        noticeId: '',
        reason: '',
      };
      expect(outcome(null, command)).toBe('NOT_CREATED');
    },
  );

  it('is created as a draft', () => {
    expect(outcome(null, everyCommand.create)).toEqual(['ContractCreated']);
  });
});

describe('a closed contract', () => {
  it('is one that is archived, withdrawn or declined', () => {
    expect(stages.filter((stage) => isClosed(contractIn(stage)))).toEqual(['withdrawn', 'declined', 'archived']);
  });

  it('still takes notes into its trail', () => {
    const note = { type: 'noteUndeliverable', noticeId: 'n-1', reason: 'No such address' } as const;
    expect(outcome(contractIn('archived'), note)).toEqual(['NoticeUndeliverable']);
  });
});
