import { type Changes } from '../../domain/amendment/state';
import { type Contract } from '../../domain/contract/contract';
import { aContract, active, contractId, goOn, letPass, planOf, waitUntil } from '../build/ask-contract';
import { cameOf, keyOf, planned } from '../build/deadline-key';
import { contractIn, frameworkTerms } from '../build/every-stage';
import { conclude, askForAmendment, deliver, untilActive } from '../build/pump-contract';

const plan = (contract: Contract, part: string) =>
  planOf(contract)
    .filter((deadline) => keyOf(deadline).includes(part))
    .map((deadline) => `${deadline.at.slice(0, 16)} ${keyOf(deadline)} #${deadline.occurrence}`);

function amend(contract: Contract, changes: Changes, at: string, nth = 1): Contract {
  return goOn(contract, [askForAmendment(changes), ...conclude('amendment', nth, at.slice(0, 10))], at);
}
const dueOn = (duty: string, day: string): Changes =>
  duty === 'payment'
    ? { paymentPlan: [{ paymentLineId: 'advance', dueOn: day }] }
    : { milestones: [{ milestoneId: 'first', dueOn: day }] };
const march = '2030-03-20T04:00:00.000Z';
const april = '2030-04-20T04:00:00.000Z';
const overdue = waitUntil(contractIn('active'), march);

describe.each([
  ['payment', 'advance', '2030-02-01'],
  ['milestone', 'first', '2030-03-01'],
])('a %s whose day moved', (duty, id, oldDay) => {
  const moved = amend(overdue, dueOn(duty, '2030-05-01'), march);

  it('has new deadlines for the new day and none for the old', () => {
    expect(plan(moved, `:${id}:`)).toEqual([
      `2030-04-24T01:00 ${duty}_reminder:${id}:2030-05-01 #0`,
      `2030-05-01T16:00 ${duty}_overdue:${id}:2030-05-01 #0`,
    ]);
  });

  it('and moved back has the old ones again: it is overdue and chased as if for the first time', () => {
    const back = amend(moved, dueOn(duty, oldDay), april, 2);
    expect(plan(back, `:${id}:`)).toEqual([`2030-04-20T04:00 ${duty}_overdue:${id}:${oldDay} #0`]);
    const chase = planned(waitUntil(back, april), `${duty}_chase:${id}:${oldDay}`);
    const chased = letPass(back, '2030-04-28T00:00:00.000Z').filter((event) => cameOf(chase, event));
    expect(chased).toHaveLength(1);
  });

  it('and moved back is chased late, once, if nobody looked for weeks', () => {
    const back = waitUntil(amend(moved, dueOn(duty, oldDay), april, 2), april);
    const late = planned(back, `:${id}:`, '2030-06-20T00:00:00.000Z');
    expect(keyOf(late)).toBe(`${duty}_chase:${id}:${oldDay}`);
    expect(late.at.slice(0, 7)).toBe('2030-04');
  });

  it('and moved back before it came is reminded again', () => {
    const reminded = waitUntil(contractIn('active'), `${oldDay.slice(0, 8)}01T00:00:00.000Z`);
    const there = amend(reminded, dueOn(duty, '2030-05-01'), reminded.updatedAt);
    const back = amend(there, dueOn(duty, '2030-05-20'), there.updatedAt, 2);
    expect(plan(back, `${duty}_reminder:${id}`)).toEqual([`2030-05-13T01:00 ${duty}_reminder:${id}:2030-05-20 #0`]);
  });
});

describe('a delivery that is reported', () => {
  it('is asked about in the same rhythm when its day moves', () => {
    const reported = goOn(overdue, [deliver('first')], march);
    const asked = waitUntil(reported, '2030-03-26T00:00:00.000Z');
    const moved = amend(asked, dueOn('milestone', '2030-05-01'), '2030-03-26T04:00:00.000Z');
    expect(plan(moved, 'acceptance')).toEqual(['2030-04-01T01:00 acceptance_reminder:first:1 #1']);
  });

  it('and rejected after its day is overdue at once; what was overdue before is chased from then on', () => {
    const reject = { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Leaks' } as const;
    const inTime = goOn(contractIn('active'), [deliver('first')]);
    expect(plan(goOn(inTime, [reject], march), ':first:')).toEqual([
      '2030-03-20T04:00 milestone_overdue:first:2030-03-01 #0',
    ]);
    const early = waitUntil(contractIn('active'), '2030-03-02T00:00:00.000Z');
    const tooLate = goOn(goOn(early, [deliver('first')]), [reject], march);
    expect(plan(tooLate, ':first:')).toEqual(['2030-03-23T01:00 milestone_chase:first:2030-03-01 #2']);
  });
});

describe('a term whose end moved', () => {
  const framework = aContract(untilActive(contractId, frameworkTerms));
  const june = '2031-06-10T04:00:00.000Z';

  it('ends on the new day', () => {
    expect(plan(amend(framework, { endsOn: '2032-01-31' }, june), 'term_end')).toEqual([
      '2032-01-31T16:00 term_end:2032-01-31 #0',
    ]);
  });

  it('to a day that is over ends now, not late', () => {
    const shortened = amend(framework, { endsOn: '2031-06-01' }, june);
    expect(plan(shortened, 'term_end')).toEqual(['2031-06-10T04:00 term_end:2031-06-01 #0']);
  });

  it('keeps that instant through amendments of other things', () => {
    const shortened = amend(contractIn('active'), { endsOn: '2030-06-01' }, june);
    const other = amend(shortened, dueOn('payment', '2032-01-01'), '2031-06-20T04:00:00.000Z', 2);
    expect(plan(other, 'term_end')).toEqual(['2031-06-10T04:00 term_end:2030-06-01 #0']);
  });

  it('away and back after it has ended ends again', () => {
    const ended = waitUntil(contractIn('active'), '2031-07-01T00:00:00.000Z');
    const revived = amend(ended, { endsOn: '2031-12-31' }, '2031-07-02T00:00:00.000Z');
    const back = amend(revived, { endsOn: '2031-06-30' }, '2031-07-03T00:00:00.000Z', 2);
    expect(plan(back, 'term_end')).toEqual(['2031-07-03T00:00 term_end:2031-06-30 #0']);
  });

  it('to an earlier day after it has ended does not end twice', () => {
    const ended = waitUntil(contractIn('active'), '2031-07-01T00:00:00.000Z');
    expect(plan(amend(ended, { endsOn: '2031-06-01' }, '2031-07-02T00:00:00.000Z'), 'term_end')).toEqual([]);
    const other = amend(ended, dueOn('payment', '2032-01-01'), '2031-07-02T00:00:00.000Z');
    expect(active(other).term.ended).toBe(true);
    expect(plan(other, 'term_end')).toEqual([]);
  });

  it('leaves what has passed about other days as it is', () => {
    const amended = amend(overdue, { endsOn: '2031-07-31' }, march);
    const { delivery, payment } = active(overdue);
    expect(amended).toMatchObject({ delivery, payment });
  });
});
