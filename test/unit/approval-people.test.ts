import { type Employee } from '../../domain/routing/company';
import { type Quorum } from '../../domain/routing/route';
import { as, away, begun, gone, rulesOf, seatsOf, stepOf } from '../build/approval-case';

const recheck = { type: 'recheckApprovers' } as const;
const trio = ['ann', 'bob', 'cat'];
const rules = rulesOf(stepOf('first', ['eve']), stepOf('main', trio, { quorum: 'all', order: 2 }));
const open = begun(rules).ask(as('eve', 'first').approve);
const ann = as('ann', 'main');

type People = Record<string, Partial<Employee>>;
const decisions = [
  ['approve', ann.approve],
  ['reject', ann.reject],
  ['request changes', ann.requestChanges],
  ['return to a step', ann.returnTo('first')],
  ['delegate', ann.delegate('dan')],
  ['add before', ann.add('before', 'dan')],
  ['add after', ann.add('after', 'dan')],
] as const;
const fallen: [string, People, string][] = [
  ['is absent', { ann: away() }, 'APPROVER_ABSENT'],
  ['is absent with a deputy', { ann: away('dan') }, 'APPROVER_ABSENT'],
  ['is deactivated', { ann: gone }, 'APPROVER_INACTIVE'],
  ['no longer works here', { ann: { email: 'somewhere@else.com' } }, 'UNKNOWN_PERSON'],
  ['stands in for the drafter', { owner: away('ann') }, 'APPROVER_CONFLICTED'],
];

describe('somebody who was asked and', () => {
  it.each(
    fallen.flatMap(([state, people, code]) => decisions.map(([name, of]) => [state, name, code, people, of] as const)),
  )('%s cannot %s: %s', (_, __, code, people, command) => {
    expect(open.with(people).outcome(command)).toBe(code);
  });

  it('is back decides again', () => {
    expect(
      open
        .with({ ann: away() })
        .with({ ann: { absences: [] } })
        .outcome(ann.approve),
    ).toEqual(['ApprovalGiven']);
  });
});

const newcomers: [string, string, People, string][] = [
  ['nobody known', 'nobody', {}, 'UNKNOWN_PERSON'],
  ['somebody absent', 'dan', { dan: away() }, 'APPROVER_ABSENT'],
  ['somebody deactivated', 'dan', { dan: gone }, 'APPROVER_INACTIVE'],
  ['the drafter', 'owner', {}, 'APPROVER_CONFLICTED'],
  ['the deputy of the drafter', 'dan', { owner: away('dan') }, 'APPROVER_CONFLICTED'],
  ['somebody asked already', 'bob', {}, 'ALREADY_ASKED'],
  ['themselves', 'ann', {}, 'ALREADY_ASKED'],
];

describe('a decision cannot be handed to', () => {
  it.each(newcomers)('%s', (_, whom, people, code) => {
    const now = open.with(people);
    expect(now.outcome(ann.delegate(whom))).toBe(code);
    expect(now.outcome(ann.add('before', whom))).toBe(code);
    expect(now.outcome(ann.add('after', whom))).toBe(code);
    if (whom !== 'ann')
      expect(now.outcome({ type: 'reassign', from: 'ann@example.com', to: `${whom}@example.com`, reason: 'Ill' })).toBe(
        code,
      );
  });
});

/** Who is asked once those have fallen away: by all, by any, by 2 of 3. */
const rechecks: [string, People, [string, string, string]][] = [
  ['nobody', {}, ['ann, bob, cat', 'ann, bob, cat', 'ann, bob, cat']],
  ['one, with a deputy', { ann: away('dan') }, ['dan for ann (deputy), bob, cat', 'ann, bob, cat', 'ann, bob, cat']],
  ['one', { ann: gone }, ['head for ann (escalated), bob, cat', 'ann, bob, cat', 'ann, bob, cat']],
  [
    ...(['two', { ann: gone, bob: gone }] as [string, People]),
    ['head for ann (escalated), boss for bob (escalated), cat', 'ann, bob, cat', 'head for ann (escalated), bob, cat'],
  ],
  [
    ...(['all three', { ann: gone, bob: gone, cat: gone }] as [string, People]),
    [
      'head for ann (escalated), boss for bob (escalated), cat blocked',
      'head for ann (escalated), bob, cat',
      'head for ann (escalated), boss for bob (escalated), cat',
    ],
  ],
  [
    ...(['two, and nobody is above', { ann: gone, bob: gone, head: gone, boss: gone }] as [string, People]),
    ['ann, bob, cat blocked', 'ann, bob, cat', 'ann, bob, cat blocked'],
  ],
];
const modes: Quorum[] = ['all', 'any', { atLeast: 2 }];

describe('when people fall away while they are asked', () => {
  it.each(
    rechecks.flatMap(([who, people, expected]) => modes.map((of, n) => [who, of, expected[n] ?? '', people] as const)),
  )('%s, asked by %j: %s', (_, quorum, expected, people) => {
    const after = begun(rulesOf(stepOf('main', trio, { quorum })))
      .with(people)
      .ask(recheck);
    const { blocked, ...step } = after.step('main');
    expect(`${seatsOf({ ...step, blocked }).join(', ')}${blocked ? ' blocked' : ''}`).toBe(expected);
    expect(after.outcome(recheck)).toEqual([]); // once is enough
  });

  it('says that nobody is left, whom it lacks and for what, in both languages', () => {
    const nobody = { ann: gone, head: gone, boss: gone };
    const blocked = begun(rulesOf(stepOf('main', ['ann'])))
      .with(nobody)
      .ask(recheck);
    expect(blocked.step('main').blocked).toEqual({
      cause: 'nobody',
      why: {
        en: 'ann is deactivated. There are not enough people who may approve for main.',
        'zh-CN': 'ann 已停用。“步骤main”没有足够的可用审批人。',
      },
    });
    expect(blocked.outcome(ann.approve)).toBe('APPROVER_INACTIVE');
  });

  it('goes on by itself once somebody can be asked again', () => {
    const nobody = { ann: gone, head: gone, boss: gone };
    const opened = begun(rulesOf(stepOf('main', ['ann'])), nobody);
    expect(opened.step('main')).toMatchObject({ seats: [], blocked: { cause: 'nobody' } });
    const found = opened.with({ head: { active: true } });
    expect(found.outcome(recheck)).toEqual(['ApproversFound']);
    expect(seatsOf(found.ask(recheck).step('main'))).toEqual(['head for ann (escalated)']);
    expect(found.ask(recheck).outcome(as('head', 'main').approve)).toContain('CustomerConfirmationRequested');
  });

  it('stays blocked while two must agree and one can be asked, however the seats move', () => {
    const two = begun(rulesOf(stepOf('main', ['ann', 'bob'], { quorum: 'all' })), {
      bob: gone,
      head: gone,
      boss: gone,
    });
    expect(two.step('main').blocked).toMatchObject({ cause: 'nobody' });
    const moved = two.ask({ type: 'reassign', from: 'ann@example.com', to: 'dan@example.com', reason: 'Ill' });
    expect(moved.step('main')).toMatchObject({ needed: 2, blocked: { cause: 'nobody' } });
  });

  it('needs as many as before, where all must agree and a superior stands for one who has left', () => {
    const left = begun(rulesOf(stepOf('main', ['ann', 'bob'], { quorum: 'all' })))
      .with({ bob: gone })
      .ask(recheck);
    expect(left.step('main')).toMatchObject({ needed: 2, blocked: null });
    expect(left.ask(ann.approve).outcome(as('head', 'main').approve)).toContain('CustomerConfirmationRequested');
  });

  it('asks who has somebody’s place, not them again, after the clock has stopped', () => {
    const delegated = begun(rulesOf(stepOf('main', ['ann']))).ask(ann.delegate('dan'));
    const after = delegated.ask(as('dan', 'main').add('before', 'eve'), as('eve', 'added-1').approve);
    expect(seatsOf(after.step('main'))).toEqual(['dan for ann (delegated)']);
  });
});

describe('a person on a reporting line', () => {
  const line = (role: string) => rulesOf(stepOf('main', [], { approvers: [{ kind: 'line', role }] }));

  it.each([
    ['the superior of the owner', 'manager', {}, 'head'],
    ['the nearest with the role', 'director', { boss: { roles: ['director'] } }, 'boss'],
    ['the one above a superior who is away', 'manager', { head: away() }, 'boss for head (escalated)'],
    ['the route owner where nobody has the role', 'cfo', {}, 'boss'],
  ] as [string, string, People, string][])('is %s', (_, role, people, expected) => {
    expect(seatsOf(begun(line(role), people).step('main'))).toEqual([expected]);
  });
});
