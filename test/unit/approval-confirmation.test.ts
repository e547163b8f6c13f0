import { type Command } from '../../domain/contract/commands';
import { addMs } from '../../domain/kernel/days';
import { isOpenQuestion } from '../../domain/contract/ask';
import { type Question } from '../../domain/contract/question';
import {
  as,
  begun,
  type Case,
  mail,
  mailsOf,
  recall,
  rulesOf,
  sentenceOf,
  stepOf,
  submit,
} from '../build/approval-case';
import { expectStage, NOW } from '../build/ask-contract';
import { person } from '../build/pump-contract';

const open = begun(rulesOf(stepOf('law', ['ann'])));
const atCustomer = open.ask(as('ann', 'law').approve);

describe('forwarding the confirmation', () => {
  const contact = mail('customer');
  const forward = (from: string, to: string): Command => ({
    type: 'forward',
    revision: 1,
    newContact: person(to),
    reason: null,
    contact: mail(from),
  });
  const forwarded = atCustomer.ask(forward('customer', 'buyer'));
  const answers = (from: string): Command[] => [
    { type: 'confirm', revision: 1, comment: null, contact: from },
    { type: 'askForChanges', revision: 1, reason: 'Not so', contact: from },
    { type: 'decline', revision: 1, reason: 'No', contact: from },
    { type: 'forward', revision: 1, newContact: person('other'), reason: null, contact: from },
  ];
  const linkOf = (of: Case): Question => ({
    kind: 'confirmation',
    revision: 1,
    ask: expectStage(of.contract, 'awaiting_customer').confirmer.ask,
  });

  it.each(answers(contact).map((command) => [command.type, command] as const))(
    'takes %s from the old contact away',
    (_, command) => {
      expect(atCustomer.outcome(command)).not.toBe('NOT_THE_CONTACT');
      expect(forwarded.outcome(command)).toBe('NOT_THE_CONTACT');
    },
  );

  it.each(answers('BUYER@example.com').map((command) => [command.type, command] as const))(
    'gives %s to the new one',
    (_, command) => {
      expect(typeof forwarded.outcome(command)).not.toBe('string');
    },
  );

  it('closes the old link and mails a new one', () => {
    expect([
      isOpenQuestion(atCustomer.contract, linkOf(atCustomer)),
      isOpenQuestion(forwarded.contract, linkOf(atCustomer)),
    ]).toEqual([true, false]);
    expect(isOpenQuestion(forwarded.contract, linkOf(forwarded))).toBe(true);
    expect(mailsOf(atCustomer, forward('customer', 'buyer'))).toEqual([
      'confirmation_request buyer',
      'confirmation_forwarded owner',
    ]);
    expect(atCustomer.outcome(forward('customer', 'Customer'))).toBe('ALREADY_THE_CONTACT');
  });

  it('goes back and forth, each time with a new link', () => {
    const back = forwarded.ask(forward('buyer', 'customer'));
    expect(isOpenQuestion(back.contract, linkOf(atCustomer))).toBe(false);
    expect(back.outcome({ type: 'confirm', revision: 1, comment: null, contact })).toEqual(['CustomerConfirmed']);
  });
});

describe('taking a contract back', () => {
  const ann = as('ann', 'law');
  const late = [ann.approve, ann.reject, ann.requestChanges, ann.delegate('dan'), ann.add('before', 'dan'), recall()];
  const fromCustomer: Command[] = [
    { type: 'confirm', revision: 1, comment: null },
    { type: 'decline', revision: 1, reason: 'No' },
  ];

  it.each([
    ...late.map((command) => [command.type, open, command] as const),
    ...fromCustomer.map((command) => [command.type, atCustomer, command] as const),
  ])('answers a late %s with who took it back and when', (_, from, command) => {
    const taken = from.at(addMs(NOW, 60_000)).ask(recall());
    expect(sentenceOf(taken, command)).toContain(
      `CONTRACT_RECALLED: Contract HT-pumps was taken back by owner at ${addMs(NOW, 60_000)}`,
    );
  });

  it('takes back what is named, and nothing in its place', () => {
    const subject = { kind: 'amendment', id: 'HT-pumps-S01' } as const;
    const other = { type: 'recall', subject, reason: 'A mistake' } as const;
    expect(atCustomer.outcome(other)).toBe('NOTHING_TO_APPROVE');
    expect(open.outcome(other)).toBe('NOTHING_TO_APPROVE');
  });

  it('leaves an older revision, or one submitted again, merely stale', () => {
    const again = open.ask(recall(), submit(2));
    expect(again.outcome(ann.approve)).toBe('STALE_REVISION');
    expect(again.ask(recall(2)).outcome(ann.approve)).toBe('STALE_REVISION');
    expect(again.ask(recall(2)).outcome(as('ann', 'law', 2).approve)).toBe('CONTRACT_RECALLED');
    expect(open.ask(ann.reject).outcome(ann.approve)).toBe('STALE_REVISION');
  });
});
