import { type Command } from '../../domain/contract/commands';
import { type Employee } from '../../domain/routing/company';
import { type Quorum, type StepRule } from '../../domain/routing/route';
import { as, away, begun, type Case, gone, rulesOf, remark, seatsOf, stepOf } from '../build/approval-case';

const modes: [string, Quorum][] = [
  ['all', 'all'],
  ['any', 'any'],
  ['2 of 3', { atLeast: 2 }],
];
const three = ['ann', 'bob', 'cat'];
const main = (quorum: Quorum, order: number): StepRule => stepOf('main', three, { quorum, order });
const other = (order: number): StepRule => stepOf('other', ['eve'], { order });

/** The step `main` of ann, bob and cat is open; `other` of eve stands beside, behind or before it. */
const places: Record<string, (quorum: Quorum) => Case> = {
  alone: (quorum) => begun(rulesOf(main(quorum, 1))),
  'beside another': (quorum) => begun(rulesOf(main(quorum, 1), other(1))),
  'first of two': (quorum) => begun(rulesOf(main(quorum, 1), other(2))),
  'second of two': (quorum) => begun(rulesOf(main(quorum, 2), other(1))).ask(as('eve', 'other').approve),
};

const ann = as('ann', 'main');
const decisions: Record<string, Command> = {
  approve: ann.approve,
  reject: ann.reject,
  'request changes': ann.requestChanges,
  'return to the other step': ann.returnTo('other'),
  delegate: ann.delegate('dan'),
  'add before': ann.add('before', 'dan'),
  'add after': ann.add('after', 'dan'),
  'comment, to be resolved': remark('ann'),
};

const given = 'ApprovalGiven';
const toCustomer = `${given} CustomerConfirmationRequested`;
const opensOther = `${given} ApprovalStepsOpened`;
const back = 'ContractReturned';
const denied = 'ApprovalDenied';
const added = 'ApproverAdded';
const addedFirst = 'ApproverAdded ApprovalStepsOpened';
const never = 'CANNOT_RETURN_THERE';
const again = 'ReturnedToStep ApprovalStepsOpened';

/** What comes of the first decision: by all, by any, by 2 of 3. */
const table: [string, string, [string, string, string]][] = [
  ['alone', 'approve', [given, toCustomer, given]],
  ['beside another', 'approve', [given, given, given]],
  ['first of two', 'approve', [given, opensOther, given]],
  ['second of two', 'approve', [given, toCustomer, given]],
  ['alone', 'reject', [back, back, denied]],
  ['beside another', 'reject', [back, back, denied]],
  ['first of two', 'reject', [back, back, denied]],
  ['second of two', 'reject', [back, back, denied]],
  ['alone', 'request changes', [back, back, back]],
  ['beside another', 'request changes', [back, back, back]],
  ['first of two', 'request changes', [back, back, back]],
  ['second of two', 'request changes', [back, back, back]],
  ['alone', 'return to the other step', [never, never, never]],
  ['beside another', 'return to the other step', [never, never, never]],
  ['first of two', 'return to the other step', [never, never, never]],
  ['second of two', 'return to the other step', [again, again, again]],
  ['alone', 'delegate', ['SeatMoved', 'SeatMoved', 'SeatMoved']],
  ['beside another', 'delegate', ['SeatMoved', 'SeatMoved', 'SeatMoved']],
  ['first of two', 'delegate', ['SeatMoved', 'SeatMoved', 'SeatMoved']],
  ['second of two', 'delegate', ['SeatMoved', 'SeatMoved', 'SeatMoved']],
  ['alone', 'add before', [addedFirst, addedFirst, addedFirst]],
  ['beside another', 'add before', [addedFirst, addedFirst, addedFirst]],
  ['first of two', 'add before', [addedFirst, addedFirst, addedFirst]],
  ['second of two', 'add before', [addedFirst, addedFirst, addedFirst]],
  ['alone', 'add after', [added, added, added]],
  ['beside another', 'add after', [added, added, added]],
  ['first of two', 'add after', [added, added, added]],
  ['second of two', 'add after', [added, added, added]],
  ['alone', 'comment, to be resolved', ['CommentAdded', 'CommentAdded', 'CommentAdded']],
  ['beside another', 'comment, to be resolved', ['CommentAdded', 'CommentAdded', 'CommentAdded']],
  ['first of two', 'comment, to be resolved', ['CommentAdded', 'CommentAdded', 'CommentAdded']],
  ['second of two', 'comment, to be resolved', ['CommentAdded', 'CommentAdded', 'CommentAdded']],
];
const cells = table.flatMap(([place, decision, expected]) =>
  modes.map(([mode, quorum], index) => [mode, place, decision, expected[index] ?? '', quorum] as const),
);

function said(result: string[] | string): string {
  return typeof result === 'string' ? result : result.join(' ');
}

describe('the first decision in a step', () => {
  it.each(cells)('asked by %s, %s: %s → %s', (_, place, decision, expected, quorum) => {
    const command = decisions[decision];
    const begin = places[place];
    if (!command || !begin) throw new Error('The table names something unknown.');
    expect(said(begin(quorum).outcome(command))).toBe(expected);
  });

  it.each(modes)('asked by %s: nobody approves anywhere while a comment is to be resolved', (_, quorum) => {
    for (const begin of Object.values(places)) {
      const held = begin(quorum).ask(remark('ann'));
      expect(held.outcome(as('bob', 'main').approve)).toBe('COMMENTS_UNRESOLVED');
      const freed = held.ask({
        ...{ type: 'resolveComment', subject: ann.approve.subject, commentId: 'comment-1' },
        ...{ by: ann.approve.approver, text: null },
      });
      expect(said(freed.outcome(as('bob', 'main').approve))).toContain(given);
    }
  });
});

/** Votes of ann, bob and cat in turn, and where the contract is then. */
const polls: [Quorum, string, 'in_approval' | 'awaiting_customer' | 'draft'][] = [
  ['any', '+', 'awaiting_customer'],
  ['any', '-', 'draft'],
  ['all', '++', 'in_approval'],
  ['all', '+++', 'awaiting_customer'],
  ['all', '++-', 'draft'],
  ['all', '-', 'draft'],
  [{ atLeast: 2 }, '+', 'in_approval'],
  [{ atLeast: 2 }, '++', 'awaiting_customer'],
  [{ atLeast: 2 }, '+-', 'in_approval'],
  [{ atLeast: 2 }, '+-+', 'awaiting_customer'],
  [{ atLeast: 2 }, '-++', 'awaiting_customer'],
  [{ atLeast: 2 }, '+--', 'draft'],
  [{ atLeast: 2 }, '--', 'draft'],
];

describe('the votes of three', () => {
  it.each(polls)('%j: %s → %s', (quorum, votes, stage) => {
    const cast = Array.from(votes, (sign, index) => {
      const voter = as(three[index] ?? '', 'main');
      return sign === '+' ? voter.approve : voter.reject;
    });
    expect(begun(rulesOf(main(quorum, 1))).ask(...cast).contract.stage).toBe(stage);
  });

  it('is taken once from each, and by nobody else', () => {
    const open = begun(rulesOf(main('all', 1))).ask(ann.approve);
    expect(open.outcome(ann.approve)).toBe('ALREADY_VOTED');
    expect(open.outcome(ann.reject)).toBe('ALREADY_VOTED');
    expect(open.outcome(as('dan', 'main').approve)).toBe('NOT_THE_APPROVER');
    expect(open.ask(as('bob', 'main').delegate('dan')).outcome(as('bob', 'main').approve)).toBe('NOT_THE_APPROVER');
  });
});

type People = Record<string, Partial<Employee>>;
const everybodyElse: People = { head: gone, boss: gone };

/** Who is asked when the step opens: by all, by any, by 2 of 3. */
const states: [string, People, string[], [string, string, string]][] = [
  ['is there', {}, three, ['ann, bob, cat', 'ann, bob, cat', 'ann, bob, cat']],
  ['is absent with a deputy', { ann: away('dan') }, three, ['bob, cat, dan for ann (deputy)', 'bob, cat', 'bob, cat']],
  ['is absent without', { ann: away() }, three, ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat']],
  ['is deactivated', { ann: gone }, three, ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat']],
  [
    ...(['drafted it', {}, ['owner', 'bob', 'cat']] as [string, People, string[]]),
    ['bob, cat, head for owner (escalated)', 'bob, cat', 'bob, cat'],
  ],
  [
    ...(['stands in for the drafter', { owner: away('ann') }, three] as [string, People, string[]]),
    ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat'],
  ],
  [
    ...(['is absent, with a deputy who is asked anyway', { ann: away('bob') }, three] as [string, People, string[]]),
    ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat'],
  ],
  [
    ...(['is absent, bob too', { ann: away('dan'), bob: away('eve') }, three] as [string, People, string[]]),
    ['cat, dan for ann (deputy), eve for bob (deputy)', 'cat', 'cat, dan for ann (deputy)'],
  ],
  [
    ...(['is absent, and their deputy is gone', { ann: away('dan'), dan: gone }, three] as [string, People, string[]]),
    ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat'],
  ],
  [
    ...(['is absent, and so is their deputy, whose deputy they are', { ann: away('dan'), dan: away('ann') }, three] as [
      string,
      People,
      string[],
    ]),
    ['bob, cat, head for ann (escalated)', 'bob, cat', 'bob, cat'],
  ],
  ['is the last', { ...everybodyElse, ann: gone }, three, ['bob, cat blocked', 'bob, cat', 'bob, cat']],
  [
    ...(['and bob are gone, and nobody is above', { ...everybodyElse, ann: gone, bob: gone }, three] as [
      string,
      People,
      string[],
    ]),
    ['cat blocked', 'cat', 'cat blocked'],
  ],
  [
    ...(['and everybody else is gone', { ...everybodyElse, ann: gone, bob: gone, cat: gone }, three] as [
      string,
      People,
      string[],
    ]),
    ['blocked', 'blocked', 'blocked'],
  ],
];
const openings = states.flatMap(([state, people, asked, expected]) =>
  modes.map(([mode, quorum], index) => [state, mode, expected[index] ?? '', people, asked, quorum] as const),
);

describe('a step that opens while ann', () => {
  it.each(openings)('%s, asked by %s: %s', (_, __, expected, people, asked, quorum) => {
    for (const order of [1, 2]) {
      const rules = rulesOf(stepOf('main', asked, { quorum, order }), ...(order === 2 ? [other(1)] : []));
      const open = begun(rules, people);
      const step = (order === 2 ? open.ask(as('eve', 'other').approve) : open).step('main');
      const names = seatsOf(step).join(', ');
      expect(`${names}${step.blocked ? ' blocked' : ''}`.trim()).toBe(expected);
      expect(step.blocked?.cause ?? 'nobody').toBe('nobody');
    }
  });
});
