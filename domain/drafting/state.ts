import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Person } from '../kernel/people';
import { type PaymentTrigger } from '../payment/trigger';

/** What the approval rules look at beside the terms; not part of what the parties agree on. */
export interface Profile {
  /** The department that makes the contract. */
  department: string | null;
  customerClass: string | null;
  riskMarks: string[];
}

/** Terms by their digest (SHA-256, in hex, of their canonical JSON), with the little of them that waiting needs. */
export interface TermsRef {
  digest: string;
  title: string;
  gross: Money;
  startsOn: Day;
  endsOn: Day;
  /** The customer's contact. */
  contact: Person;
  /** Whether they lay down any delivery or payment. */
  hasDuties: boolean;
  /** Due days that are days of rest stay as they are written; left out, they move to the next working day. */
  dueOnRestDays?: 'as_written';
  /** What payments hang on that have no fixed day; left out where all have. */
  triggers?: { paymentLineId: string; trigger: PaymentTrigger }[];
  /** The framework contract that this order is called off from. */
  frameworkId?: string;
}

/** Why a draft is a draft again. */
export interface Return {
  at: Instant;
  cause: 'rejected' | 'changes_requested' | 'confirmation_lapsed' | 'recalled';
  /** Whoever sent it back or took it back; null where nobody did, since the customer did not answer in time. */
  by: Person | null;
  reason: string;
  /** The step that is asked first when the draft is submitted again. */
  straightBackTo: string | null;
}
