import { type BookedReceipt } from '../domain/payment/booked-receipt';
import { referenceKey } from '../domain/payment/reference-key';
import { normalise } from '../domain/kernel/money';
import { type Connection, Prisma } from './client';

type Queries = Pick<Connection, '$queryRaw'>;

/** The possible keys of a reference: receipts booked before there were keys have the reference itself as key until `npm run rebuild`. */
const keysOf = (reference: string) => Prisma.sql`(${referenceKey(reference)}, ${reference})`;

/** Number of the contract in which the bank reference is booked; null if it is free, as that of a reversed receipt. */
export async function loadBookedReference(db: Queries, reference: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ number: string }[]>`
    SELECT c.number FROM receipts r JOIN contracts c USING (contract_id)
    WHERE r.reference_key IN ${keysOf(reference)} AND r.reversed_at IS NULL`;
  return found?.number ?? null;
}

/** Number of another contract in which a transfer with this reference, in any spelling, waits for verification. */
export async function loadWaitingReference(db: Queries, contractId: string, reference: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ number: string; reference: string }[]>`
    SELECT c.number, entry->'command'->>'reference' AS reference
    FROM contracts c, jsonb_array_elements(c.state->'entries') AS entry
    WHERE jsonb_exists(c.state, 'entries') AND c.contract_id <> ${contractId}
      AND entry->'command'->>'type' = 'recordReceipt' ORDER BY c.number`;
  return rows.find((row) => referenceKey(row.reference) === referenceKey(reference))?.number ?? null;
}

interface Row {
  seq: number;
  amount: string;
  currency: string;
  receivedOn: string;
  reference: string;
  isReversed: boolean;
  allocations: { paymentLineId: string; amount: string }[];
}

/** The contract's newest receipt with this bank reference, in any spelling. */
export async function loadReceipt(db: Queries, contractId: string, reference: string): Promise<BookedReceipt | null> {
  const [found] = await db.$queryRaw<Row[]>`
    SELECT r.seq, r.amount::text, r.currency, to_char(r.received_on, 'YYYY-MM-DD') AS "receivedOn", r.reference,
      r.reversed_at IS NOT NULL AS "isReversed",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('paymentLineId', a.payment_line_id, 'amount', a.amount::text)
        ORDER BY a.payment_line_id), '[]')
        FROM (SELECT payment_line_id, sum(amount) AS amount FROM receipt_allocations
          WHERE contract_id = r.contract_id AND receipt_seq = r.seq GROUP BY payment_line_id) a) AS allocations
    FROM receipts r WHERE r.contract_id = ${contractId} AND r.reference_key IN ${keysOf(reference)}
    ORDER BY r.seq DESC LIMIT 1`;
  if (!found) return null;
  const { currency, allocations, amount, ...receipt } = found;
  const money = (plain: string) => normalise({ amount: plain, currency });
  return {
    ...{ ...receipt, amount: money(amount) },
    allocations: allocations.map((one) => ({ paymentLineId: one.paymentLineId, amount: money(one.amount) })),
  };
}

/** Conditions of effect that payments have met. */
export async function loadConditionsMet(db: Queries, contractId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ conditionId: string }[]>`
    SELECT condition_id AS "conditionId" FROM effect_conditions
    WHERE contract_id = ${contractId} AND status = 'met' AND cause = 'receipt'`;
  return rows.map(({ conditionId }) => conditionId);
}
