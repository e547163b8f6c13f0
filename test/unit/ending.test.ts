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
import {
  amending,
  archive,
  contractIn,
  everyCommand,
  everythingDone,
  frameworkTerms,
  rescinding,
} from '../build/every-stage';
import { agree, askForRescission, pumpTerms, sign, untilActive } from '../build/pump-contract';

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
    expect(outcome(others, command)).toEqual([expect.any(String), 'ContractCompleted']);
  });

  it('ends it then and there, with what was performed', () => {
    const almost = almostDone(contractIn('active'));
    expect(goOn(almost, [lastDuty], later)).toMatchObject({
      ...{ stage: 'completed', since: later, ending: { as: 'completed', at: later, reason: null } },
      performance: { milestones: { first: { status: 'accepted' }, rest: { status: 'accepted' } } },
    });
  });

  it('waits for an amendment that is in flight, and follows its refusal', () => {
    const done = goOn(almostDone(amending()), [lastDuty]);
    expect(done.stage).toBe('active');
    expect(outcome(done, everyCommand.refuseAmendment)).toEqual(['AmendmentRefused', 'ContractCompleted']);
  });

  it('waits for a rescission that is in flight, and follows its refusal', () => {
    const done = goOn(almostDone(rescinding()), [lastDuty]);
    expect(done.stage).toBe('active');
    expect(outcome(done, everyCommand.refuseRescission)).toEqual(['RescissionRefused', 'ContractCompleted']);
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
    expect(types).toEqual([`TermEnded ${end}`, `ContractExpired ${end}`]);
    expect(waitUntil(framework, end)).toMatchObject({ ending: { as: 'expired', at: end, reason: null } });
  });

  it.each([
    ['deliveries', { paymentPlan: [] }],
    ['payments', { milestones: [] }],
  ])('does not end open %s', (_, terms) => {
    expect(active(waitUntil(made(terms), end)).termEnded).toBe(true);
  });
});

describe('rescinding a contract', () => {
  it('takes the consent of both sides, in either order', () => {
    const [ours, customer] = agree('rescission');
    if (!ours || !customer) throw new Error('Both sides are asked.');
    for (const [first, second] of [
      [ours, customer],
      [customer, ours],
    ] as const) {
      expect(outcome(rescinding(), first)).toEqual(['RescissionAgreed']);
      expect(outcome(goOn(rescinding(), [first]), first)).toBe('SIDE_ALREADY_AGREED');
      expect(outcome(goOn(rescinding(), [first]), second)).toEqual(['RescissionAgreed', 'ContractRescinded']);
    }
  });

  it('ends it with the reason, and keeps what was performed', () => {
    const rescinded = goOn(
      goOn(contractIn('active'), everythingDone.slice(0, 2)),
      [askForRescission, ...agree('rescission')],
      later,
    );
    expect(rescinded).toMatchObject({
      ...{ stage: 'rescinded', ending: { as: 'rescinded', at: later, reason: 'The plant was sold' } },
      performance: { milestones: { first: { status: 'accepted' }, rest: { status: 'due' } } },
    });
  });

  it('is over when one side refuses; the next request is another one', () => {
    const refused = goOn(rescinding(), [everyCommand.refuseRescission]);
    expect(active(refused)).toMatchObject({ rescission: null, asked: { amendments: 0, rescissions: 1 } });
    expect(outcome(refused, everyCommand.agreeToRescission)).toBe('UNKNOWN_RESCISSION');
    expect(eventsOf(refused, askForRescission)).toMatchObject([
      {
        ...{ rescissionId: 'HT-pumps-R02', requestedBy: 'ours', reason: 'The plant was sold' },
        settlement: 'The advance is paid back within thirty days.',
      },
    ]);
  });

  it('is answered for the request that is in flight and no other', () => {
    for (const type of ['agreeToRescission', 'refuseRescission'] as const)
      expect(outcome(rescinding(), { ...everyCommand[type], rescissionId: 'HT-pumps-R02' })).toBe('UNKNOWN_RESCISSION');
    const agreed = goOn(rescinding(), agree('rescission').slice(0, 1));
    expect(outcome(agreed, everyCommand.refuseRescission)).toBe('SIDE_ALREADY_AGREED');
    expect(outcome(agreed, { ...everyCommand.refuseRescission, side: 'customer' })).toEqual(['RescissionRefused']);
  });

  it('is not asked for beside an amendment', () => {
    expect(outcome(amending(), askForRescission)).toBe('AMENDMENT_PENDING');
  });
});

describe('archiving a contract', () => {
  it.each(['completed', 'rescinded', 'expired'] as const)(
    'that is %s gives it a file number and keeps its ending',
    (stage) => {
      const ended = contractIn(stage);
      expect(goOn(ended, [archive], '2032-01-01T00:00:00.000Z')).toMatchObject({
        ...{ stage: 'archived', ending: ended.ending, performance: ended.performance },
        archive: { fileNumber: 'A-1', archivedAt: '2032-01-01T00:00:00.000Z' },
      });
      expect(ended.ending.as).toBe(stage);
    },
  );
});

describe('a contract that is over', () => {
  it.each(['completed', 'rescinded', 'expired'] as const)('keeps who approved and who signed: %s', (stage) => {
    const terms = stage === 'expired' ? frameworkTerms : pumpTerms();
    const { approval, signatures } = active(aContract(untilActive(contractId, terms)));
    expect(contractIn(stage)).toMatchObject({ approval, signatures, amendments: [] });
  });

  it('keeps its amendments, also in the archive', () => {
    const amended = goOn(amending(), agree('amendment'));
    const { amendments, approval, signatures, performance } = contractIn('archived');
    const archived = goOn(amended, [...everythingDone, archive]);
    expect(archived).toMatchObject({ amendments: active(amended).amendments, approval, signatures, performance });
    expect([amendments, active(amended).amendments.length]).toEqual([[], 1]);
  });

  it('keeps what it had come to when it was withdrawn or declined, and nothing that it had not', () => {
    const nothing = { performance: null, amendments: [] };
    expect(contractIn('withdrawn')).toMatchObject({ ...nothing, approval: null, signatures: null });
    const { approval } = contractIn('awaiting_customer');
    expect(contractIn('declined')).toMatchObject({ ...nothing, approval, signatures: null });
    const half = goOn(contractIn('awaiting_signature'), [sign('customer')]);
    const { signatures } = expectStage(half, 'awaiting_signature');
    expect(goOn(half, [everyCommand.withdraw])).toMatchObject({ ...nothing, approval, signatures });
  });
});
