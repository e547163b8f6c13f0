import { type Contract } from '../../domain/contract/contract';
import { type TermsDraft } from '../../domain/drafting/terms';
import {
  aContract,
  active,
  contractId,
  eventsOf,
  expectStage,
  goOn,
  letPass,
  outcome,
  waitUntil,
} from '../build/ask-contract';
import { trailBehind } from '../build/contract-library';
import {
  amending,
  archive,
  contractIn,
  everyCommand,
  everythingDone,
  frameworkTerms,
  terminating,
  terminationInReview,
} from '../build/every-stage';
import {
  conclude,
  agreeAsCustomer,
  approveChange,
  askForTermination,
  ofChange,
  pumpTerms,
  sign,
  untilActive,
  signChangeOnBoth,
} from '../build/pump-contract';

const later = '2029-12-20T04:00:00.000Z';
const lastDuty = everythingDone.at(-1) ?? archive;
const almostDone = (contract: Contract) => goOn(contract, everythingDone.slice(0, -1));
const made = (terms: Partial<TermsDraft>) => aContract(untilActive(contractId, pumpTerms(terms)));

describe('completing a contract', () => {
  const closing = everythingDone.flatMap((command, index) =>
    command.type === 'reportDelivery' ? [] : [{ index, command }],
  );

  it.each(closing)('takes every duty: not without number $index', ({ index, command }) => {
    const others = goOn(
      contractIn('active'),
      everythingDone.filter((_, place) => place !== index),
    );
    expect(others.stage).toBe('active');
    expect(outcome(others, command)).toEqual([expect.any(String), 'ContractCompleted', 'ArchivingAsked']);
  });

  it('ends it then and there, with what was performed', () => {
    const almost = almostDone(contractIn('active'));
    expect(goOn(almost, [lastDuty], later)).toMatchObject({
      ...{ stage: 'completed', since: later, ending: { as: 'completed', at: later, reason: null } },
      ...{ delivery: { open: [], accepted: 2 }, payment: { open: [], settled: 2 } },
    });
  });

  it('waits for an amendment that is in flight, and follows its refusal', () => {
    const done = goOn(almostDone(amending()), [lastDuty]);
    expect(done.stage).toBe('active');
    expect(outcome(done, everyCommand.refuseAmendment)).toEqual([
      'AmendmentRefused',
      'ContractCompleted',
      'ArchivingAsked',
    ]);
  });

  it('waits for a termination that is in flight, and follows its refusal', () => {
    const done = goOn(almostDone(terminating()), [lastDuty]);
    expect(done.stage).toBe('active');
    expect(outcome(done, everyCommand.refuseTermination)).toEqual([
      'TerminationRefused',
      'ContractCompleted',
      'ArchivingAsked',
    ]);
  });

  it.each([
    ['deliveries alone', { paymentPlan: [] }, everythingDone.slice(0, 4)],
    ['payments alone', { milestones: [] }, everythingDone.slice(4)],
    ['one delivery', { milestones: pumpTerms().milestones.slice(0, 1), paymentPlan: [] }, everythingDone.slice(0, 2)],
  ])('that lays down %s takes no more than these', (_, terms, duties) => {
    expect(goOn(made(terms), duties.slice(0, -1)).stage).toBe('active');
    expect(goOn(made(terms), duties).stage).toBe('completed');
  });
});

describe('the end of the term', () => {
  const end = '2031-06-30T16:00:00.000Z';

  it('lets a contract without duties expire', () => {
    const framework = aContract(untilActive(contractId, frameworkTerms));
    const types = letPass(framework, end).map(({ type, at }) => `${type} ${at}`);
    expect(types).toEqual([`TermEnded ${end}`, `ContractExpired ${end}`, `ArchivingAsked ${end}`]);
    expect(waitUntil(framework, end)).toMatchObject({ ending: { as: 'expired', at: end, reason: null } });
  });

  it.each([
    ['deliveries', { paymentPlan: [] }],
    ['payments', { milestones: [] }],
  ])('does not end open %s', (_, terms) => {
    expect(active(waitUntil(made(terms), end)).term.ended).toBe(true);
  });
});

describe('terminating a contract', () => {
  const customer = agreeAsCustomer('termination');

  it('takes our side by its route, then the customer, then both signatures', () => {
    let review: Contract = terminationInReview();
    for (const [index, vote] of approveChange('termination').entries()) {
      expect(outcome(review, customer)).toBe('TERMINATION_IN_REVIEW');
      expect(outcome(review, everyCommand.refuseTermination)).toBe('TERMINATION_IN_REVIEW');
      expect(outcome(review, vote)).toEqual(index < 2 ? ['ApprovalGiven'] : ['ApprovalGiven', 'TerminationApproved']);
      review = goOn(review, [vote]);
    }
    expect(outcome(review, customer)).toEqual(['TerminationAgreed']);
    const terminated = goOn(review, [customer, ...signChangeOnBoth('termination')]);
    expect([terminated.stage, outcome(terminated, customer)]).toEqual(['terminated', 'WRONG_STAGE']);
  });

  it('ends it with the reason, and keeps what was performed', () => {
    const terminated = goOn(
      goOn(contractIn('active'), everythingDone.slice(0, 2)),
      [askForTermination, ...conclude('termination', 1, later.slice(0, 10))],
      later,
    );
    expect(terminated).toMatchObject({
      ...{ stage: 'terminated', ending: { as: 'terminated', at: later, reason: 'The plant was sold' } },
      delivery: { open: [{ milestoneId: 'rest' }], accepted: 1 },
      payment: { open: [{ paymentLineId: 'advance' }, { paymentLineId: 'balance' }], settled: 0 },
    });
  });

  it('is over when the customer refuses; the next request is another one', () => {
    const refused = goOn(terminating(), [everyCommand.refuseTermination]);
    expect(active(refused)).toMatchObject({ termination: null, made: { amendments: 0, terminations: 1 } });
    expect(outcome(refused, everyCommand.agreeToTermination)).toBe('UNKNOWN_TERMINATION');
    expect(eventsOf(refused, askForTermination)).toMatchObject([
      {
        ...{ terminationId: 'HT-pumps-T02', requestedBy: 'ours', reason: 'The plant was sold' },
        settlement: 'The advance is paid back within thirty days.',
      },
      { type: 'ApprovalStepsOpened', subject: ofChange('termination', 2) },
    ]);
  });

  it('is over when an approver of ours rejects it, or who asked takes it back', () => {
    const subject = ofChange('termination');
    for (const [command, cause] of [
      [{ ...everyCommand.reject, subject }, 'rejected'],
      [{ ...everyCommand.recall, subject }, 'recalled'],
    ] as const) {
      expect(eventsOf(terminationInReview(), command)).toMatchObject([
        { type: 'TerminationRefused', side: 'ours', cause, terminationId: 'HT-pumps-T01' },
      ]);
      expect(active(goOn(terminationInReview(), [command])).termination).toBeNull();
    }
  });

  it('is answered for the request that is in flight and no other', () => {
    for (const type of ['agreeToTermination', 'refuseTermination'] as const) {
      const another = { ...everyCommand[type], terminationId: 'HT-pumps-T02' };
      expect(outcome(terminating(), another)).toBe('UNKNOWN_TERMINATION');
    }
  });

  it('is not asked for beside an amendment, or twice', () => {
    expect(outcome(amending(), askForTermination)).toBe('AMENDMENT_PENDING');
    expect(outcome(terminating(), askForTermination)).toBe('TERMINATION_PENDING');
  });
});

describe('archiving a contract', () => {
  it.each(['completed', 'terminated', 'expired'] as const)(
    'that is %s gives it a file number and keeps its ending',
    (stage) => {
      const ended = contractIn(stage);
      expect(goOn(ended, [archive], '2032-01-01T00:00:00.000Z')).toMatchObject({
        ...{ stage: 'archived', ending: ended.ending, delivery: ended.delivery, payment: ended.payment },
        archive: { fileNumber: 'A-1', archivedAt: '2032-01-01T00:00:00.000Z' },
      });
      expect(ended.ending.as).toBe(stage);
    },
  );
});

describe('a contract that is over', () => {
  it.each(['completed', 'terminated', 'expired'] as const)('keeps who approved and who signed: %s', (stage) => {
    const terms = stage === 'expired' ? frameworkTerms : pumpTerms();
    const { approval, signatures } = active(aContract(untilActive(contractId, terms)));
    expect(contractIn(stage)).toMatchObject({ approval, signatures, made: { amendments: 0 } });
  });

  it('keeps count of its amendments, also in the archive', () => {
    const amended = goOn(amending(), [agreeAsCustomer('amendment'), ...signChangeOnBoth('amendment')]);
    const { approval, signatures, delivery, payment, made } = contractIn('archived');
    const archived = goOn(amended, [...everythingDone, archive]);
    expect(archived).toMatchObject({ terms: amended.terms, approval, signatures, delivery, payment });
    expect([made.amendments, archived.made.amendments]).toEqual([0, 1]);
    expect(trailBehind(archived).filter(({ type }) => type === 'AmendmentExecuted')).toHaveLength(1);
  });

  it('keeps what it had come to when it was withdrawn or declined, and nothing that it had not', () => {
    const nothing = { delivery: null, payment: null, made: { amendments: 0 } };
    expect(contractIn('withdrawn')).toMatchObject({ ...nothing, approval: null, signatures: null });
    const { approval } = contractIn('awaiting_customer');
    expect(contractIn('declined')).toMatchObject({ ...nothing, approval, signatures: null });
    const half = goOn(contractIn('awaiting_signature'), [sign('customer')]);
    const { signatures } = expectStage(half, 'awaiting_signature');
    expect(goOn(half, [everyCommand.withdraw])).toMatchObject({ ...nothing, approval, signatures });
  });
});
