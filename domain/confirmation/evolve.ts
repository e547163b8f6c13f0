import { carryOn, end, type Evolvers, inStage } from '../contract/evolver';
import { type ConfirmationEvents } from './events';

export const confirmationEvolvers: Evolvers<ConfirmationEvents> = {
  CustomerConfirmationRequested: (contract, event) => {
    const current = inStage(contract, ['in_approval'], event);
    const ask = current.approval.asked + 1;
    return {
      ...carryOn(current, event),
      stage: 'awaiting_customer',
      approval: { ...current.approval, asked: ask, nudgedAt: null, resentAt: null },
      confirmer: { contact: current.terms.contact, ask, reminders: 0 },
    };
  },
  ConfirmationForwarded: (contract, event) => {
    const current = inStage(contract, ['awaiting_customer'], event);
    const { to: contact, ask } = event;
    const confirmer = { ...current.confirmer, contact, ask };
    return { ...current, approval: { ...current.approval, asked: ask }, confirmer };
  },
  CustomerConfirmed: (contract, event) => {
    const current = inStage(contract, ['awaiting_customer'], event);
    const read = event.document === undefined ? {} : { document: event.document };
    return {
      ...carryOn(current, event),
      ...{ stage: 'awaiting_signature', approval: current.approval, signatures: { ours: null, customer: null } },
      confirmed: { at: event.at, by: event.actor, comment: event.comment, ...read },
      reminders: 0,
    };
  },
  CustomerDeclined: (contract, event) =>
    end(inStage(contract, ['awaiting_customer'], event), event, 'declined', event.reason),
  ConfirmationReminderDue: (contract, event) => {
    const current = inStage(contract, ['awaiting_customer'], event);
    return { ...current, confirmer: { ...current.confirmer, reminders: event.occurrence + 1 } };
  },
};
