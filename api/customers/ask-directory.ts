import { type Named, nameProblems } from '../../documents/pdf/names';
import { isRefusal, refuse, type Refusal } from '../../domain/contract/refusals';
import { checkDetails } from '../../domain/customers/check-details';
import { type CustomerCommand } from '../../domain/customers/commands';
import { withChanges } from '../../domain/kernel/changes';
import { type Customer } from '../../domain/customers/state';
import { listed } from '../../domain/kernel/problem';
import { words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { loadCustomer } from '../../prisma/load-customer';
import { recordCustomer } from '../../prisma/record-customer';
import { isId } from '../http/route';
import { type RequestIdentity } from '../http/idempotency';
import { type Fault, problem, refused } from '../http/problem';

function notFound(): Error {
  return refused(refuse('CUSTOMER_NOT_FOUND'));
}

/** @throws ProblemError 404 */
export async function customerNow(db: Database, customerId: string): Promise<Customer> {
  const customer = isId(customerId) ? await loadCustomer(db, customerId) : null;
  if (!customer) throw notFound();
  return customer;
}

/**
 * The faults of the data, with pointers into the request. A registration number that became invalid only by a new country is reported at the country.
 */
async function faultsOf(db: Database, customerId: string, command: CustomerCommand): Promise<Fault[]> {
  if (command.type === 'addCustomer') return checkDetails(command.details);
  if (command.type !== 'changeCustomer') return [];
  const { changes } = command;
  return checkDetails(withChanges(await customerNow(db, customerId), changes)).map((fault) =>
    fault.pointer === '/registrationNumber' && !('registrationNumber' in changes)
      ? { ...fault, pointer: '/country' }
      : fault,
  );
}

/** The names that a command would put into contracts. */
function namesIn(command: CustomerCommand): Named[] {
  if (command.type === 'setCustomerStatus') return [];
  const { name, nameEn, legalRepresentative, contacts } =
    command.type === 'addCustomer' ? command.details : command.changes;
  return [
    { pointer: '/name', name },
    { pointer: '/nameEn', name: nameEn },
    { pointer: '/legalRepresentative', name: legalRepresentative },
    ...(contacts ?? []).map((contact, index) => ({ pointer: `/contacts/${index}/name`, name: contact.name })),
  ];
}

async function told(db: Database, customerId: string, command: CustomerCommand, refusal: Refusal) {
  const { code, sentence, sentenceZh } = refusal;
  const at = (pointer: string, fault: string): Fault[] => [
    { pointer, code: fault, message: words(sentence, sentenceZh) },
  ];
  if (code === 'INVALID_CUSTOMER') return refused(refusal, await faultsOf(db, customerId, command));
  if (code === 'DUPLICATE_CUSTOMER') return refused(refusal, at('/registrationNumber', 'taken'));
  return refused(refusal, code === 'REASON_NEEDED' ? at('/reason', 'missing') : []);
}

/**
 * Sends a command to the customer directory; it takes effect once for each command id.
 * @returns the customer just after the command
 * @throws ProblemError 403, 404, 409, 422
 */
export async function askDirectory(
  db: Database,
  { actor, commandId, fingerprint }: RequestIdentity,
  customerId: string,
  command: CustomerCommand,
): Promise<Customer> {
  if (!isId(customerId)) throw notFound();
  const unreadable = nameProblems(namesIn(command));
  if (unreadable.length > 0) throw refused(refuse('INVALID_CUSTOMER', listed(unreadable)), unreadable);
  const now = new Date().toISOString();
  const recorded = await recordCustomer(db, { customerId, command, commandId, fingerprint, actor, now });
  if (isRefusal(recorded)) throw await told(db, customerId, command, recorded);
  if (recorded.fingerprint !== fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
  return recorded.customer;
}
