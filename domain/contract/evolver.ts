import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type Concluded, type Contract, type Ended, type Facts, type Stage } from './contract';
import { type ContractEvent } from './events';

/** One function for each event of an area: it returns the contract after the event. The caller sets `seq` and `updatedAt`. */
export type Evolvers<Events> = {
  [T in keyof Events]: (contract: Contract, event: Recorded<{ type: T } & Events[T]>) => Contract;
};

/** Narrows the contract to one of these stages. @throws CorruptHistoryError when it is in another */
export function inStage<S extends Stage>(
  contract: Contract,
  stages: readonly S[],
  { seq, type }: Pick<ContractEvent, 'seq' | 'type'>,
): Contract & { stage: S } {
  if (!(stages as readonly string[]).includes(contract.stage))
    throw new CorruptHistoryError(
      `Event ${seq} (${type}) cannot follow stage ${contract.stage} of ${contract.contractId}.`,
    );
  return contract as Contract & { stage: S }; // checked by the condition above
}

/** The fields that the contract keeps when the event starts a new stage. */
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

/** The state of all parts when the contract ends, so that approvals and signatures stay part of it. */
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
