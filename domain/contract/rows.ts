import { type Contract } from './contract';
import { type StateTable } from './projection';
import { stateVersion } from './state-version';
import { waitingName } from './waiting-item';

function isOverdue(contract: Contract): boolean {
  if (contract.stage !== 'active') return false;
  return [...contract.delivery.open, ...contract.payment.open].some(({ overdue }) => overdue === true);
}

/** One row per contract, for lists. */
export const contractTable: StateTable = {
  table: 'contracts',
  key: ['contractId'],
  rows: (contract, { terms, waiting, nextDeadlineAt }) => {
    const { contractId, number, stage, seq, revision, contractTypeId, owner, createdAt, updatedAt } = contract;
    const emails = waiting.flatMap(({ person }) => (person ? [person.email.toLowerCase()] : []));
    return [
      {
        ...{ contractId, number, stage, seq, revision, contractTypeId, title: terms.title },
        ...{ frameworkId: terms.framework?.contractId ?? null, customerId: contract.customerId ?? null },
        ...{ customerName: terms.parties.customer.name, ownerName: owner.name, ownerEmail: owner.email },
        ...{ gross: terms.price.gross.amount, currency: terms.price.gross.currency },
        ...{ startsOn: terms.term.startsOn, endsOn: terms.term.endsOn, overdue: isOverdue(contract) },
        ...{ waitingOn: [...new Set(waiting.map(waitingName))], waitingEmails: [...new Set(emails)], waiting },
        ...{ nextDeadlineAt, termsDigest: contract.terms.digest, stateVersion, state: contract, createdAt, updatedAt },
      },
    ];
  },
};
