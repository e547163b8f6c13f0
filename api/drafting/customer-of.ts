import { checkTypedParty, partyOf } from '../../domain/customers/party';
import { refuse } from '../../domain/contract/refusals';
import { zh } from '../../domain/kernel/chinese';
import { listed, problemAt } from '../../domain/kernel/problem';
import { type Database } from '../../prisma/client';
import { loadCustomer } from '../../prisma/load-customer';
import { problem, refused } from '../http/problem';
import { faultError, type Framework } from './framework-of';
import { type TermsBody } from './terms-body';

export function unknownCustomer(): Error {
  return problem('UNKNOWN_CUSTOMER', '', [
    problemAt('/customerId', 'unknown_customer', 'The directory has no such customer.', '客户库中没有该客户。'),
  ]);
}

/**
 * Id of the directory's customer for a new contract. An order has the customer of its framework contract.
 * @throws ProblemError 422
 */
export function customerIdOf({ customerId }: { customerId?: string }, framework: Framework | null): string | undefined {
  const inherited = framework?.contract.customerId;
  if (customerId === undefined || inherited === undefined || customerId === inherited) return customerId ?? inherited;
  const { name } = framework?.terms.parties.customer ?? { name: '' };
  const en = `The customer of the framework contract is ${name}.`;
  throw faultError(problemAt('/customerId', 'not_the_customer', en, zh`框架合同的客户为${name}。`));
}

/**
 * Adds the customer's current data from the directory; the terms keep them as they are now. Data of the customer in the body must agree with them.
 * @throws ProblemError 422
 */
export async function withCustomer<Body extends TermsBody>(
  db: Database,
  customerId: string | undefined,
  body: Body,
): Promise<Body> {
  if (customerId === undefined) return body;
  const customer = await loadCustomer(db, customerId);
  if (!customer) throw unknownCustomer();
  const typed = body.customer ?? null;
  const faults = (typed ? checkTypedParty(customer, typed) : []).map(({ pointer, ...fault }) => {
    return { ...fault, pointer: `/customer${pointer}` };
  });
  if (faults.length > 0) throw refused(refuse('INVALID_TERMS', listed(faults)), faults);
  return { ...body, customer: partyOf(customer, typed) };
}
