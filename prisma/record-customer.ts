import { isRefusal, refuse, type Refusal, unknownEvent } from '../domain/contract/refusals';
import { type CustomerCommand } from '../domain/customers/commands';
import { decideCustomer } from '../domain/customers/decide';
import { foldCustomer } from '../domain/customers/evolve';
import { customerTable } from '../domain/customers/rows';
import { matchKey } from '../domain/kernel/match-key';
import { type Customer } from '../domain/customers/state';
import { type Instant } from '../domain/kernel/days';
import { type Actor } from '../domain/kernel/people';
import { stamp, UnknownEventError } from '../domain/kernel/stream';
import { appendEvents, isTaken } from './append-events';
import { type Database } from './client';
import { noteIncident, resolveIncident, unknownEventId, unknownEventIncident } from './note-incident';
import { type CustomerTrail, loadCustomerTrail } from './load-customer';

/** A command on a customer, who sends it, and when. */
export interface CustomerAsking {
  customerId: string;
  command: CustomerCommand;
  commandId: string;
  fingerprint: string;
  actor: Actor;
  now: Instant;
}

/** The customer after the command. The fingerprint is that of the request recorded under the command's id. */
export interface CustomerRecorded {
  customer: Customer;
  fingerprint: string;
}

/** Gives up after this many concurrent changes of the same customer. */
const mostAttempts = 20;

/** The result of the command when it was recorded; null if it was not. */
function recordedIn({ events, fingerprints }: CustomerTrail, commandId: string): CustomerRecorded | null {
  const last = events.findLast((event) => event.commandId === commandId);
  const customer = last ? foldCustomer(events.filter(({ seq }) => seq <= last.seq)) : null;
  return customer && { customer, fingerprint: fingerprints.get(commandId) ?? '' };
}

/** Refuses a registration number that another customer has. */
async function refuseDuplicate(
  db: Database,
  { customerId, country, registrationNumber }: Customer,
): Promise<Refusal | null> {
  if (registrationNumber === undefined) return null;
  const other = await db.customer.findFirst({
    where: { country, numberKey: matchKey(registrationNumber), customerId: { not: customerId } },
    select: { name: true },
  });
  return other && refuse('DUPLICATE_CUSTOMER', registrationNumber, other.name);
}

/**
 * Decides the command on the state in Postgres and appends its events and the directory row in one statement, expecting the number
 * after the last event read. If other events were recorded first, it reads again and decides again. A repeated run changes nothing: a
 * recorded command gets the same answer.
 */
export async function recordCustomer(db: Database, asking: CustomerAsking): Promise<CustomerRecorded | Refusal> {
  const stream = { kind: 'customer', id: asking.customerId } as const;
  try {
    const recorded = await recordKnown(db, asking);
    await resolveIncident(db, unknownEventId(stream));
    return recorded;
  } catch (error) {
    if (!(error instanceof UnknownEventError)) throw error;
    const row = await db.customer.findUnique({ where: { customerId: asking.customerId }, select: { name: true } });
    const name = row?.name ?? asking.customerId;
    await noteIncident(db, unknownEventIncident(stream, name, error.eventType));
    return unknownEvent(error, name);
  }
}

async function recordKnown(db: Database, asking: CustomerAsking): Promise<CustomerRecorded | Refusal> {
  const { customerId, commandId, fingerprint, actor, now } = asking;
  for (let attempt = 1; ; attempt += 1) {
    const trail = await loadCustomerTrail(db, customerId);
    const earlier = recordedIn(trail, commandId);
    if (earlier) return earlier;
    const before = foldCustomer(trail.events);
    const decision = decideCustomer(before, asking);
    if (isRefusal(decision)) return decision;
    const events = stamp(decision, before?.seq ?? 0, now, actor, commandId);
    const customer = foldCustomer(events, before);
    if (!customer) throw new Error(`The command ${asking.command.type} gave no events.`);
    const { table, key, rows } = customerTable;
    const row = { table, key, upserts: rows(customer), removed: [], olderThan: { field: 'seq' } };
    try {
      const stream = { kind: 'customer', id: customerId } as const;
      await appendEvents(db, { stream, fingerprint, events, effects: [], terms: new Map(), tables: [row], files: [] });
      return { customer, fingerprint };
    } catch (error) {
      if (!isTaken(error)) throw error;
      const duplicate = await refuseDuplicate(db, customer);
      if (duplicate) return duplicate;
      if (attempt === mostAttempts) throw error;
    }
  }
}
