import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Person } from '../kernel/people';
import { type PaymentTrigger } from '../payment/trigger';

/** Facts that approval rules use besides the terms; they are not part of the agreement. */
export interface Profile {
  /** The department that makes the contract. */
  department: string | null;
  customerClass: string | null;
  riskMarks: string[];
}

/** A reference to terms: SHA-256 digest, in hex, of their canonical JSON, and the few fields that the workflow needs. */
export interface TermsRef {
  digest: string;
  title: string;
  gross: Money;
  startsOn: Day;
  endsOn: Day;
  /** The customer's contact. */
  contact: Person;
  /** Whether the terms contain any delivery or payment. */
  hasDuties: boolean;
  /** Due days on rest days do not move; absent: they move to the next working day. */
  dueOnRestDays?: 'as_written';
  /** Triggers of payments without a fixed due day; absent if there are none. */
  triggers?: { paymentLineId: string; trigger: PaymentTrigger }[];
  /** The framework contract of this call-off order. */
  frameworkId?: string;
}

/** Why a contract became a draft again. */
export interface Return {
  at: Instant;
  cause: 'rejected' | 'changes_requested' | 'confirmation_lapsed' | 'recalled';
  /** Who returned or recalled it; null if the customer did not answer in time. */
  by: Person | null;
  reason: string;
  /** The step that is asked first after the next submission. */
  straightBackTo: string | null;
}
