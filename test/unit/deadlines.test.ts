import { type Contract } from '../../domain/contract/contract';
import { nearest } from '../../domain/contract/plan';
import { aContract, contractId, goOn, lineOf, milestoneOf, planOf, waitUntil } from '../build/ask-contract';
import { changed } from '../build/contract-library';
import { keyOf } from '../build/deadline-key';
import {
  amending,
  amendmentInReview,
  contractIn,
  everyCommand,
  frameworkTerms,
  terminating,
} from '../build/every-stage';
import {
  accept,
  approve,
  createPumpContract,
  deliver,
  pay,
  pumpTerms,
  submit,
  untilActive,
  yuan,
} from '../build/pump-contract';

const plan = (contract: Contract, now?: string) =>
  planOf(contract, now).map((deadline) => `${deadline.at.slice(0, 16)} ${keyOf(deadline)} #${deadline.occurrence}`);
const about = (contract: Contract, part: string, now?: string) =>
  plan(contract, now).filter((line) => line.includes(part));

describe('while a contract is in approval', () => {
  it('every open step is reminded after one and two days of work and escalates after three, weekends not counted', () => {
    // It was submitted on a Saturday.
    expect(plan(contractIn('in_approval'))).toEqual(
      ['2029-12-03T10:00 50', '2029-12-04T10:00 100', '2029-12-05T10:00 150'].flatMap((mark) => {
        const [at = '', percent = ''] = mark.split(' ');
        return ['business:3', 'finance:2', 'legal:1'].map(
          (step) => `${at} approval_${percent === '150' ? 'escalation' : 'reminder'}:${step}:${percent} #0`,
        );
      }),
    );
  });

  it('a step is reminded from the moment it opened, and no more when it is approved', () => {
    const terms = pumpTerms({ price: { gross: yuan('1000000.00'), taxRate: '0.13' } });
    const votes = [approve('legal'), approve('finance'), approve('business')];
    const submitted = aContract([createPumpContract(contractId, terms), submit]);
    expect(about(submitted, 'executive')).toEqual([]);
    const atTheTop = goOn(submitted, votes, '2029-12-10T05:00:00.000Z');
    expect(plan(atTheTop)).toEqual([
      ...[
        '2029-12-11T04:00 approval_reminder:executive:4:50 #0',
        '2029-12-12T04:00 approval_reminder:executive:4:100 #0',
      ],
      '2029-12-13T04:00 approval_escalation:executive:4:150 #0',
    ]);
  });

  it('who is asked because time was up gets the whole time', () => {
    const escalated = waitUntil(contractIn('in_approval'), '2029-12-05T10:00:00.000Z');
    expect(about(escalated, ':legal:').map((line) => line.replace(/:\d+:/, ':#:'))).toEqual([
      ...['2029-12-06T10:00 approval_reminder:legal:#:50 #0', '2029-12-07T10:00 approval_reminder:legal:#:100 #0'],
      '2029-12-10T10:00 approval_escalation:legal:#:150 #0',
    ]);
  });

  it('to whom it is delegated gets what is left of the time', () => {
    const delegated = goOn(contractIn('in_approval'), [everyCommand.delegate], '2029-12-03T05:00:00.000Z');
    expect(about(delegated, ':legal:')).toEqual(about(contractIn('in_approval'), ':legal:'));
  });

  it('a clock that stopped while the contract was drafted goes on where it was', () => {
    const at = '2029-12-03T05:00:00.000Z'; // three hours into the working day
    const returned = goOn(contractIn('in_approval'), [everyCommand.requestChanges], at);
    const again = goOn(returned, [{ type: 'submit', revision: 2 }], '2029-12-20T01:00:00.000Z');
    expect(about(again, ':legal:')).toEqual([
      ...['2029-12-20T07:00 approval_reminder:legal:1:50 #0', '2029-12-21T07:00 approval_reminder:legal:1:100 #0'],
      '2029-12-24T07:00 approval_escalation:legal:1:150 #0',
    ]);
  });
});

describe('while a contract waits for the customer', () => {
  it('the customer is reminded every five days and the confirmation lapses after thirty', () => {
    expect(plan(contractIn('awaiting_customer'))).toEqual([
      '2029-12-06T04:00 confirmation_reminder:1 #0',
      '2029-12-31T04:00 confirmation_lapse:1 #0',
    ]);
  });

  it('no reminder comes at or after the lapse', () => {
    const contract = contractIn('awaiting_customer');
    const at = (reminders: number) => plan(changed(contract, { confirmer: { ...contract.confirmer, reminders } }));
    expect(at(4)).toEqual(['2029-12-26T04:00 confirmation_reminder:1 #4', '2029-12-31T04:00 confirmation_lapse:1 #0']);
    expect(at(5)).toEqual(['2029-12-31T04:00 confirmation_lapse:1 #0']);
  });
});

describe('while a contract waits for signatures', () => {
  it('its owner is reminded every week', () => {
    expect(plan(contractIn('awaiting_signature'))).toEqual(['2029-12-08T04:00 signature_reminder:1 #0']);
  });
});

describe('an active contract', () => {
  it('is reminded at nine a week before a due day, overdue with the first minute after it, and ends with its last day', () => {
    expect(plan(contractIn('active'))).toEqual([
      '2030-01-25T01:00 payment_reminder:advance:2030-02-01 #0',
      '2030-02-01T16:00 payment_overdue:advance:2030-02-01 #0',
      '2030-02-22T01:00 milestone_reminder:first:2030-03-01 #0',
      '2030-03-01T16:00 milestone_overdue:first:2030-03-01 #0',
      // The first of June is a Saturday.
      '2030-05-27T01:00 milestone_reminder:rest:2030-06-01:2030-06-03 #0',
      '2030-06-03T16:00 milestone_overdue:rest:2030-06-01:2030-06-03 #0',
      '2030-06-24T01:00 payment_reminder:balance:2030-07-01 #0',
      '2030-07-01T16:00 payment_overdue:balance:2030-07-01 #0',
      '2031-06-30T16:00 term_end:2031-06-30 #0',
    ]);
  });

  it('plans nothing for what is done', () => {
    const done = [pay('advance', '45200.00', 'A'), deliver('first'), accept('first')];
    expect(plan(goOn(contractIn('active'), done)).map((line) => line.slice(17))).toEqual([
      ...['milestone_reminder:rest:2030-06-01:2030-06-03 #0', 'milestone_overdue:rest:2030-06-01:2030-06-03 #0'],
      ...['payment_reminder:balance:2030-07-01 #0', 'payment_overdue:balance:2030-07-01 #0'],
      'term_end:2031-06-30 #0',
    ]);
  });

  it('chases every week at nine once a payment is overdue, beginning two working days after its day', () => {
    const late = waitUntil(contractIn('active'), '2030-02-01T16:00:00.000Z');
    expect(about(late, ':advance:')).toEqual(['2030-02-05T01:00 payment_chase:advance:2030-02-01 #0']);
    const chased = waitUntil(late, '2030-02-05T01:00:00.000Z');
    expect(about(chased, ':advance:')).toEqual(['2030-02-12T01:00 payment_chase:advance:2030-02-01 #1']);
  });

  it('asks the customer every five days, in mail hours, about a delivery that is reported, by the number of its report', () => {
    const reported = goOn(contractIn('active'), [deliver('first')], '2029-12-03T05:00:00.000Z');
    expect(about(reported, 'first')).toEqual(['2029-12-10T01:00 acceptance_reminder:first:1 #0']);
  });

  it('asks every five days for a consent that is missing', () => {
    expect(about(amending(), 'HT-pumps')).toEqual(['2029-12-06T04:00 amendment_reminder:HT-pumps-S01 #0']);
    expect(about(terminating(), 'HT-pumps')).toEqual(['2029-12-06T04:00 termination_reminder:HT-pumps-T01 #0']);
  });

  it('that is to be amended waits for the approvers of our side first, as a contract in approval does', () => {
    const [step, number] = ['legal', 'HT-pumps-S01'];
    expect(about(amendmentInReview(), 'legal')).toEqual([
      `2029-12-03T10:00 approval_reminder:${number}:${step}:1:50 #0`,
      `2029-12-04T10:00 approval_reminder:${number}:${step}:1:100 #0`,
      `2029-12-05T10:00 approval_escalation:${number}:${step}:1:150 #0`,
    ]);
    expect(about(amendmentInReview(), 'amendment_reminder')).toEqual([]);
  });

  it('keeps apart a milestone and a payment line of one name and one day', () => {
    const both = aContract(
      untilActive(
        contractId,
        pumpTerms({
          milestones: [{ milestoneId: 'all', title: 'All', dueOn: '2030-03-01' }],
          paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: '2030-03-01', percent: '100' }],
        }),
      ),
    );
    const late = waitUntil(both, '2030-03-02T00:00:00.000Z');
    expect([milestoneOf(late, 'all')?.overdue, lineOf(late, 'all')?.overdue]).toEqual([true, true]);
  });

  it('without duties waits for nothing but its end, which is planned once', () => {
    const framework = aContract(untilActive(contractId, frameworkTerms));
    expect(plan(framework)).toEqual(['2031-06-30T16:00 term_end:2031-06-30 #0']);
    const ended = waitUntil(contractIn('active'), '2031-06-30T16:00:00.000Z');
    expect(about(ended, 'term_end')).toEqual([]);
  });
});

describe('a contract on which nobody waits', () => {
  it.each(['draft', 'withdrawn', 'declined', 'archived'] as const)('plans nothing: %s', (stage) => {
    expect(plan(contractIn(stage))).toEqual([]);
  });
});

describe('what is planned', () => {
  const startsLate = '2030-06-15T04:00:00.000Z';
  const late = aContract(untilActive(contractId), startsLate);

  it('never lies before its subject is awaited: days that are over are overdue at once', () => {
    expect(plan(late)).toEqual([
      '2030-06-15T04:00 milestone_overdue:first:2030-03-01 #0',
      '2030-06-15T04:00 milestone_overdue:rest:2030-06-01:2030-06-03 #0',
      '2030-06-15T04:00 payment_overdue:advance:2030-02-01 #0',
      '2030-06-24T01:00 payment_reminder:balance:2030-07-01 #0',
      '2030-07-01T16:00 payment_overdue:balance:2030-07-01 #0',
      '2031-06-30T16:00 term_end:2031-06-30 #0',
    ]);
  });

  it('is the next weekly reminder, not those of the weeks before it was awaited; of a payment that is known to be overdue only now, the first one', () => {
    const overdue = waitUntil(late, startsLate);
    expect(about(overdue, '_chase')).toEqual([
      '2030-06-18T01:00 milestone_chase:rest:2030-06-01:2030-06-03 #1',
      '2030-06-18T01:00 payment_chase:advance:2030-02-01 #0',
      '2030-06-22T01:00 milestone_chase:first:2030-03-01 #15',
    ]);
  });

  it('has no reminder where the day of the reminder is over, to the minute', () => {
    const activeAt = (at: string) => about(aContract(untilActive(contractId), at), 'payment_reminder:advance');
    expect(activeAt('2030-01-25T00:59:59.999Z')).toHaveLength(1);
    expect(activeAt('2030-01-25T01:00:00.000Z')).toHaveLength(0);
  });

  it('is the end of the term at once where the contract is signed after it', () => {
    const signedOn = '2031-08-01';
    const commands = untilActive(contractId, frameworkTerms).map((command) =>
      command.type === 'recordSignature' ? { ...command, signedOn } : command,
    );
    const signedAfter = aContract(commands, `${signedOn}T04:00:00.000Z`);
    expect(plan(signedAfter)).toEqual(['2031-08-01T04:00 term_end:2031-06-30 #0']);
  });

  it('starts with the deadlines of one instant, whichever they are', () => {
    const deadlines = planOf(late, startsLate);
    expect(nearest(deadlines)).toEqual(deadlines.slice(0, 3));
    expect(nearest([])).toEqual([]);
  });
});
