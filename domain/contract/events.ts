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

/** Everything that can happen to a contract, one line an area. Stored for ever: a shape may gain optional fields; where more has to change, `upcast` reads the old one. */
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

/** What happened, in the past tense. */
export type EventBody<T extends EventType = EventType> = { [K in T]: { type: K } & Events[K] }[T];

/** One entry of the audit trail. `at` is the contract's time, taken from the workflow. */
export type ContractEvent<T extends EventType = EventType> = { [K in T]: Recorded<{ type: K } & Events[K]> }[T];
