import { type Contract } from '../domain/contract/contract';
import { earlierRounds, type EarlierRounds } from '../domain/contract/earlier-round';
import { type ContractEvent } from '../domain/contract/events';
import { effectiveDueOn } from '../domain/contract/due-day';
import { type Reading } from '../domain/contract/reading';
import { type WorkCalendar } from '../domain/kernel/work-calendar';
import { zoneClock } from '../config/zone-clock';
import { type CompanyProfile, receivingAccount } from '../domain/company/profile';
import { type Connection } from './client';
import { eventOf } from './load-events';
import { loadTerms } from './load-terms';

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

/** Events that show who decided on an earlier revision, or got it. */
const tellOfRounds: readonly EventType[] = [
  'ApprovalGiven',
  'ApprovalDenied',
  'ReturnedToStep',
  'ContractReturned',
  'CustomerConfirmationRequested',
];

async function loadEarlier(db: Connection, { contractId, revision, stage }: Contract): Promise<EarlierRounds | null> {
  if (revision === 1 || (stage !== 'in_approval' && stage !== 'awaiting_customer')) return null;
  const where = { streamKind: 'contract', streamId: contractId, type: { in: [...tellOfRounds] } };
  const [rows, revisions] = await Promise.all([
    db.event.findMany({ where, orderBy: { seq: 'asc' } }),
    db.revision.findMany({
      where: { contractId, revision: { lt: revision } },
      select: { revision: true, termsDigest: true },
    }),
  ]);
  const texts = await loadTerms(
    db,
    revisions.map(({ termsDigest }) => termsDigest),
  );
  const byRevision = revisions.flatMap(({ revision: of, termsDigest }) => {
    const terms = texts.get(termsDigest);
    return terms ? [[of, terms] as const] : [];
  });
  return earlierRounds(rows.map(eventOf), revision, new Map(byRevision));
}

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
