import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type Concluded, type Contract, type Ended, type Facts, type Stage } from './contract';
import { type ContractEvent } from './events';

/** For each event of an area, the contract after it. Number and time of the event are put in by the loop. */
export type Evolvers<Events> = {
  [T in keyof Events]: (contract: Contract, event: Recorded<{ type: T } & Events[T]>) => Contract;
};

/** The contract, known to be in one of these stages. @throws CorruptHistoryError when it is not */
export function inStage<S extends Stage>(
  contract: Contract,
  stages: readonly S[],
  { seq, type }: Pick<ContractEvent, 'seq' | 'type'>,
): Contract & { stage: S } {
  if (!(stages as readonly string[]).includes(contract.stage))
    throw new CorruptHistoryError(
      `Event ${seq} (${type}) cannot follow stage ${contract.stage} of ${contract.contractId}.`,
    );
  return contract as Contract & { stage: S }; // the line above has checked it
}

/** What the contract carries on into the stage that this event opens. */
export function carryOn(contract: Contract, event: Pick<ContractEvent, 'at'>): Facts {
  const { contractId, number, seq, revision, terms, profile, owner, timeZone, policy, contractTypeId } = contract;
  const { contractTypeVersion, customerId, createdAt, updatedAt, made } = contract;
  return {
    ...{ contractId, number, seq, revision, terms, profile, owner, timeZone, policy, contractTypeId },
    ...(contractTypeVersion === undefined ? {} : { contractTypeVersion }),
    ...(customerId === undefined ? {} : { customerId }),
    ...{ createdAt, updatedAt, since: event.at, made },
  };
}

/** What the contract had come to, kept when it ends: who approved and who signed stays part of it. */
export function concluded(contract: Contract): Concluded {
  return {
    approval: 'approval' in contract ? contract.approval : null,
    signatures: 'signatures' in contract ? contract.signatures : null,
    delivery: 'delivery' in contract ? contract.delivery : null,
    payment: 'payment' in contract ? contract.payment : null,
  };
}

export function end(
  contract: Contract,
  event: Pick<ContractEvent, 'at'>,
  as: Ended['ending']['as'],
  reason: string | null,
): Ended {
  const { entries = [] } = 'entries' in contract ? contract : {};
  return {
    ...{ ...carryOn(contract, event), ...concluded(contract), stage: as, ending: { as, at: event.at, reason } },
    ...(entries.length > 0 ? { entries } : {}),
  };
}
