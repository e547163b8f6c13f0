import { type Approval, type Profile, type StepId, type Vote } from '../approval/approval-state';
import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Person, type Side } from '../kernel/people';
import { type Terms } from '../drafting/terms';

/** What the company has laid down; a contract keeps the policy it was created under. */
export interface Policy {
  /** From this gross price on a contract is important. A price in another currency always is. */
  executiveThreshold: Money;
}

export interface Signature {
  signatory: string;
  signedOn: Day;
  recordedAt: Instant;
}

/** A milestone's state; `attempt` counts reports, so that a decision belongs to the report it was asked for. */
export interface MilestoneProgress {
  status: 'due' | 'reported' | 'accepted';
  attempt: number;
  since: Instant;
  deliveredOn: Day | null;
  evidence: string | null;
  overdue: boolean;
}

/** A payment line's state; it is settled when `received` reaches the line's amount. */
export interface PaymentProgress {
  received: Money;
  since: Instant;
  overdue: boolean;
}

/** Money that came (回款). `reference` is the bank's; it is counted once. */
export interface Receipt {
  paymentLineId: string;
  amount: Money;
  receivedOn: Day;
  reference: string;
}

export interface Performance {
  milestones: Record<string, MilestoneProgress>;
  payments: Record<string, PaymentProgress>;
  receipts: Receipt[];
}

/** Consent of both sides to a change or an ending; a side that has agreed is not asked again. */
export interface Consent {
  ours: Vote | null;
  customer: Vote | null;
}

/** New dates and amounts; whatever is not named stays. */
export interface Changes {
  endsOn?: Day;
  gross?: Money;
  milestones?: { milestoneId: string; dueOn: Day }[];
  paymentPlan?: { paymentLineId: string; dueOn?: Day; amount?: Money }[];
}

/** An amendment in flight; `terms` are the terms as they will stand. */
export interface Amendment {
  amendmentId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  changes: Changes;
  terms: Terms;
  consent: Consent;
}

/** A rescission in flight; `settlement` says in words what each side gives back or still pays. */
export interface Rescission {
  rescissionId: string;
  requestedBy: Side;
  requestedAt: Instant;
  reason: string;
  settlement: string;
  consent: Consent;
}

/** Why a draft is a draft again. */
export interface Return {
  at: Instant;
  cause: 'rejected' | 'changes_requested' | 'confirmation_lapsed' | 'recalled';
  by: string;
  reason: string;
  /** The step that is asked first when the draft is submitted again. */
  straightBackTo: StepId | null;
}

export interface Ending {
  as: 'completed' | 'rescinded' | 'expired' | 'withdrawn' | 'declined';
  at: Instant;
  reason: string | null;
}

/** What every stage knows. `seq` is the number of the last event folded in; `revision` starts at 1. */
interface Facts {
  contractId: string;
  number: string;
  seq: number;
  revision: number;
  terms: Terms;
  profile: Profile;
  owner: Person;
  timeZone: string;
  policy: Policy;
  /** The contract type, and which version of it. */
  templateId: string;
  contractTypeVersion?: number;
  createdAt: Instant;
  updatedAt: Instant;
  /** When the contract entered its stage. */
  since: Instant;
  /** Deadlines that have passed, by key, with how often; the planner never plans these again. */
  passed: Record<string, number>;
  /** How many amendments and rescissions were asked for: the source of their ids. */
  asked: { amendments: number; rescissions: number };
}

/** A draft that came back keeps its votes: those that the changes do not touch go on counting. */
export type Draft = Facts & { stage: 'draft'; returned: Return | null; approval: Approval | null };
export type InApproval = Facts & { stage: 'in_approval'; approval: Approval };
export type AwaitingCustomer = Facts & {
  stage: 'awaiting_customer';
  approval: Approval;
  /** The customer's person who is asked to confirm, and since when: the contact of the contract, or to whom they forwarded it. */
  confirmer: { contact: Person; ask: number };
};
export type AwaitingSignature = Facts & {
  stage: 'awaiting_signature';
  approval: Approval;
  confirmed: Vote & { document?: string };
  signatures: Record<Side, Signature | null>;
};
export type Active = Facts & {
  stage: 'active';
  approval: Approval;
  signatures: Record<Side, Signature>;
  performance: Performance;
  amendment: Amendment | null;
  rescission: Rescission | null;
  /** Executed amendments with the plan they replaced. */
  amendments: { amendmentId: string; executedAt: Instant; before: Terms }[];
  termEnded: boolean;
};
/** What had come about when the contract ended, as it stood then; null for what it never reached. */
export interface Concluded {
  approval: Approval | null;
  signatures: Record<Side, Signature | null> | null;
  performance: Performance | null;
  amendments: Active['amendments'];
}
export type Ended = Facts & {
  stage: 'completed' | 'rescinded' | 'expired' | 'withdrawn' | 'declined';
  ending: Ending;
} & Concluded;
export type Archived = Facts & {
  stage: 'archived';
  ending: Ending;
  archive: { fileNumber: string; archivedAt: Instant };
} & Concluded;

export type Contract = Draft | InApproval | AwaitingCustomer | AwaitingSignature | Active | Ended | Archived;
export type Stage = Contract['stage'];

export const stages = [
  'draft',
  'in_approval',
  'awaiting_customer',
  'awaiting_signature',
  'active',
  'completed',
  'rescinded',
  'expired',
  'withdrawn',
  'declined',
  'archived',
] as const satisfies readonly Stage[];

/** Whether nothing can happen to the contract any more. */
export function isClosed(contract: Contract): boolean {
  return contract.stage === 'archived' || contract.stage === 'withdrawn' || contract.stage === 'declined';
}
