import { isSamePerson, type Actor, type Person } from '../kernel/people';
import { agreementToSign } from '../signing/agreement';
import { type Contract } from './contract';
import { approvalsOf } from './subjects';

/** The customer's contact whose answer is awaited: to the contract, or to an amendment or termination; null if it is our side's turn. */
function askedOfCustomer(contract: Contract): Person | null {
  if (contract.stage === 'awaiting_customer') return contract.confirmer.contact;
  const [found] = approvalsOf(contract);
  return contract.stage === 'active' && found?.underWay === false ? contract.terms.contact : null;
}

/**
 * Whether a link may have the current link mailed again. While the customer is asked, only the link of the contact who is asked may: an
 * earlier contact, perhaps of another company, must not cause mails to the present one. While our side is asked, any link of our side may.
 */
export function mayMailAgain(contract: Contract, { side, email }: Pick<Actor, 'side' | 'email'>): boolean {
  if (agreementToSign(contract)) return false;
  const asked = askedOfCustomer(contract);
  if (asked) return side === 'customer' && isSamePerson(asked.email, email ?? '');
  const [found] = approvalsOf(contract);
  return side === 'ours' && found?.underWay === true;
}
