import { type Contract } from '../contract/contract';

/** Whether the contract ended without ever having taken effect: nothing of it was owed. */
export function isLapsed(contract: Pick<Contract, 'stage'>): boolean {
  const { ending } = contract as { ending?: { lapsed?: true } }; // of those stages that have one
  return ending?.lapsed === true;
}
