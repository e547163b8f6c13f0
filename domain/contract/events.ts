import { type AmendmentEvents } from '../amendment/events';
import { type ApprovalEvents } from '../approval/events';
import { type ConfirmationEvents } from '../confirmation/events';
import { type DeliveryEvents } from '../delivery/events';
import { type DraftingEvents } from '../drafting/events';
import { type EndingEvents } from '../ending/events';
import { type Recorded } from '../kernel/stream';
import { type OperationEvents } from '../operation/events';
import { type PaymentEvents } from '../payment/events';
import { type SigningEvents } from '../signing/events';
import { type VerificationEvents } from '../verification/events';

/**
 * All events of a contract, one line per area. They are stored for ever: a type may gain optional fields; for any other change `upcast` converts
 * the stored ones.
 */
export interface Events
  extends
    DraftingEvents,
    ApprovalEvents,
    ConfirmationEvents,
    SigningEvents,
    DeliveryEvents,
    PaymentEvents,
    AmendmentEvents,
    EndingEvents,
    OperationEvents,
    VerificationEvents {}

export type EventType = keyof Events;

/** The content of an event, in the past tense. */
export type EventBody<T extends EventType = EventType> = { [K in T]: { type: K } & Events[K] }[T];

/** One entry of the audit trail. `at` is the workflow's time. */
export type ContractEvent<T extends EventType = EventType> = { [K in T]: Recorded<{ type: K } & Events[K]> }[T];
