import { type Contract } from '../contract/contract';

/** Whether the contract ended without ever having taken effect, so that nothing of it was owed. */
export function isLapsed(contract: Pick<Contract, 'stage'>): boolean {
  const { ending } = contract as { ending?: { lapsed?: true } }; // only some stages have `ending`
  return ending?.lapsed === true;
}
