import { type Day, type Instant } from '../kernel/days';
import { type Side } from '../kernel/people';
import { type OpenMilestone } from '../delivery/state';
import { type OpenPaymentLine } from '../payment/state';

export interface SigningEvents {
  SignatureRecorded: { side: Side; signatory: string; signedOn: Day };
  SignatureReminderDue: { revision: number; occurrence: number; dueAt: Instant };
  /** Both have signed; what is open from now on. */
  ContractActivated: { milestones: OpenMilestone[]; paymentLines: OpenPaymentLine[] };
}
