import { type Amendment } from '../amendment/state';
import { type Approval, type Vote } from '../approval/state';
import { type Confirmer } from '../confirmation/state';
import { type DeliveryState } from '../delivery/state';
import { type Profile, type Return, type TermsRef } from '../drafting/state';
import { type Archive, type Archiving, type Ending, type TermState, type Termination } from '../ending/state';
import { type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Person, type Side } from '../kernel/people';
import { type PaymentState } from '../payment/state';
import { type EffectState, type Signature } from '../signing/state';
import { type OpenEntry } from '../verification/state';

/** Company policy; a contract keeps the policy that was in force when it was created. */
export interface Policy {
  /** A contract is important if its gross price is at least this amount, or if its price is in another currency. */
  executiveThreshold: Money;
}

/**
 * The fields that every stage has. A `Contract` is the working set that its workflow carries through its whole life: what is
 * needed for waiting, and counters. Texts, closed duties, receipts and comments are in Postgres.
 * `seq` is the number of the last event applied; `revision` starts at 1.
 */
export interface Facts {
  contractId: string;
  number: string;
  seq: number;
  revision: number;
  terms: TermsRef;
  profile: Profile;
  /** Id in the customer directory; absent if the customer was only typed in. */
  customerId?: string;
  owner: Person;
  timeZone: string;
  policy: Policy;
  contractTypeId: string;
  contractTypeVersion?: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** When the contract entered its current stage. */
  since: Instant;
  /** How many of each were ever created; their ids are made from these counters. */
  made: { amendments: number; terminations: number; comments: number };
}

/** A draft that was returned keeps its approval: votes that the later changes do not affect remain valid. */
export type Draft = Facts & { stage: 'draft'; returned: Return | null; approval: Approval | null };
export type InApproval = Facts & { stage: 'in_approval'; approval: Approval };
export type AwaitingCustomer = Facts & { stage: 'awaiting_customer'; approval: Approval; confirmer: Confirmer };
export type AwaitingSignature = Facts & {
  stage: 'awaiting_signature';
  approval: Approval;
  confirmed: Vote & { document?: string };
  signatures: Record<Side, Signature | null>;
  /** Number of reminders to sign sent so far. */
  reminders: number;
};
/** Signed by both sides, but not in force before its effective day and conditions. Payments that are conditions are recorded already. */
export type Signed = Facts & {
  stage: 'signed';
  approval: Approval;
  signatures: Record<Side, Signature>;
  delivery: DeliveryState;
  payment: PaymentState;
  effect: EffectState;
  entries?: OpenEntry[];
};
export type Active = Facts & {
  stage: 'active';
  approval: Approval;
  signatures: Record<Side, Signature>;
  delivery: DeliveryState;
  payment: PaymentState;
  amendment: Amendment | null;
  termination: Termination | null;
  term: TermState;
  entries?: OpenEntry[];
};
/** State of each part when the contract ended; null for parts that never began. */
export interface Concluded {
  approval: Approval | null;
  signatures: Record<Side, Signature | null> | null;
  delivery: DeliveryState | null;
  payment: PaymentState | null;
}
export type Ended = Facts & {
  stage: 'completed' | 'terminated' | 'expired' | 'withdrawn' | 'declined';
  ending: Ending;
  /** Entries that finance has not verified yet. Money may have come even if the contract ended. */
  entries?: OpenEntry[];
  /** Absent until somebody is asked to archive, and if nothing is to be archived. */
  archiving?: Archiving;
} & Concluded;
export type Archived = Facts & { stage: 'archived'; ending: Ending; archive: Archive } & Concluded;

export type Contract = Draft | InApproval | AwaitingCustomer | AwaitingSignature | Signed | Active | Ended | Archived;
export type Stage = Contract['stage'];

export const stages = [
  'draft',
  'in_approval',
  'awaiting_customer',
  'awaiting_signature',
  'signed',
  'active',
  'completed',
  'terminated',
  'expired',
  'withdrawn',
  'declined',
  'archived',
] as const satisfies readonly Stage[];

/** Whether nothing can happen to the contract any more. */
export function isClosed({ stage }: Pick<Contract, 'stage'>): boolean {
  return stage === 'archived' || stage === 'withdrawn' || stage === 'declined';
}
