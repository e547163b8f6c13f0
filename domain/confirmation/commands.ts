import { type AwaitingCustomer } from '../contract/contract';
import { refuse, type Refusal } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { type Actor, isSamePerson, type Person } from '../kernel/people';
import { words } from '../kernel/words';
import { refuseWithoutFramework } from '../drafting/framework';
import { refuseOurs } from './refuse-ours';

/** `contact`: the customer's contact who gave the answer, if it is to be checked who that was. */
export interface ConfirmationCommands {
  confirm: { revision: number; comment: string | null; contact?: string };
  askForChanges: { revision: number; reason: string; contact?: string };
  decline: { revision: number; reason: string; contact?: string };
  forward: { revision: number; newContact: Person; reason: string | null; contact?: string };
}

const rule = rulesOf<ConfirmationCommands>();
const stages = ['awaiting_customer'] as const;
const always = ['STALE_REVISION', 'CONTRACT_RECALLED', 'NOT_THE_CONTACT'] as const;

/** Only the contact who is asked now may answer, identified by the link or by `contact`. */
function refuseStranger(
  { confirmer: { contact } }: AwaitingCustomer,
  claimed: string | undefined,
  actor: Actor,
): Refusal | null {
  const speaks = actor.kind === 'link' ? (actor.email ?? claimed) : claimed;
  return speaks === undefined || isSamePerson(speaks, contact.email)
    ? null
    : refuse('NOT_THE_CONTACT', speaks, contact.name);
}

/** The customer's answers: confirm, ask for changes, decline, or forward to another contact. */
export const confirmationRules = {
  confirm: rule('confirm', {
    ...{
      words: words('confirming it', '确认'),
      stages,
      access: access.customer('contract.customer'),
      needs: ['company', 'framework'],
    },
    refusals: [...always, 'NOT_OF_THE_CUSTOMER', 'FRAMEWORK_NOT_ACTIVE'],
    decide: ({ contract, command, actor, input }) => {
      const { revision, approval, confirmer } = contract;
      const refusal =
        refuseStranger(contract, command.contact, actor) ??
        refuseOurs(input('company'), confirmer.contact) ??
        refuseWithoutFramework(input('framework'));
      if (refusal) return refusal;
      const read = approval.document ? { document: approval.document.digest } : {};
      return [{ type: 'CustomerConfirmed', revision, comment: command.comment, ...read }];
    },
  }),
  askForChanges: rule('askForChanges', {
    ...{
      words: words('asking for changes', '要求修改'),
      stages,
      access: access.customer('contract.customer'),
      needs: [],
    },
    refusals: always,
    decide: ({ contract, command, actor }) => {
      const { revision, confirmer } = contract;
      const { reason } = command;
      return (
        refuseStranger(contract, command.contact, actor) ?? [
          { type: 'ContractReturned', revision, cause: 'changes_requested', by: confirmer.contact.name, reason },
        ]
      );
    },
  }),
  decline: rule('decline', {
    ...{
      words: words('declining it', '拒绝'),
      stages,
      access: access.customer('contract.customer'),
      needs: [],
      refusals: always,
    },
    decide: ({ contract, command, actor }) =>
      refuseStranger(contract, command.contact, actor) ?? [
        { type: 'CustomerDeclined', revision: contract.revision, reason: command.reason },
      ],
  }),
  forward: rule('forward', {
    ...{
      words: words('forwarding it', '转交他人确认'),
      stages,
      access: access.customer('contract.customer'),
      needs: ['company'],
    },
    refusals: [...always, 'ALREADY_THE_CONTACT', 'NOT_OF_THE_CUSTOMER'],
    decide: ({ contract, command, actor, input }) => {
      const { revision, approval, confirmer } = contract;
      const { contact } = confirmer;
      const { newContact: to, reason } = command;
      const stranger = refuseStranger(contract, command.contact, actor);
      if (stranger) return stranger;
      if (isSamePerson(to.email, contact.email)) return refuse('ALREADY_THE_CONTACT', to.email);
      const ours = refuseOurs(input('company'), to);
      if (ours) return ours;
      return [{ type: 'ConfirmationForwarded', revision, from: contact, to, reason, ask: approval.asked + 1 }];
    },
  }),
} satisfies RulesFor<ConfirmationCommands>;
