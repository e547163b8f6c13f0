import { type AnyCommand, type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type Actor } from '../../domain/kernel/people';
import { aCompany, type Setting } from './a-company';
import { eventsOf, NOW } from './ask-contract';
import { fold } from './contract-library';
import { approvers } from './pump-contract';

/** The owner of the pump contract, acting through the link to their page. */
export const ownerLink: Actor = {
  ...{ kind: 'link', id: 'link-owner', name: 'owner', email: 'owner@example.com', side: 'ours', owner: true },
};

/** The contract after the owner has recorded this on their page. */
export function recordedByOwner(contract: Contract, command: AnyCommand, company: Setting = aCompany()): Contract {
  return fold(eventsOf(contract, command, NOW, company, ownerLink), contract) ?? contract;
}

/** Finance verifies the latest entry. */
export function verify(contract: Contract, by: string = approvers.finance.email): Command<'verifyEntry'> {
  const { entries = [] } = 'entries' in contract ? contract : {};
  return { type: 'verifyEntry', entryId: entries.at(-1)?.entryId ?? 'none', by, comment: null };
}
