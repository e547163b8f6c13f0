import { carryOn, type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError } from '../kernel/stream';
import { type SigningEvents } from './events';

export const signingEvolvers: Evolvers<SigningEvents> = {
  SignatureRecorded: (contract, event) => {
    const current = inStage(contract, ['awaiting_signature'], event);
    const signature = { signatory: event.signatory, signedOn: event.signedOn, recordedAt: event.at };
    return { ...current, signatures: { ...current.signatures, [event.side]: signature } };
  },
  SignatureReminderDue: (contract, event) => ({
    ...inStage(contract, ['awaiting_signature'], event),
    reminders: event.occurrence + 1,
  }),
  ContractActivated: (contract, event) => {
    const { signatures, approval, ...current } = inStage(contract, ['awaiting_signature'], event);
    const { ours, customer } = signatures;
    if (!ours || !customer)
      throw new CorruptHistoryError(`${current.contractId} became active without both signatures.`);
    return {
      ...carryOn(contract, event),
      ...{ stage: 'active', approval, signatures: { ours, customer } },
      delivery: { open: event.milestones, accepted: 0 },
      payment: { open: event.paymentLines, settled: 0 },
      ...{ amendment: null, termination: null, term: { since: event.at, ended: false } },
    };
  },
};
