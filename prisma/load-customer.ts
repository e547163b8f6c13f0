import { type Contract } from '../domain/contract/contract';
import { type CustomerEvent, type CustomerEvents } from '../domain/customers/events';
import { foldCustomer } from '../domain/customers/evolve';
import { matchKey } from '../domain/kernel/match-key';
import { type CustomerStanding } from '../domain/customers/standing';
import { type Customer, customerStateVersion } from '../domain/customers/state';
import { normalise } from '../domain/kernel/money';
import { type Party } from '../domain/kernel/people';
import { type Connection } from './client';
import { loadTermsOf } from './load-terms';

type Queries = Pick<Connection, '$queryRaw'>;

/** Stages in which a contract counts against its customer's credit limit. */
const committing = ['in_approval', 'awaiting_customer', 'awaiting_signature', 'signed', 'active'];

/** What identifies a contract's party in the directory. */
type Registered = Pick<Party, 'name' | 'registrationNumber' | 'country'>;

/**
 * Finds the customer with the party's registration number or, if the party has none, its name; a party without country matches any country. A
 * blocked customer is found by number or name, whatever the country.
 */
async function idByParty(db: Queries, { name, registrationNumber, country }: Registered): Promise<string | null> {
  const number = registrationNumber === null ? null : matchKey(registrationNumber);
  const [found] = await db.$queryRaw<{ customerId: string }[]>`
    SELECT customer_id AS "customerId" FROM customers
    WHERE (number_key = ${number} OR name_key = ${matchKey(name)} AND (${number}::text IS NULL OR status = 'blocked'))
      AND (status = 'blocked' OR country = COALESCE(${country ?? null}, country))
    ORDER BY status <> 'blocked', number_key = ${number} DESC NULLS LAST, customer_id LIMIT 1`;
  return found?.customerId ?? null;
}

/**
 * The customer in the directory: the one that the contract refers to, otherwise the one with its party's registration number, or with its
 * name if it has none, so that a typed party cannot bypass what the directory says.
 */
export async function customerIdOf(
  db: Queries,
  { customerId, terms }: Pick<Contract, 'customerId' | 'terms'>,
): Promise<string | null> {
  return customerId ?? idByParty(db, (await loadTermsOf(db, terms)).parties.customer);
}

/** The customer as rules see it; null if it is not in the directory. `contractId`: the contract to decide on, which is not counted itself. */
export async function loadCustomerStanding(
  db: Queries,
  customerId: string,
  contractId: string,
): Promise<CustomerStanding | null> {
  const [found] = await db.$queryRaw<CustomerStanding[]>`
    SELECT c.customer_id AS "customerId", c.name, c.status, c.reason,
      CASE WHEN c.credit_amount IS NULL THEN NULL
        ELSE jsonb_build_object('amount', c.credit_amount::text, 'currency', c.credit_currency) END AS "creditLimit",
      CASE WHEN c.credit_amount IS NULL THEN NULL ELSE jsonb_build_object('currency', c.credit_currency, 'amount', (
        SELECT COALESCE(sum(GREATEST(k.gross, a.gross_after)), 0)::text
        FROM (SELECT contract_id FROM contracts WHERE customer_id = c.customer_id UNION
          SELECT p.contract_id FROM parties p JOIN contracts n ON n.contract_id = p.contract_id AND n.customer_id IS NULL
          WHERE p.side = 'customer' AND (p.number_key = c.number_key OR p.number_key IS NULL AND p.name_key = c.name_key)) own
        JOIN contracts k ON k.contract_id = own.contract_id
        LEFT JOIN amendments a ON a.contract_id = k.contract_id AND a.status IN ('in_review', 'awaiting_customer', 'awaiting_signature')
        WHERE k.contract_id <> ${contractId} AND k.currency = c.credit_currency AND k.stage = ANY(${committing}))) END AS committed
    FROM customers c WHERE c.customer_id = ${customerId}`;
  if (!found) return null;
  const { creditLimit, committed } = found;
  return {
    ...found,
    creditLimit: creditLimit && normalise(creditLimit),
    committed: committed && normalise(committed),
  };
}

/** All events of a customer, and the request fingerprint of each command. */
export interface CustomerTrail {
  events: CustomerEvent[];
  fingerprints: ReadonlyMap<string, string>;
}

export async function loadCustomerTrail(db: Pick<Connection, 'event'>, customerId: string): Promise<CustomerTrail> {
  const rows = await db.event.findMany({
    where: { streamKind: 'customer', streamId: customerId },
    orderBy: { seq: 'asc' },
  });
  const events = rows.map(({ body, seq, at, actor, commandId }) => {
    const recorded = { ...(body as { type: keyof CustomerEvents }), seq, at: at.toISOString(), actor, commandId };
    return recorded as unknown as CustomerEvent; // written by appendEvents
  });
  return { events, fingerprints: new Map(rows.map(({ commandId, fingerprint }) => [commandId, fingerprint])) };
}

/** The current customer; null if it does not exist. A stored state of another version is rebuilt from the events. */
export async function loadCustomer(
  db: Pick<Connection, 'event' | 'customer'>,
  customerId: string,
): Promise<Customer | null> {
  const select = { state: true, stateVersion: true } as const;
  const row = await db.customer.findUnique({ where: { customerId }, select });
  if (row?.stateVersion === customerStateVersion) return row.state as unknown as Customer; // written by `recordCustomer` in this version's format
  return row && foldCustomer((await loadCustomerTrail(db, customerId)).events);
}
