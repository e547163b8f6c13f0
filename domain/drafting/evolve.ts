import { kept, submitted } from '../approval/evolve';
import { type Draft } from '../contract/contract';
import { carryOn, end, type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type DraftingEvents } from './events';
import { whoReturned } from './who-returned';

/** The initial state of a contract. */
export function begin(event: Recorded<DraftingEvents['ContractCreated']>): Draft {
  const { contractId, number, terms, profile, owner, timeZone, policy, contractTypeId, contractTypeVersion } = event;
  const { at, seq, customerId } = event;
  return {
    ...{ contractId, number, seq, revision: 1, terms, profile, owner, timeZone, policy, contractTypeId },
    ...(contractTypeVersion === undefined ? {} : { contractTypeVersion }),
    ...(customerId === undefined ? {} : { customerId }),
    ...{ createdAt: at, updatedAt: at, since: at, made: { amendments: 0, terminations: 0, comments: 0 } },
    ...{ stage: 'draft', returned: null, approval: null },
  };
}

export const draftingEvolvers: Evolvers<DraftingEvents> = {
  ContractCreated: ({ contractId }) => {
    throw new CorruptHistoryError(`${contractId} was created twice.`);
  },
  DraftRevised: (contract, event) => {
    const draft = inStage(contract, ['draft'], event);
    return { ...draft, terms: event.terms, profile: event.profile ?? draft.profile };
  },
  ContractSubmitted: (contract, event) => {
    const draft = inStage(contract, ['draft'], event);
    const approval = submitted(draft.approval, event, event.revision);
    return { ...carryOn(draft, event), stage: 'in_approval', approval };
  },
  // The contract becomes a draft of the next revision and keeps its votes.
  ContractReturned: (contract, event) => {
    const current = inStage(contract, ['in_approval', 'awaiting_customer'], event);
    const { cause, reason, at, straightBackTo = null } = event;
    return {
      ...carryOn(current, event),
      ...{ stage: 'draft', revision: event.revision + 1, approval: kept(current.approval, event) },
      returned: { at, cause, by: whoReturned(current, event), reason, straightBackTo },
    };
  },
  ContractWithdrawn: (contract, event) => {
    const open = ['draft', 'in_approval', 'awaiting_customer', 'awaiting_signature'] as const;
    return end(inStage(contract, open, event), event, 'withdrawn', event.reason);
  },
};
