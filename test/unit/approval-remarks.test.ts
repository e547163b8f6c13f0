import { type Command } from '../../domain/contract/commands';
import { addMs } from '../../domain/kernel/days';
import { isOpenQuestion } from '../../domain/contract/ask';
import { type Question } from '../../domain/contract/question';
import {
  as,
  away,
  begun,
  type Case,
  gone,
  mail,
  mailsOf,
  recall,
  remark,
  rulesOf,
  seatsOf,
  sentenceOf,
  stepOf,
  submit,
} from '../build/approval-case';
import { NOW, outcome } from '../build/ask-contract';
import { ofRevision } from '../build/pump-contract';

const rules = rulesOf(stepOf('law', ['ann']), stepOf('money', ['ann', 'bob'], { quorum: 'all' }));
const open = begun(rules);
const resolve = (by: string, commentId = 'comment-1', revision = 1): Command => ({
  type: 'resolveComment',
  subject: ofRevision(revision),
  commentId,
  by: mail(by),
  text: 'Done',
});
const atCustomer = begun(rulesOf(stepOf('law', ['ann']))).ask(as('ann', 'law').approve);

/** What comes first: people who have fallen away are replaced at the same time. */
function firstOf(result: string[] | string): string[] | string {
  return typeof result === 'string' ? result : result.slice(0, 1);
}

describe('a comment', () => {
  it.each([
    ['that must be resolved', true, 'COMMENTS_UNRESOLVED'],
    ['that need not be', false, ['ApprovalGiven']],
  ] as const)('%s: an approval is then %3$j', (_, must, expected) => {
    const commented = open.ask(remark('eve', 'Which law?', must));
    expect(commented.outcome(as('ann', 'law').approve)).toEqual(expected);
    expect(commented.outcome(as('ann', 'law').reject)).toEqual(['ContractReturned']);
    expect(commented.outcome(as('ann', 'law').requestChanges)).toEqual(['ContractReturned']);
  });

  it('keeps everybody from approving until the last of them is resolved, also in the next revision', () => {
    const two = open.ask(remark('ann'), remark('bob', 'And the price?'), recall(), submit(2));
    const [first, second] = [resolve('ann', 'comment-1', 2), resolve('bob', 'comment-2', 2)];
    expect(two.ask(first).outcome(as('ann', 'law', 2).approve)).toBe('COMMENTS_UNRESOLVED');
    expect(two.ask(first, second).outcome(as('ann', 'law', 2).approve)).toEqual(['ApprovalGiven']);
  });

  it('can be made and resolved while the draft is being changed, and before the customer answers, but not before the first submission', () => {
    const back = open.ask(recall(), remark('ann'));
    expect(back.outcome(resolve('ann'))).toEqual(['CommentResolved']);
    expect(atCustomer.outcome(remark('ann'))).toEqual(['CommentAdded']);
  });

  it.each([
    ['somebody unknown', remark('nobody'), {}, 'UNKNOWN_PERSON'],
    ['somebody deactivated', remark('ann'), { ann: gone }, 'APPROVER_INACTIVE'],
    ['somebody absent', remark('ann'), { ann: away() }, ['CommentAdded']],
    ['the drafter', remark('owner'), {}, ['CommentAdded']],
  ] as const)('of %s: %4$j', (_, command, people, expected) => {
    expect(firstOf(open.with(people).outcome(command))).toEqual(expected);
  });
});

describe('a comment by link', () => {
  const passed = open.ask(as('ann', 'law').delegate('dan'), as('ann', 'money').delegate('eve'));
  const ann = { kind: 'link', id: 'l', name: 'ann', email: mail('ann'), side: 'ours' } as const;
  const said = ({ contract, company, now }: Case, command: Command) => outcome(contract, command, now, company, ann);

  it('is taken for as long as its holder is asked, and not once the approval was passed on', () => {
    expect(said(open, remark('ann'))).toEqual(['CommentAdded']);
    expect(said(open.ask(as('ann', 'law').delegate('dan')), remark('ann'))).toEqual(['CommentAdded']);
    expect(said(passed, remark('ann'))).toBe('NO_LONGER_ASKED');
    expect(said(passed.ask(remark('ann')), resolve('ann'))).toBe('NO_LONGER_ASKED');
  });

  it('says nothing about a comment made in the console', () => {
    expect(passed.outcome(remark('ann'))).toEqual(['CommentAdded']);
  });
});

describe('resolving a comment that must be resolved', () => {
  const commented = open.ask(remark('ann'));

  it.each([
    ['whoever made it', 'ann', {}, ['CommentResolved']],
    ['the drafter', 'owner', {}, 'NOT_THE_COMMENTER'],
    ['another approver', 'bob', {}, 'NOT_THE_COMMENTER'],
    ['the route owner', 'boss', {}, 'NOT_THE_COMMENTER'],
    ['the route owner once the author is deactivated', 'boss', { ann: gone }, ['CommentResolved']],
    ['the route owner once the author is unknown', 'boss', { ann: { email: 'elsewhere@x.com' } }, ['CommentResolved']],
    ['the route owner while the author is absent', 'boss', { ann: away() }, ['CommentResolved']],
    ['the author’s deputy while the author is absent', 'bob', { ann: away('bob') }, ['CommentResolved']],
    ['another approver once the author is deactivated', 'bob', { ann: gone }, 'NOT_THE_COMMENTER'],
    ['the author, deactivated', 'ann', { ann: gone }, 'APPROVER_INACTIVE'],
    ['somebody unknown', 'nobody', {}, 'UNKNOWN_PERSON'],
  ] as const)('by %s', (_, who, people, expected) => {
    expect(firstOf(commented.with(people).outcome(resolve(who)))).toEqual(expected);
  });

  it('is done once, and of a comment that there is', () => {
    expect(commented.outcome(resolve('ann', 'comment-9'))).toBe('UNKNOWN_COMMENT');
    expect(sentenceOf(commented.ask(resolve('ann')), resolve('ann'))).toContain('COMMENT_ALREADY_RESOLVED');
  });

  it('is open to everybody where it need not be resolved', () => {
    expect(open.ask(remark('ann', 'Nice', false)).outcome(resolve('bob'))).toEqual(['CommentResolved']);
  });

  it('tells the owner of the comment, and its author of the answer', () => {
    expect(mailsOf(open, remark('ann'))).toEqual(['comment owner']);
    expect(mailsOf(open.ask(remark('ann', 'Nice', false)), resolve('bob'))).toEqual(['comment_resolved ann']);
  });
});

describe('asking again by hand', () => {
  it.each([
    ['nudge', 4 * 3_600_000, ['approval_reminder ann', 'approval_reminder ann', 'approval_reminder bob']],
    ['resendLink', 600_000, ['approval_request ann', 'approval_request ann', 'approval_request bob']],
  ] as const)('%s: not again before %i ms, and at that instant again', (type, ms, mails) => {
    const next = addMs(NOW, ms);
    expect(mailsOf(open, { type })).toEqual(mails);
    const asked = open.ask({ type });
    const soon = sentenceOf(asked.at(addMs(next, -1)), { type });
    expect(soon).toBe(
      `TOO_SOON: They were reminded a moment ago; that is possible again from ${next} on. 刚刚提醒过，请于 ${next} 之后再试。`,
    );
    expect(asked.at(next).outcome({ type })).toEqual([type === 'nudge' ? 'ApproversNudged' : 'LinkResent']);
  });

  it('counts each of the two by itself, and anew when the customer is asked', () => {
    const nudged = begun(rulesOf(stepOf('law', ['ann']))).ask({ type: 'nudge' }, { type: 'resendLink' });
    expect(nudged.outcome({ type: 'nudge' })).toBe('TOO_SOON');
    const customer = nudged.ask(as('ann', 'law').approve);
    expect(mailsOf(customer, { type: 'nudge' })).toEqual(['confirmation_reminder customer']);
    expect(mailsOf(customer, { type: 'resendLink' })).toEqual(['confirmation_request customer']);
    expect(customer.ask({ type: 'nudge' }).outcome({ type: 'nudge' })).toBe('TOO_SOON');
  });

  it('makes no new link: the same asking is mailed again', () => {
    const before = open.step('law').seats[0]?.ask;
    expect(open.ask({ type: 'nudge' }, { type: 'resendLink' }).step('law').seats[0]?.ask).toBe(before);
  });

  it('by link: only through the link of the customer’s contact who is asked, or while our side is asked through any of ours', () => {
    const byLink = ({ contract, company, now }: Case, name: string, side: 'ours' | 'customer') => {
      const holder = { kind: 'link', id: 'l', name, email: mail(name), side } as const;
      return outcome(contract, { type: 'resendLink' }, now, company, holder);
    };
    expect(byLink(open, 'eve', 'ours')).toEqual(['LinkResent']);
    expect(byLink(open, 'customer', 'customer')).toBe('NO_LONGER_ASKED');
    expect(byLink(atCustomer, 'customer', 'customer')).toEqual(['LinkResent']);
    expect(byLink(atCustomer, 'ann', 'ours')).toBe('NO_LONGER_ASKED');
    const newContact = { name: 'buyer', email: mail('buyer'), language: 'en' } as const;
    const forwarded = atCustomer.ask({ type: 'forward', revision: 1, newContact, reason: null });
    expect(byLink(forwarded, 'customer', 'customer')).toBe('NO_LONGER_ASKED');
    expect(byLink(forwarded, 'buyer', 'customer')).toEqual(['LinkResent']);
  });

  it('is not possible of a draft', () => {
    expect(open.ask(recall()).outcome({ type: 'nudge' })).toBe('WRONG_STAGE');
    expect(open.ask(recall()).outcome({ type: 'resendLink' })).toBe('WRONG_STAGE');
  });
});

describe('a copy', () => {
  const copy = (...names: string[]): Command => ({ type: 'sendCopy', recipients: names.map(mail), note: null });

  it('goes to each once, and asks nothing', () => {
    expect(
      mailsOf(open, { ...copy('dan', 'eve'), recipients: [mail('dan'), 'DAN@example.com', mail('eve')] } as Command),
    ).toEqual(['copy dan', 'copy eve']);
  });

  it.each([
    ['somebody unknown', copy('dan', 'nobody'), {}, 'UNKNOWN_PERSON'],
    ['somebody deactivated', copy('dan'), { dan: gone }, 'APPROVER_INACTIVE'],
    ['somebody absent', copy('dan'), { dan: away() }, ['ContractCopied']],
  ] as const)('to %s: %4$j', (_, command, people, expected) => {
    expect(open.with(people).outcome(command)).toEqual(expected);
  });
});

describe('reassigning', () => {
  const reassign = (from: string, to: string): Command => ({
    type: 'reassign',
    from: mail(from),
    to: mail(to),
    reason: 'Left',
  });

  it('moves whatever waits on the person, each under a number of its own, and nothing that they have voted on', () => {
    const moved = open.ask(reassign('ann', 'dan'));
    expect(seatsOf(moved.step('law'))).toEqual(['dan for ann (reassigned)']);
    expect(seatsOf(moved.step('money'))).toEqual(['dan for ann (reassigned)', 'bob']);
    const asks = ['law', 'money'].map((stepId) => moved.step(stepId).seats[0]?.ask);
    expect(new Set(asks).size).toBe(2);
    const voted = open.ask(as('ann', 'law').approve, reassign('ann', 'dan'));
    expect(seatsOf(voted.step('law'))).toEqual(['ann']);
    expect(mailsOf(open, reassign('ann', 'dan'))).toEqual([
      ...['approval_request dan', 'approval_moved ann', 'approval_request dan', 'approval_moved ann'],
    ]);
  });

  it.each([
    ['from who is not asked', reassign('dan', 'eve'), 'NOTHING_TO_REASSIGN'],
    ['to the drafter', reassign('ann', 'owner'), 'APPROVER_CONFLICTED'],
  ] as const)('is refused %s, and then nothing moves', (_, command, code) => {
    expect(open.outcome(command)).toBe(code);
  });

  it('leaves the place in a step in which they are asked already, and moves the others', () => {
    const moved = open.ask(reassign('ann', 'bob'));
    expect(seatsOf(moved.step('law'))).toEqual(['bob for ann (reassigned)']);
    expect(seatsOf(moved.step('money'))).toEqual(['ann', 'bob']);
    expect(moved.outcome(reassign('ann', 'bob'))).toBe('ALREADY_ASKED');
  });

  it('closes the old link and opens a new one', () => {
    const linkTo = (of: Case): Question => ({
      kind: 'approval',
      subject: ofRevision(1),
      stepId: 'law',
      ask: of.step('law').seats[0]?.ask ?? 0,
    });
    const moved = open.ask(reassign('ann', 'dan'));
    expect(isOpenQuestion(open.contract, linkTo(open))).toBe(true);
    expect(isOpenQuestion(moved.contract, linkTo(open))).toBe(false);
    expect(isOpenQuestion(moved.contract, linkTo(moved))).toBe(true);
    expect(moved.outcome(as('ann', 'law').approve)).toBe('NOT_THE_APPROVER');
  });
});
