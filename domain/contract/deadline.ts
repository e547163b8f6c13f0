import { type AmendmentDeadlines } from '../amendment/deadlines';
import { type ApprovalDeadlines } from '../approval/deadlines';
import { type ConfirmationDeadlines } from '../confirmation/deadlines';
import { type DeliveryDeadlines } from '../delivery/deadlines';
import { type EndingDeadlines } from '../ending/deadlines';
import { type PaymentDeadlines } from '../payment/deadlines';
import { type SigningDeadlines } from '../signing/deadlines';
import { type VerificationDeadlines } from '../verification/deadlines';
import { type Planned } from './planning';

/** All kinds of deadlines, one line per area. */
export interface DeadlineKinds
  extends
    ApprovalDeadlines,
    ConfirmationDeadlines,
    SigningDeadlines,
    DeliveryDeadlines,
    PaymentDeadlines,
    AmendmentDeadlines,
    EndingDeadlines,
    VerificationDeadlines {}

export type DeadlineKind = keyof DeadlineKinds;
export type DeadlineAbout<K extends DeadlineKind = DeadlineKind> = { [T in K]: { kind: T } & DeadlineKinds[T] }[K];
export type Deadline = Planned<DeadlineAbout>;
