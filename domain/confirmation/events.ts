import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';

export interface ConfirmationEvents {
  CustomerConfirmationRequested: { revision: number };
  ConfirmationForwarded: { revision: number; from: Person; to: Person; reason: string | null; ask: number };
  /** `document`: SHA-256 of the document that the customer saw. */
  CustomerConfirmed: { revision: number; comment: string | null; document?: string };
  CustomerDeclined: { revision: number; reason: string };
  ConfirmationReminderDue: { revision: number; occurrence: number; dueAt: Instant };
}
