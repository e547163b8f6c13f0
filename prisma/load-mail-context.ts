import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { effectiveDueOn } from '../domain/contract/due-day';
import { type Reading } from '../domain/contract/reading';
import { type WorkCalendar } from '../domain/kernel/work-calendar';
import { zoneClock } from '../config/zone-clock';
import { type CompanyProfile, receivingAccount } from '../domain/company/profile';
import { type Connection } from './client';
import { loadEarlier } from './load-earlier';

/** Additional data for mails besides texts and comments; each part is loaded only for events that need it. */
export type MailContext = Omit<Reading, 'termsOf' | 'comments' | 'report'>;

type EventType = ContractEvent['type'];

const tellOfPayment: readonly EventType[] = [
  'ReceiptRecorded',
  'PaymentReminderDue',
  'PaymentOverdue',
  'PaymentChased',
  'DeliveryAccepted',
];

/** Why the previous delivery report was rejected; null if there was none. */
async function loadRejected(
  db: Connection,
  { contractId }: Contract,
  events: readonly ContractEvent[],
): Promise<string | null> {
  const asked = events.find((event) => event.type === 'DeliveryReported' || event.type === 'AcceptanceReminderDue');
  if (!asked || asked.attempt < 2) return null;
  const { milestoneId, attempt } = asked;
  const before = await db.delivery.findUnique({
    where: { contractId_milestoneId_attempt: { contractId, milestoneId, attempt: attempt - 1 } },
    select: { outcome: true, remark: true },
  });
  return before?.outcome === 'rejected' ? before.remark : null;
}

/** The events to write mails about. */
export interface Told {
  /** The contract after the events. */
  after: Contract;
  events: readonly ContractEvent[];
  calendar: WorkCalendar;
  profile: CompanyProfile | null;
}

/** Loads the additional data for the mails of these events. */
export async function loadMailContext(
  db: Connection,
  { after, events, calendar, profile }: Told,
): Promise<MailContext> {
  const isOfPayment = events.some(({ type }) => tellOfPayment.includes(type));
  const earlier = await loadEarlier(db, after);
  return {
    dueOn: (agreed) => effectiveDueOn(after.terms, agreed, calendar),
    show: (at) => zoneClock.show(at, after.timeZone),
    bankAccount: isOfPayment && profile ? receivingAccount(profile) : null,
    rejected: await loadRejected(db, after, events),
    ...(earlier ? { earlier } : {}),
  };
}
