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

/** What the company has laid down; a contract keeps the policy it was created under. */
export interface Policy {
  /** From this gross price on a contract is important. A price in another currency always is. */
  executiveThreshold: Money;
}

/**
 * What every stage knows: the working set that the contract's workflow carries for as long as the contract lives. It holds what is
 * needed to wait, and counters; texts, closed duties, receipts and comments are in Postgres.
 * `seq` is the number of the last event folded in; `revision` starts at 1.
 */
export interface Facts {
  contractId: string;
  number: string;
  seq: number;
  revision: number;
  terms: TermsRef;
  profile: Profile;
  /** In the customer directory; absent where the customer was only typed. */
  customerId?: string;
  owner: Person;
  timeZone: string;
  policy: Policy;
  contractTypeId: string;
  contractTypeVersion?: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** When the contract entered its stage. */
  since: Instant;
  /** How many there have been: the source of their ids. */
  made: { amendments: number; terminations: number; comments: number };
}

/** A draft that came back keeps its votes: those that the changes do not touch go on counting. */
export type Draft = Facts & { stage: 'draft'; returned: Return | null; approval: Approval | null };
export type InApproval = Facts & { stage: 'in_approval'; approval: Approval };
export type AwaitingCustomer = Facts & { stage: 'awaiting_customer'; approval: Approval; confirmer: Confirmer };
export type AwaitingSignature = Facts & {
  stage: 'awaiting_signature';
  approval: Approval;
  confirmed: Vote & { document?: string };
  signatures: Record<Side, Signature | null>;
  /** How many reminders to sign have gone out. */
  reminders: number;
};
/** Signed by both, and not in force before its day and its conditions have come. Money of a condition comes in already. */
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
/** What had come about when the contract ended, as it stood then; null for what it never reached. */
export interface Concluded {
  approval: Approval | null;
  signatures: Record<Side, Signature | null> | null;
  delivery: DeliveryState | null;
  payment: PaymentState | null;
}
export type Ended = Facts & {
  stage: 'completed' | 'terminated' | 'expired' | 'withdrawn' | 'declined';
  ending: Ending;
  /** What finance has not verified yet: money came, whatever became of the contract. */
  entries?: OpenEntry[];
  /** Left out until somebody is asked, and where nothing is to be archived. */
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
