import { type AnyCommand, type CommandType } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { isInternalCommand } from '../../domain/contract/decide';
import { commandTypes } from '../../domain/contract/registry';
import { type Actor, systemActor } from '../../domain/kernel/people';
import { aCompany } from '../build/a-company';
import { eventsOf, goOn, NOW, outcome } from '../build/ask-contract';
import { amending, amendmentInReview, contractIn, everyCommand, terminating } from '../build/every-stage';
import { approve, deliver, ofChange } from '../build/pump-contract';

const link = (name: string, side?: Actor['side']): Actor => ({
  ...{ kind: 'link', id: `link-${name}`, name, email: `${name}@example.com` },
  ...(side ? { side } : {}),
});
const user = (name: string): Actor => ({
  ...{ kind: 'user', id: name, name, email: `${name}@example.com`, side: 'ours' },
});
const actors = {
  user: user('legal'),
  service: { kind: 'service', id: 'crm', name: 'CRM' },
  operator: { kind: 'operator', id: 'op', name: 'Operations' },
  'our link': link('legal', 'ours'),
  "the customer's link": link('customer', 'customer'),
  "the owner's link": { ...link('owner', 'ours'), owner: true },
  'a link of no side': link('legal'),
} as const satisfies Record<string, Actor>;
type Name = keyof typeof actors;
const inside: Name[] = ['user', 'service', 'operator'];

function eachOf(types: readonly CommandType[], ...names: Name[]): Partial<Record<CommandType, Name[]>> {
  return Object.fromEntries(types.map((type) => [type, names]));
}

/** Who beside our own people and systems may ask; nobody where nothing is said. */
const links: Partial<Record<CommandType, Name[]>> = {
  ...eachOf(['approve', 'reject', 'requestChanges', 'returnToStep', 'delegate', 'addApprover'], 'our link'),
  ...eachOf(['comment', 'resolveComment', 'verifyEntry', 'rejectEntry'], 'our link'),
  ...eachOf(['waiveCondition', 'lapse'], 'our link'),
  ...eachOf(['confirm', 'askForChanges', 'decline', 'forward'], "the customer's link"),
  ...eachOf(['acceptDelivery', 'rejectDelivery'], "the customer's link"),
  ...eachOf(['agreeToAmendment', 'agreeToTermination'], "the customer's link"),
  ...eachOf(['refuseAmendment', 'refuseTermination'], "the customer's link", "the owner's link"),
  ...eachOf(['recordSignature', 'meetCondition', 'reportDelivery', 'recordReceipt'], "the owner's link"),
  ...eachOf(['allocateReceipt', 'reverseReceipt'], "the owner's link"),
  ...eachOf(['revise', 'submit', 'requestAmendment', 'nudge', 'recall'], "the owner's link"),
  archive: ['our link', "the owner's link"],
  resendLink: ['our link', "the customer's link"],
};
const ask = (contract: Contract | null, command: AnyCommand, actor: Actor) =>
  outcome(contract, command, NOW, aCompany(), actor);

describe.each(Object.entries(actors) as [Name, Actor][])('%s', (name, actor) => {
  it.each(commandTypes)('may ask, or may not: %s', (type) => {
    const isAllowed = inside.includes(name) || (links[type] ?? []).includes(name);
    for (const contract of [null, contractIn('draft'), contractIn('active')])
      expect(ask(contract, everyCommand[type], actor) === 'NOT_ALLOWED').toBe(!isAllowed);
  });

  it.each<AnyCommand>([
    { type: 'passDeadlines', at: NOW },
    { type: 'recheckApprovers' },
    { type: 'replan', calendarVersion: 1 },
    { type: 'noteRefusal', command: '', code: '', sentence: '' },
    { type: 'noteEffectFailed', effectId: '', kind: 'mail', reason: '' },
  ])('may not ask what only the contract asks of itself: $type', (command) => {
    expect(isInternalCommand(command)).toBe(true);
    expect(ask(contractIn('in_approval'), command, actor)).toBe('NOT_ALLOWED');
    expect(ask(contractIn('in_approval'), command, systemActor)).toBeInstanceOf(Array);
  });
});

describe('an approver who answers through a link, or is logged in', () => {
  const legal = contractIn('in_approval');
  const commented = goOn(legal, [everyCommand.comment]);
  const { reject, requestChanges, returnToStep, delegate, addApprover, comment, resolveComment } = everyCommand;

  it.each([everyCommand.approve, reject, requestChanges, returnToStep, delegate, addApprover, comment])(
    'does so for themselves alone: $type',
    (command) => {
      for (const stranger of [link('finance', 'ours'), user('finance')])
        expect(ask(legal, command, stranger)).toBe('NOT_YOURSELF');
      for (const own of [link('LEGAL', 'ours'), user('legal'), actors.service])
        expect(ask(legal, command, own)).not.toBe('NOT_YOURSELF');
    },
  );

  it('resolves no comment in the name of somebody else', () => {
    expect(ask(commented, resolveComment, user('finance'))).toBe('NOT_YOURSELF');
    expect(ask(commented, resolveComment, user('legal'))).toEqual(['CommentResolved']);
  });

  it('does so of an amendment, too', () => {
    const vote = approve('legal', ofChange('amendment'));
    expect(ask(amendmentInReview(), vote, user('finance'))).toBe('NOT_YOURSELF');
    expect(ask(amendmentInReview(), vote, user('legal'))).toEqual(['ApprovalGiven']);
  });

  it('may still be recorded by a system that asked them, or by operations', () => {
    for (const actor of [actors.service, actors.operator])
      expect(ask(legal, everyCommand.approve, actor)).toEqual(['ApprovalGiven']);
  });
});

describe('the customer', () => {
  const theirs = actors["the customer's link"];
  const reported = goOn(contractIn('active'), [deliver('first')]);

  it.each<[AnyCommand, Contract]>([
    [everyCommand.confirm, contractIn('awaiting_customer')],
    [everyCommand.acceptDelivery, reported],
    [everyCommand.agreeToAmendment, amending()],
    [everyCommand.agreeToTermination, terminating()],
  ])('answers through a link, and nobody of ours does through theirs (%#)', (command, contract) => {
    expect(ask(contract, command, theirs)).toBeInstanceOf(Array);
    expect(ask(contract, command, link('boss', 'ours'))).toBe('NOT_ALLOWED');
  });

  it('is the contact, and no other holder of a link', () => {
    const stranger = link('stranger', 'customer');
    expect(ask(contractIn('awaiting_customer'), everyCommand.confirm, stranger)).toBe('NOT_THE_CONTACT');
    const claimed = { ...everyCommand.confirm, contact: 'customer@example.com' };
    expect(ask(contractIn('awaiting_customer'), claimed, stranger)).toBe('NOT_THE_CONTACT');
  });

  it('is named as who refused, whether by link or told to somebody of ours', () => {
    const refused = (actor: Actor) => eventsOf(amending(), everyCommand.refuseAmendment, NOW, aCompany(), actor);
    expect(refused(link('buyer', 'customer'))).toMatchObject([{ by: 'buyer' }]);
    expect(refused(user('legal'))).toMatchObject([{ by: 'customer', actor: { name: 'legal' } }]);
  });
});

describe('what happens by itself', () => {
  it('is done in one name for ever: trails are searched by it', () => {
    expect(systemActor).toEqual({ kind: 'system', id: 'concordat', name: 'Concordat' });
  });
});
