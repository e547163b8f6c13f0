import { domainToUnicode } from 'node:url';
import { zoneClock } from '../config/zone-clock';
import { type Contract } from '../domain/contract/contract';
import { type ListedCustomer } from '../domain/drafting/customer-warnings';
import { type Terms } from '../domain/drafting/terms';
import { type Warning } from '../domain/drafting/warning';
import { comparableOf, type Other, type Surroundings, warningsOf } from '../domain/drafting/warnings';
import { registrationKey } from '../domain/drafting/similarity';
import { normalise } from '../domain/kernel/money';
import { type Database } from './client';
import { loadCachedCalendar } from './load-company';
import { customerIdOf, loadCustomer, loadCustomerStanding } from './load-customer';
import { loadContractType, loadFramework } from './load-drafting';
import { loadTermsOf } from './load-terms';

/**
 * Contracts that can be likely duplicates by `similarity`: same currency, prices that differ by a twentieth at most, half of the days in common, and not
 * another registration number. The bounds are slightly wider than that, because `similarity` rounds. Only the newest, so that the comparison stays short.
 */
export async function contractsAlike(
  db: Pick<Database, '$queryRaw'>,
  contractId: string,
  terms: Terms,
): Promise<Other[]> {
  const { gross, startsOn, endsOn, registrationNumber } = comparableOf(terms);
  const key = registrationKey(registrationNumber);
  const rows = await db.$queryRaw<
    {
      contractId: string;
      number: string;
      title: string;
      customerName: string;
      registrationNumber: string | null;
      amount: string;
      startsOn: string;
      endsOn: string;
    }[]
  >`
    SELECT c.contract_id AS "contractId", c.number, c.title, c.customer_name AS "customerName",
      p.registration_number AS "registrationNumber", c.gross::text AS amount,
      to_char(c.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn"
    FROM contracts c JOIN parties p ON p.contract_id = c.contract_id AND p.side = 'customer'
    WHERE c.contract_id <> ${contractId} AND c.stage NOT IN ('withdrawn', 'declined') AND c.currency = ${gross.currency}
      AND c.gross BETWEEN ${gross.amount}::numeric * 0.949 AND ${gross.amount}::numeric / 0.949
      AND c.starts_on <= ${endsOn}::date AND c.ends_on >= ${startsOn}::date
      AND LEAST(c.ends_on, ${endsOn}::date) - GREATEST(c.starts_on, ${startsOn}::date) + 1
        >= 0.49 * (GREATEST(c.ends_on, ${endsOn}::date) - LEAST(c.starts_on, ${startsOn}::date) + 1)
      AND (${key} = '' OR p.registration_number IS NULL OR p.registration_number ~ '[^ -~]'
        OR lower(regexp_replace(p.registration_number, '[^0-9A-Za-z]', '', 'g')) IN (${key}, ''))
    ORDER BY c.created_at DESC LIMIT 200`;
  return rows.map(({ amount, ...other }) => ({ ...other, gross: normalise({ amount, currency: gross.currency }) }));
}

/** The terms of an order's framework contract. */
async function frameworkTermsOf(db: Database, { framework }: Terms): Promise<Terms | null> {
  if (!framework) return null;
  const row = await db.contract.findUnique({ where: { contractId: framework.contractId }, select: { state: true } });
  return row && loadTermsOf(db, (row.state as unknown as Contract).terms); // written by `recordTransition`
}

/** The customer's current entry in the directory. */
async function listedCustomer(db: Database, contract: Contract): Promise<ListedCustomer | null> {
  const customerId = await customerIdOf(db, contract);
  if (customerId === null) return null;
  const [standing, details] = await Promise.all([
    loadCustomerStanding(db, customerId, contract.contractId),
    loadCustomer(db, customerId),
  ]);
  return standing && details && { standing, details, isNamed: contract.customerId !== undefined };
}

/**
 * All warnings about the terms of a contract.
 * @param document findings from rendering; empty if the document was already rendered at submission
 */
export async function loadWarnings(
  db: Database,
  contract: Contract,
  terms: Terms,
  document: Pick<Surroundings, 'missing' | 'replaced' | 'unshown'> = { missing: [], replaced: [], unshown: [] },
): Promise<Warning[]> {
  const { contractId, contractTypeId, contractTypeVersion, timeZone } = contract;
  const [others, made, framework, frameworkTerms, listed, calendar] = await Promise.all([
    contractsAlike(db, contractId, terms),
    loadContractType(db, contractTypeId, contractTypeVersion ?? 'published'),
    loadFramework(db, contract),
    frameworkTermsOf(db, terms),
    listedCustomer(db, contract),
    loadCachedCalendar(db),
  ]);
  return warningsOf(terms, {
    today: zoneClock.show(new Date().toISOString(), timeZone).slice(0, 10),
    ...{ calendar, others, framework, frameworkTerms, listed, shownHost: domainToUnicode },
    attachments: made?.contractType.attachments ?? [],
    ...document,
  });
}
