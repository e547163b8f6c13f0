import { type CustomerStanding } from '../domain/customers/standing';
import { type Connection } from './client';

/** Stages in which a contract counts against its customer's credit. */
const committing = ['in_approval', 'awaiting_customer', 'awaiting_signature', 'active'];

/** A customer as the rules see it; null where the directory has none. `contractId`: the contract that asks, which does not count itself. */
export async function loadCustomerStanding(
  db: Pick<Connection, '$queryRaw'>,
  customerId: string,
  contractId: string,
): Promise<CustomerStanding | null> {
  const [found] = await db.$queryRaw<CustomerStanding[]>`
    SELECT c.customer_id AS "customerId", c.name, c.status, c.reason,
      CASE WHEN c.credit_amount IS NULL THEN NULL
        ELSE jsonb_build_object('amount', c.credit_amount::text, 'currency', c.credit_currency) END AS "creditLimit",
      CASE WHEN c.credit_amount IS NULL THEN NULL ELSE jsonb_build_object('currency', c.credit_currency, 'amount', (
        SELECT COALESCE(sum(k.gross), 0)::text FROM contracts k WHERE k.customer_id = c.customer_id
          AND k.contract_id <> ${contractId} AND k.currency = c.credit_currency AND k.stage = ANY(${committing}))) END AS committed
    FROM customers c WHERE c.customer_id = ${customerId}`;
  return found ?? null;
}
